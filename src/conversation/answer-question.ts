import { createHash } from "node:crypto";
import type { Answer, Trace } from "../answering/answer.ts";
import { unavailable } from "../answering/messages.ts";
import { ANSWERING, run, type Timing } from "../answering/pipeline.ts";
import { initialState, type PastTurn, type State } from "../answering/state.ts";
import type { Asker } from "../answering/step.ts";
import { contentDigest } from "../audit/entry.ts";
import { journal } from "../audit/journal.ts";
import { keyedDigest } from "../privacy/cipher.ts";
import { EMPTY_PROFILE } from "../profile/profile.ts";
import { fold } from "../retrieval/tokenise.ts";
import type { AnswerEvent } from "./conversations.ts";
import { answeringDeps, type ConversationDeps, notFound } from "./deps.ts";
import { knownCompany, recordProfile } from "./profile.ts";
import * as store from "./store.ts";
import { openText, openWords, sealWords, shownAnswerOf } from "./words.ts";

/** Version of the rules that screen, choose and flag; shown in every trace. */
export const RULES_VERSION = "2026-11-2";

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
    flags: pending.masked.length > 0 ? ["donnee_personnelle_masquee"] : [],
    history: earlier.slice(-PAST_TURNS).flatMap((row): PastTurn[] => {
      const words = openWords(key, row);
      return words ? [{ standalone: words.standalone, outcome: row.outcome as PastTurn["outcome"] }] : [];
    }),
  };
  const { state, timings } = await runOrApologise(deps, start, asker, (name, label) =>
    onEvent({ type: "step", name, label, answerId: pending.id }),
  );
  await record(deps, key, pending, state, timings);
  const row = await store.answerById(deps.db, pending.conversationId, pending.id);
  const answer = row && shownAnswerOf(key, row);
  if (!answer) throw notFound(); // erased since
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

async function record(
  deps: ConversationDeps,
  key: Buffer,
  pending: store.AnswerRow,
  state: State,
  timings: Timing[],
) {
  const draft = state.draft ?? unavailable();
  const { content, details, citations, validation, suggestions } = draft;
  const { standalone, withheld, written, profile, orientation } = state;
  const words = {
    content,
    details,
    citations,
    validation,
    suggestions,
    standalone,
    withheld,
    profile,
    orientation,
  };
  const sealed = sealWords(key, words, pending.id);
  const now = deps.clock.now();
  const trace: Trace = {
    steps: timings,
    promptVersions: written ? { ecrire: written.promptVersion } : {},
    model: written?.model ?? null,
    rulesVersion: RULES_VERSION,
    knowledgeVersion: state.found?.edition ?? (await deps.retriever.analyser()).edition,
    directoryVersion: orientation?.directoryVersion ?? null,
  };
  const passages = state.used.map(({ passage, n }) => ({
    digest: passage.digest,
    score: passage.score,
    citation: n,
  }));
  const questionGroup = keyedDigest(deps.groupingKey, fold(state.question));
  await deps.db.transaction(async (tx) => {
    // First: an erasure that came meanwhile stops all that follows, and one that comes now waits for the end of it.
    if (!(await store.liveConversation(tx, pending.conversationId, now, true))) throw notFound();
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
      questionHmac: questionGroup,
      answeredAt: now,
    });
    if (!mine) return; // another process recorded it first: its words stand
    await store.insertPassages(tx, pending.id, passages);
    if (profile !== EMPTY_PROFILE) await recordProfile(tx, key, pending.conversationId, profile, now);
    // An alert it raises takes the journal's lock: no other row is locked after it.
    await deps.review.recorded(tx, {
      answerId: pending.id,
      conversationId: pending.conversationId,
      reference: pending.reference,
      outcome: draft.outcome,
      mode: draft.mode,
      flags: state.flags,
      passages: passages.flatMap(({ digest, citation }) => (citation === null ? [] : [digest])),
      preparedId: state.prepared?.id ?? null,
      questionGroup,
      profile,
      promptVersion: written?.promptVersion ?? null,
      at: now,
    });
    await journal(
      tx,
      {
        kind: "answer_recorded",
        subject: pending.id,
        facts: {
          reference: pending.reference,
          conversation: pending.conversationId,
          question: contentDigest(pending.question),
          outcome: draft.outcome,
          mode: draft.mode,
          flags: [...state.flags],
          risk: state.risk,
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
      },
      now,
    );
  });
}
