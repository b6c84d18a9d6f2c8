import { OPPOSABLE, type Opposition } from "../../answering/opposition.ts";
import type { Act } from "../../audit/entry.ts";
import { journalAll } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { type ConversationDeps, notFound } from "../deps.ts";
import { forgetCompany } from "../profile.ts";
import { liveConversation } from "../store.ts";
import { setOpposed } from "./store.ts";

type Change = {
  conversationId: string;
  key: Buffer;
  before: readonly Opposition[];
  after: readonly Opposition[];
};

/**
 * Makes these the oppositions of a conversation, within a transaction that holds its lock: what was understood of the company is
 * forgotten, and review lists or leaves out its answers, at once. Taken back, an opposition brings nothing back that it destroyed.
 * @returns what the journal must say of it, once every row is written; nothing when nothing changes
 */
export async function opposeWithin(
  tx: Queryable,
  { review }: Pick<ConversationDeps, "review">,
  { conversationId, key, before, after }: Change,
  at: Date,
): Promise<Act[]> {
  const made = OPPOSABLE.filter((to) => after.includes(to) && !before.includes(to));
  const withdrawn = OPPOSABLE.filter((to) => before.includes(to) && !after.includes(to));
  if (made.length === 0 && withdrawn.length === 0) return [];
  await setOpposed(
    tx,
    conversationId,
    OPPOSABLE.filter((to) => after.includes(to)),
  );
  if (made.includes("profiling")) {
    await forgetCompany(tx, key, conversationId, at);
    await review.unprofiled(tx, conversationId);
  }
  if (made.includes("review") || withdrawn.includes("review"))
    await review.opposed(tx, conversationId, made.includes("review"), at);
  const act = (kind: "opposition_made" | "opposition_withdrawn", to: Opposition[]): Act[] =>
    to.length === 0 ? [] : [{ kind, subject: conversationId, facts: { to }, contentDigest: null }];
  return [...act("opposition_made", made), ...act("opposition_withdrawn", withdrawn)];
}

/**
 * Makes these the oppositions of a conversation, and no other.
 * @throws DomainError `introuvable`
 */
export async function oppose(
  deps: Pick<ConversationDeps, "db" | "vault" | "clock" | "review">,
  conversationId: string,
  after: readonly Opposition[],
): Promise<Opposition[]> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const live = await liveConversation(tx, conversationId, now, true);
    const key = live && (await deps.vault.key(tx, conversationId));
    if (!key) throw notFound();
    const acts = await opposeWithin(tx, deps, { conversationId, key, before: live.opposed, after }, now);
    await journalAll(tx, acts, now);
    return OPPOSABLE.filter((to) => after.includes(to));
  });
}
