import { createHash } from "node:crypto";
import type { Answer, Trace } from "../answering/answer.ts";
import { generalised } from "../answering/discretion.ts";
import { unavailable } from "../answering/messages.ts";
import { ANSWERING, run, type Timing } from "../answering/pipeline.ts";
import { riskOf } from "../answering/risk.ts";
import { initialState, type PastTurn, type State } from "../answering/state.ts";
import type { Asker } from "../answering/step.ts";
import { type Act, contentDigest } from "../audit/entry.ts";
import { journalAll } from "../audit/journal.ts";
import { footprintOf } from "../footprint/footprint.ts";
import type { Host } from "../footprint/host.ts";
import { keyedDigest } from "../privacy/cipher.ts";
import { EMPTY_PROFILE } from "../profile/profile.ts";
import { fold } from "../retrieval/tokenise.ts";
import { contestsOf } from "./contest/store.ts";
import type { AnswerEvent } from "./conversations.ts";
import { answeringDeps, type ConversationDeps, notFound } from "./deps.ts";
import { eraseWithin } from "./erasure/erase.ts";
import { knownCompany, recordProfile } from "./profile.ts";
import { settle } from "./rights/settle.ts";
import * as store from "./store.ts";
import { openText, openWords, sealWords, shownAnswerOf } from "./words.ts";

/** Version of the rules that screen, choose and flag; shown in every trace. */
export const RULES_VERSION = "2026-12-1";

/** Orders equal advisors the same way all along a conversation, without telling which it is. */
const seedOf = (conversationId: string): string =>
  createHash("sha256").update(`orientation ${conversationId}`).digest("base64url").slice(0, 16);

const PAST_TURNS = 6;

/**
 * Answers the question of a pending row and records it: answer, passages with their digests, trace and journal entry
 * in one transaction, the journal's lock last. A failure of the pipeline is recorded as `unavailable`, never lost.
 * @throws DomainError `introuvable` when the conversation was erased or closed meanwhile: nothing of the answer is kept
 */
export async function answerQuestion(
  deps: ConversationDeps,
  pending: store.AnswerRow,
  asker: Asker,
  onEvent: (event: AnswerEvent) => void = () => {},
): Promise<Answer> {
  const key = await deps.vault.key(deps.db, pending.conversationId);
  if (!key) throw notFound();
  const earlier = (await store.answersOf(deps.db, pending.conversationId)).filter(
    (row) => row.status === "done",
  );
  const known = await knownCompany(deps.db, key, pending.conversationId);
  const live = await store.liveConversation(deps.db, pending.conversationId, deps.clock.now());
  if (!live) throw notFound();
  const last = earlier.at(-1);
  const start: State = {
    ...initialState(openText(key, pending.question, pending.messageId), pending.generative),
    masked: pending.masked,
    profile: known.profile,
    before: known.profile,
    skipped: known.skipped,
    // A withdrawn answer is shown no more, nor the question that ended it. History holds questions and outcomes alone.
    asked:
      (last?.correctionKind !== "withdrawn" &&
        last &&
        openWords(key, last)?.orientation?.nextQuestion?.field) ||
      null,
    seed: seedOf(pending.conversationId),
    corrects: pending.corrects,
    opposed: live.opposed,
    flags: pending.masked.length > 0 ? ["donnee_personnelle_masquee"] : [],
    history: earlier.slice(-PAST_TURNS).flatMap((row): PastTurn[] => {
      const words = openWords(key, row);
      return words ? [{ standalone: words.standalone, outcome: row.outcome as PastTurn["outcome"] }] : [];
    }),
  };
  const { state, timings } = await runOrApologise(deps, start, asker, (name, label) =>
    onEvent({ type: "step", name, label, answerId: pending.id }),
  );
  const row = await record(deps, key, pending, state, timings);
  // From what was read before an erasure that came with it: afterwards nothing opens the row.
  const answer = row && shownAnswerOf(key, row);
  if (!answer) throw notFound();
  return answer;
}

async function runOrApologise(
  deps: ConversationDeps,
  start: State,
  asker: Asker,
  onStep: (name: string, label: string) => void,
) {
  try {
    return await run(ANSWERING, start, answeringDeps(deps, asker), ({ name, label }) => {
      if (label) onStep(name, label);
    });
  } catch (error) {
    // The kind of the failure only: its message could quote the question.
    const kind = error instanceof Error ? error.name : "Error";
    deps.onUnexpected(error, "answering");
    return {
      state: { ...start, draft: unavailable(), flags: [...start.flags, "panne"] },
      timings: [{ name: `panne:${kind}`, ms: 0 }],
    };
  }
}

