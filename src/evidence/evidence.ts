import type { Answer, Correction, Trace } from "../answering/answer.ts";
import type { Entry } from "../audit/entry.ts";
import { journal } from "../audit/journal.ts";
import type { Line } from "../audit/statement.ts";
import type { Clock } from "../clock.ts";
import { notFound } from "../conversation/deps.ts";
import { type AnswerRow, answerById, answerOfReference } from "../conversation/store.ts";
import { answerOf, correctionOf, openText, shownAnswerOf } from "../conversation/words.ts";
import type { Database } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import type { Vault } from "../privacy/vault.ts";
import { type EntryProof, proveEntry } from "./chain.ts";
import { agrees } from "./proof.ts";
import { endOf, entriesAbout, passagesOf, type UsedPassage } from "./store.ts";

/**
 * All that proves what was answered, and why; the words are null once they are erased, and, in an exchange that its person
 * closed, for every answer but one whose contest is still to be decided.
 */
export type Evidence = {
  reference: string;
  answerId: string;
  madeAt: Date;
  recordedAt: Date;
  outcome: string;
  mode: string;
  flags: string[];
  trace: Trace;
  words: {
    /** As kept: personal data masked. */
    question: string;
    masked: string[];
    answer: Answer;
  } | null;
  erasedAt: Date | null;
  /** The person asked for everything to be erased: it waits for the decision of a contest. */
  closedAt: Date | null;
  correction: Correction | null;
  passages: UsedPassage[];
  /** Null when the journal says nothing of it. */
  recording: (EntryProof & { agrees: boolean }) | null;
  /** What the journal says of it afterwards. */
  later: Entry[];
};

export type EvidenceDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  /** The signed checkpoints and the public keys; see audit/checkpoint.ts. */
  lines(): AsyncIterable<Line | null>;
};

export type EvidenceDesk = {
  /** For the person: the words of a withdrawn answer are not shown. @throws DomainError `introuvable` */
  forPerson(conversationId: string, answerId: string): Promise<Evidence>;
  /** For the staff, an act of the journal. @throws DomainError `introuvable` */
  forStaff(reference: string, accountId: string): Promise<Evidence>;
};

export const createEvidence = (deps: EvidenceDeps): EvidenceDesk => ({
  async forPerson(conversationId, answerId) {
    const row = await answerById(deps.db, conversationId, answerId);
    if (row?.status !== "done") throw notFound();
    const evidence = await gather(deps, row, shownAnswerOf);
    if (evidence.words === null) throw notFound(); // erased meanwhile
    return evidence;
  },
  async forStaff(reference, accountId) {
    const row = await answerOfReference(deps.db, reference);
    if (row?.status !== "done")
      throw new DomainError("introuvable", "Aucune réponse enregistrée n'a cette référence.");
    const facts = { account: accountId, reference };
    await deps.db.transaction((tx) =>
      journal(tx, { kind: "evidence_issued", subject: row.id, facts, contentDigest: null }, deps.clock.now()),
    );
    return gather(deps, row, answerOf);
  },
});

async function gather(
  { db, vault, clock, lines }: EvidenceDeps,
  row: AnswerRow,
  read: typeof answerOf,
): Promise<Evidence> {
  const end = await endOf(db, row.conversationId);
  // Closed by its person, the exchange is kept for the decision of a contest: what is contested alone may be read.
  const key = end?.closedAt && !isContested(row) ? null : await vault.key(db, row.conversationId);
  const answer = key && read(key, row);
  const [first, ...later] = await entriesAbout(db, row.id);
  const recorded = first?.kind === "answer_recorded" ? first : null;
  return {
    reference: row.reference,
    answerId: row.id,
    madeAt: clock.now(),
    recordedAt: recorded?.at ?? row.createdAt,
    outcome: row.outcome ?? "",
    mode: row.mode ?? "",
    flags: row.flags,
    trace: row.trace as Trace,
    words:
      key && answer
        ? { question: openText(key, row.question, row.messageId), masked: row.masked, answer }
        : null,
    erasedAt: end?.erasedAt ?? null,
    closedAt: end?.closedAt ?? null,
    correction: correctionOf(row),
    passages: await passagesOf(db, row.id),
    recording: recorded && { ...(await proveEntry(db, lines, recorded)), agrees: agrees(recorded, row) },
    later: recorded ? later : first ? [first, ...later] : [],
  };
}

/** Whether the contest of an answer, if there is one, is still to be decided. */
const isContested = ({ contestedAt, contestWithdrawnAt, contestDecidedAt }: AnswerRow): boolean =>
  contestedAt !== null && contestWithdrawnAt === null && contestDecidedAt === null;
