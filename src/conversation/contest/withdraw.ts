import type { Act } from "../../audit/entry.ts";
import { journalAll } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { type ConversationDeps, secretDigest } from "../deps.ts";
import { destroyWords } from "../erasure/destroy.ts";
import { lockConversation } from "../erasure/store.ts";
import { unknownContest } from "./contest.ts";
import { isTicket } from "./secrets.ts";
import * as store from "./store.ts";

export type WithdrawDeps = Pick<ConversationDeps, "db" | "vault" | "clock" | "review">;

/**
 * Withdraws an open contest, within a transaction that holds the lock of its conversation.
 * @returns what the journal must say of it, once every row is written
 */
export async function withdrawWithin(
  tx: Queryable,
  { vault, review }: Pick<WithdrawDeps, "vault" | "review">,
  { id, answerId }: store.ContestRow,
  at: Date,
): Promise<Act> {
  await store.markWithdrawn(tx, id, at);
  await vault.destroy(tx, id);
  await review.contested(tx, answerId, null, at);
  return { kind: "contest_withdrawn", subject: answerId, facts: { contest: id }, contentDigest: null };
}

/**
 * Withdraws the contest of a ticket. Where the person had asked for everything to be erased, nothing holds that back any
 * more: it is erased at once.
 * @throws DomainError `introuvable`, `deja-fait` when it is withdrawn or decided already
 */
export async function withdrawContest(
  deps: WithdrawDeps,
  ticket: string,
  conversationId?: string,
): Promise<void> {
  const found = isTicket(ticket) ? await store.contestOfTicket(deps.db, secretDigest(ticket)) : null;
  if (found === null || (conversationId !== undefined && found.conversationId !== conversationId))
    throw unknownContest();
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    // The conversation first, then what hangs on it: every act takes the locks in this order.
    const standing = await lockConversation(tx, found.conversationId);
    const contest = await store.contestById(tx, found.id);
    if (!contest || contest.withdrawnAt || contest.decidedAt)
      throw new DomainError("deja-fait", "Cette contestation est déjà retirée, ou déjà décidée.");
    const acts = [await withdrawWithin(tx, deps, contest, now)];
    const others = (await store.contestsOf(tx, contest.conversationId)).filter(isOpen);
    if (standing?.closedAt && others.length === 0)
      acts.push(await destroyWords(tx, deps, contest.conversationId, "conversation_erased", now));
    await journalAll(tx, acts, now);
  });
  await deps.vault.scrub(deps.db);
}

export const isOpen = ({ withdrawnAt, decidedAt }: store.ContestRow): boolean =>
  withdrawnAt === null && decidedAt === null;