/** What the model's calls used, estimated now: where it runs may change later. */
function estimateOf(written: State["written"], timings: readonly Timing[], host: Host | null) {
  const waited = timings.find(({ name }) => name === "generate")?.ms;
  const usage = {
    model: written?.model ?? null,
    modelCalls: written?.calls ?? 0,
    inputTokens: written?.inputTokens ?? 0,
    outputTokens: written?.outputTokens ?? 0,
    seconds: waited === undefined ? null : waited / 1_000,
  };
  const { energyWh, gCO2e } = footprintOf(usage, host);
  return {
    energyWh: energyWh && [energyWh.min, energyWh.max],
    gCO2e: gCO2e && [gCO2e.min, gCO2e.max],
  };
}

/** @returns the row as recorded, read before it is erased where the person asked for that; null when it is gone */
async function record(
  deps: ConversationDeps,
  key: Buffer,
  pending: store.AnswerRow,
  made: State,
  timings: Timing[],
): Promise<store.AnswerRow | null> {
  const now = deps.clock.now();
  const { conversationId } = pending;
  const knowledgeVersion = made.found?.edition ?? (await deps.retriever.analyser()).edition;
  const questionGroup = keyedDigest(deps.groupingKey, fold(made.question));
  const passages = made.used.map(({ passage, n }) => ({
    digest: passage.digest,
    score: passage.score,
    citation: n,
  }));
  const { row, erased } = await deps.db.transaction(async (tx) => {
    // First: an erasure that came meanwhile stops all that follows, and one that comes now waits for the end of it.
    const live = await store.liveConversation(tx, conversationId, now, true);
    if (!live) throw notFound();
    const { state, acts, erases, understood, opposed } = await settle(tx, deps, key, live, made, now);
    const draft = state.draft ?? unavailable();
    const { content, details, citations, validation, suggestions } = draft;
    const { standalone, withheld, written, profile, orientation } = state;
    const shown = { content, details, citations, validation, suggestions };
    const sealed = sealWords(key, { ...shown, standalone, withheld, profile, orientation }, pending.id);
    const trace: Trace = {
      steps: timings,
      promptVersions: written ? { ecrire: written.promptVersion } : {},
      model: written?.model ?? null,
      rulesVersion: RULES_VERSION,
      knowledgeVersion,
      directoryVersion: orientation?.directoryVersion ?? null,
    };
    const told = generalised({ outcome: draft.outcome, flags: state.flags });
    const mine = await store.completeAnswer(tx, {
      id: pending.id,
      outcome: draft.outcome,
      mode: draft.mode,
      completeness: draft.completeness,
      content: sealed,
      flags: state.flags,
      trace,
      modelCalls: written?.calls ?? 0,
      inputTokens: written?.inputTokens ?? 0,
      outputTokens: written?.outputTokens ?? 0,
      ...estimateOf(written, timings, deps.writer?.host ?? null),
      questionHmac: questionGroup,
      answeredAt: now,
    });
    const row = await store.answerById(tx, conversationId, pending.id);
    if (!mine) return { row, erased: false }; // another process recorded it first: its words stand
    await store.insertPassages(tx, pending.id, passages);
    if (understood) await recordProfile(tx, key, conversationId, profile, now);
    // An alert it raises takes the journal's lock: no other row is locked after it.
    await deps.review.recorded(tx, {
      answerId: pending.id,
      conversationId,
      reference: pending.reference,
      outcome: draft.outcome,
      mode: draft.mode,
      flags: state.flags,
      passages: passages.flatMap(({ digest, citation }) => (citation === null ? [] : [digest])),
      preparedId: state.prepared?.id ?? null,
      questionGroup,
      profile: opposed.includes("profiling") ? EMPTY_PROFILE : profile,
      promptVersion: written?.promptVersion ?? null,
      opposed: opposed.includes("review"),
      at: now,
    });
    const recorded: Act = {
      kind: "answer_recorded",
      subject: pending.id,
      facts: {
        reference: pending.reference,
        conversation: conversationId,
        question: contentDigest(pending.question),
        // The journal is for ever: what is intimate stays in rows that forget it (erasure/blur).
        ...told,
        mode: draft.mode,
        risk: riskOf(told.flags),
        passages: passages.filter((p) => p.citation !== null).map((p) => p.digest),
        rules: trace.rulesVersion,
        knowledge: trace.knowledgeVersion,
        model: trace.model,
        // Who was proposed, by which rules, from which edition of the directory: it outlives the words.
        ...(orientation && {
          action: orientation.action,
          proposed: orientation.advisors.map(({ id }) => id),
          orientationRules: orientation.rulesVersion,
          directory: orientation.directoryVersion,
        }),
        generative: pending.generative,
        prompts: Object.entries(trace.promptVersions).map(([step, version]) => `${step}:${version}`),
        withheld: withheld.map(({ reason }) => reason),
      },
      contentDigest: contentDigest(sealed),
    };
    const gone = erases
      ? await eraseWithin(tx, deps, conversationId, await contestsOf(tx, conversationId), now)
      : [];
    await journalAll(tx, [recorded, ...acts, ...gone], now);
    return { row, erased: erases };
  });
  if (erased) await deps.vault.scrub(deps.db);
  return row;
}
