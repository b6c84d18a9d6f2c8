import { journal } from "../../audit/journal.ts";
import { exportedContests } from "../contest/desk.ts";
import { type ConversationDeps, notFound } from "../deps.ts";
import { view } from "../read.ts";
import { accessGiven } from "./exercise.ts";
import { held } from "./held.ts";
import type { ConversationExport } from "./schemas.ts";
import * as store from "./store.ts";

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/**
 * All that is held of a conversation. An act of the journal: how much was given, and nothing of it.
 * @throws DomainError `introuvable`
 */
export async function exportConversation(
  deps: ConversationDeps,
  conversationId: string,
): Promise<ConversationExport> {
  const { db, clock } = deps;
  const seen = await view(deps, conversationId);
  const told = await held(deps, conversationId);
  const around = new Map(
    (await store.aroundAnswers(db, conversationId)).map((row) => [row.answerId, row] as const),
  );
  const contests = await exportedContests(deps, conversationId);
  const now = clock.now();
  const content: ConversationExport = {
    service: "Boussole IA",
    exportedAt: now.toISOString(),
    conversation: { id: seen.id, createdAt: told.since, expiresAt: told.until },
    profile: seen.profile,
    profileUpdatedAt: iso(await store.profileUpdatedAt(db, conversationId)),
    skippedQuestions: [...seen.skipped],
    oppositions: told.oppositions,
    noticeAddress: seen.noticeAddress,
    noticeAddressLeftAt: iso(await store.noticeAddressAt(db, conversationId)),
    doors: told.doors,
    readings: told.readings,
    contests: contests.map((contest) => ({
      ...contest,
      createdAt: contest.createdAt.toISOString(),
      dueAt: contest.dueAt.toISOString(),
      decidedAt: iso(contest.decidedAt),
    })),
    contacts: await deps.contacts.exported(conversationId),
    messages: seen.turns.map((turn) => {
      const beside = around.get(turn.answerId);
      if (beside === undefined) throw notFound();
      return {
        id: turn.messageId,
        question: turn.question,
        masked: turn.masked,
        generative: turn.generative,
        corrects: beside.corrects,
        askedAt: turn.askedAt.toISOString(),
        answeredAt: iso(beside.answeredAt),
        answer: turn.answer,
        withheld: turn.withheld.map(({ text, reason }) => ({ text, reason })),
        feedback: turn.feedback && { ...turn.feedback, at: iso(beside.feedbackAt) ?? "" },
        correctionSeenAt: iso(beside.correctionSeenAt),
      };
    }),
  };
  await db.transaction((tx) => journal(tx, accessGiven(conversationId, told, "file"), now));
  return content;
}
