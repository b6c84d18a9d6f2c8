import type { Queryable } from "../../db/database.ts";
import type { Vault } from "../../privacy/vault.ts";
import { type ConversationDeps, secretDigest } from "../deps.ts";
import type { ContestState, ContestStatus, Contests } from "./contest.ts";
import { contestAnswer } from "./file.ts";
import { isTicket, openAnswer } from "./secrets.ts";
import { type ContestRow, contestOfTicket } from "./store.ts";
import { withdrawContest } from "./withdraw.ts";

/** Where a contest stands, told by what was done of it. */
export const stateOf = ({
  withdrawnAt,
  decidedAt,
}: Pick<ContestRow, "withdrawnAt" | "decidedAt">): ContestState =>
  decidedAt ? "decided" : withdrawnAt ? "withdrawn" : "open";

/** What was answered to the person; null before, and once its key is destroyed. */
export async function answerTo(db: Queryable, vault: Vault, row: ContestRow): Promise<string | null> {
  const key = row.answer && (await vault.key(db, row.id));
  return row.answer && key ? openAnswer(key, row.answer, row.id) : null;
}

/** How the contest of a ticket stands, without a word of the exchange; null for what is no ticket of ours. */
export async function contestStatus(
  { db, vault }: Pick<ConversationDeps, "db" | "vault">,
  ticket: string,
  conversationId?: string,
): Promise<ContestStatus | null> {
  const row = isTicket(ticket) ? await contestOfTicket(db, secretDigest(ticket)) : null;
  if (row === null || (conversationId !== undefined && row.conversationId !== conversationId)) return null;
  const { reference, createdAt, dueAt, decidedAt, outcome } = row;
  return {
    reference,
    state: stateOf(row),
    createdAt,
    dueAt,
    decidedAt,
    outcome,
    answer: await answerTo(db, vault, row),
    answerErased: decidedAt !== null && row.answerErasedAt !== null,
    erasing: row.closedAt !== null && row.erasedAt === null,
  };
}

/** What the person can do; the staff's acts are in `decide.ts` and `desk.ts`. */
export const createContests = (
  deps: Pick<ConversationDeps, "db" | "vault" | "clock" | "review" | "canMail">,
): Contests => ({
  contest: (conversationId, answerId, given) => contestAnswer(deps, conversationId, answerId, given),
  status: (ticket, conversationId) => contestStatus(deps, ticket, conversationId),
  withdraw: (ticket, conversationId) => withdrawContest(deps, ticket, conversationId),
});
