import { hasRole, type Staff } from "../../accounts/staff.ts";
import type { Answer } from "../../answering/answer.ts";
import { journal } from "../../audit/journal.ts";
import type { Feedback } from "../../conversation/conversations.ts";
import { feedbackOf } from "../../conversation/read.ts";
import { answersOf } from "../../conversation/store.ts";
import { answerOf, openText, openWords } from "../../conversation/words.ts";
import { open } from "../../privacy/cipher.ts";
import type { WithheldSentence } from "../../verification/verify.ts";
import type { ReviewDeps } from "../deps.ts";
import { find } from "../queue/queue.ts";
import type { ItemRow } from "../queue/store.ts";
import { refuseOpposed } from "./act.ts";
import { type Candidates, candidatesOf } from "./candidates.ts";
import { type QuotedPassage, type SupportedSentence, supportedSentences } from "./sentences.ts";
import * as store from "./store.ts";

export type ReviewEvent = Omit<store.EventRow, "words"> & {
  words: string | null;
  /** « Chargée de mission, Organisme », as they were that day; null for whoever may not know. */
  by: string | null;
};
export type OtherTurn = { reference: string; question: string; outcome: string; current: boolean };

/** All that a reader sees of an answer; the words are null once they are erased. */
export type OpenedAnswer = {
  item: ItemRow;
  words: {
    question: string;
    masked: string[];
    generative: boolean;
    /** The question as it was searched. */
    standalone: string;
    answer: Answer;
    withheld: readonly WithheldSentence[];
    feedback: Feedback | null;
    sentences: SupportedSentence[];
    /** What is folded under the answer. */
    details: SupportedSentence[];
    candidates: Candidates | null;
    turns: OtherTurn[];
  } | null;
  passages: QuotedPassage[];
  alike: store.Alike[];
  events: ReviewEvent[];
  verdicts: (Omit<store.VerdictRow, "accountId"> & { accountId: string | null })[];
  /** This reader has given theirs. */
  read: boolean;
  /** Others' verdicts are hidden from whoever has still to give the second one. */
  blind: boolean;
  correction: store.CorrectionShown | null;
  journal: Awaited<ReturnType<typeof store.entriesAbout>>;
};

const ALIKE = 10;
/** Modes whose own words frame extracts, or stand alone. */
const EXTRACTED: ReadonlySet<string> = new Set(["extractive", "canned"]);

/**
 * Opens an answer for a reader: an act, journalled as any other.
 * @throws DomainError `introuvable`
 */
export async function openAnswer(deps: ReviewDeps, staff: Staff, reference: string): Promise<OpenedAnswer> {
  const { db, vault, clock } = deps;
  const item = await find(db, reference);
  refuseOpposed(item);
  const key = await vault.key(db, item.conversationId);
  const verdicts = await store.verdictsOf(db, item.answerId);
  const read = verdicts.some(({ accountId }) => accountId === staff.accountId);
  // Whoever has still to judge must not know what the other thought; their own words are theirs.
  const blind =
    hasRole(staff, "reviewer", "lead") && item.status === "open" && item.readingsWanted > 1 && !read;
  const passages = await store.passagesOf(db, item.answerId);
  // Who did what is for those who answer for the team; a reader is told what was said, and what is their own.
  const named = hasRole(staff, "lead", "dpo");
  const shown = (accountId: string | null) => (named || accountId === staff.accountId ? accountId : null);
  const events = (await store.eventsOf(db, item.answerId)).map((event) => ({
    ...event,
    accountId: shown(event.accountId),
    by: named && typeof event.facts.by === "string" ? event.facts.by : null,
    words: key && event.words ? open(key, event.words, `review:${item.answerId}`).toString() : null,
  }));
  await db.transaction((tx) =>
    journal(
      tx,
      {
        kind: "answer_viewed",
        subject: item.answerId,
        facts: { account: staff.accountId, reference: item.reference },
        contentDigest: null,
      },
      clock.now(),
    ),
  );
  return {
    item: { ...item, claimedBy: shown(item.claimedBy) },
    // The person asked for everything to be erased: what waits for their contest is read alone.
    words: key && item.status !== "erased" ? await wordsOf(deps, key, item, passages) : null,
    passages,
    alike: await store.sameQuestion(db, item.answerId, ALIKE),
    events: blind ? events.filter(({ accountId }) => accountId === staff.accountId) : events,
    verdicts: blind ? [] : verdicts.map((verdict) => ({ ...verdict, accountId: shown(verdict.accountId) })),
    read,
    blind,
    // What was done of it tells what the first reader thought.
    correction: blind ? null : await store.correctionShown(db, item.answerId),
    journal: named && !blind ? await store.entriesAbout(db, item.answerId) : [],
  };
}

async function wordsOf(
  { db }: ReviewDeps,
  key: Buffer,
  item: ItemRow,
  passages: readonly QuotedPassage[],
): Promise<OpenedAnswer["words"]> {
  const rows = await answersOf(db, item.conversationId);
  const row = rows.find(({ id }) => id === item.answerId);
  const answer = row && answerOf(key, row);
  const kept = row && openWords(key, row);
  if (!row || !answer || !kept) return null;
  const { orientation, profile } = answer;
  const gone = new Set(await store.unreadableOf(db, item.conversationId));
  return {
    question: openText(key, row.question, row.messageId),
    masked: row.masked,
    generative: row.generative,
    standalone: kept.standalone,
    answer,
    withheld: kept.withheld,
    feedback: feedbackOf(key, row),
    sentences: supportedSentences(answer.content, passages, EXTRACTED.has(answer.mode)),
    details: supportedSentences(answer.details, passages, EXTRACTED.has(answer.mode)),
    candidates: orientation && (await candidatesOf(db, profile, orientation, item.recordedAt)),
    turns: rows
      .filter(({ id }) => !gone.has(id))
      .map((other) => ({
        reference: other.reference,
        question: openText(key, other.question, other.messageId),
        outcome: other.outcome ?? "",
        current: other.id === item.answerId,
      })),
  };
}
