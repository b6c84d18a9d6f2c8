import { journal } from "../audit/journal.ts";
import { maskPersonalData } from "../privacy/mask.ts";
import { finishAbandoned } from "./ask.ts";
import type { OwnContest } from "./contest/contest.ts";
import { ticketOf } from "./contest/secrets.ts";
import { stateOf } from "./contest/status.ts";
import type { ConversationView, Feedback } from "./conversations.ts";
import { type ConversationDeps, notFound } from "./deps.ts";
import { addressOf } from "./notice/address.ts";
import { knownCompany } from "./profile.ts";
import * as store from "./store.ts";
import { openText, openWords, sealText, shownAnswerOf } from "./words.ts";

export async function view(deps: ConversationDeps, conversationId: string): Promise<ConversationView> {
  await finishAbandoned(deps, conversationId);
  const conversation = await store.liveConversation(deps.db, conversationId, deps.clock.now());
  const key = conversation && (await deps.vault.key(deps.db, conversationId));
  if (!conversation || !key) throw notFound();
  const rows = await store.answersOf(deps.db, conversationId);
  const contests: (OwnContest | null)[] = [];
  for (const row of rows) contests.push(await contestOf(deps, row));
  return {
    ...conversation,
    ...(await knownCompany(deps.db, key, conversationId)),
    noticeAddress: await addressOf(deps.db, key, conversationId),
    turns: rows.map((row, index) => ({
      messageId: row.messageId,
      question: openText(key, row.question, row.messageId),
      masked: row.masked,
      generative: row.generative,
      askedAt: row.askedAt,
      answerId: row.id,
      answer: shownAnswerOf(key, row),
      withheld: openWords(key, row)?.withheld ?? [],
      feedback: feedbackOf(key, row),
      news: row.correctionKind !== null && !row.correctionSeen,
      contest: contests[index] ?? null,
    })),
  };
}

/** What the person said of an answer, opened; null when they said nothing. */
export function feedbackOf(key: Buffer, row: store.AnswerRow): Feedback | null {
  if (row.useful === null) return null;
  const comment = row.comment && openText(key, row.comment, row.id);
  return { useful: row.useful, reasons: row.reasons ?? [], comment };
}

async function contestOf({ db, vault }: ConversationDeps, row: store.AnswerRow): Promise<OwnContest | null> {
  const { contestId, contestedAt, contestDueAt, contestWithdrawnAt, contestDecidedAt, contestOutcome } = row;
  if (contestId === null || contestedAt === null || contestDueAt === null) return null;
  const key = await vault.key(db, contestId);
  return {
    state: stateOf({ withdrawnAt: contestWithdrawnAt, decidedAt: contestDecidedAt }),
    createdAt: contestedAt,
    dueAt: contestDueAt,
    decidedAt: contestDecidedAt,
    outcome: contestOutcome,
    ticket: key && ticketOf(key),
  };
}

export const seeCorrections = async (deps: ConversationDeps, conversationId: string): Promise<void> => {
  await store.markCorrectionsSeen(deps.db, conversationId, deps.clock.now());
};

/** @throws DomainError `introuvable` when the answer, made or under way, is not of this conversation */
export async function assertAnswer(
  deps: ConversationDeps,
  conversationId: string,
  answerId: string,
): Promise<void> {
  if (!(await store.answerById(deps.db, conversationId, answerId))) throw notFound();
}

export async function giveFeedback(
  deps: ConversationDeps,
  conversationId: string,
  answerId: string,
  feedback: Feedback,
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    // First, as every act of the person: one that was erased meanwhile gets no opinion.
    const live = await store.liveConversation(tx, conversationId, now, true);
    const row = live && (await store.answerById(tx, conversationId, answerId));
    const key = row && (await deps.vault.key(tx, conversationId));
    if (!row || !key) throw notFound();
    const comment = feedback.comment
      ? sealText(key, maskPersonalData(feedback.comment).text, answerId)
      : null;
    const { useful, reasons } = feedback;
    await store.saveFeedback(tx, { answerId, useful, reasons, comment, at: now });
    await deps.review.rated(tx, answerId, useful, now);
    await journal(
      tx,
      {
        kind: "feedback_given",
        subject: answerId,
        facts: { useful, reasons, comment: comment !== null },
        contentDigest: null,
      },
      now,
    );
  });
}
