import type { Act } from "../../audit/entry.ts";
import { journal, journalAll } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { ANSWER_DAYS_KEPT } from "../contest/contest.ts";
import { answersToErase, type ContestRow, contestsOf, markAnswerErased } from "../contest/store.ts";
import { isOpen, withdrawWithin } from "../contest/withdraw.ts";
import type { ContestChoice, Erasure } from "../conversations.ts";
import { type ConversationDeps, notFound } from "../deps.ts";
import { liveConversation } from "../store.ts";
import { closeDoors, destroyWords } from "./destroy.ts";
import { conversationsToErase, lockConversation } from "./store.ts";

type Deps = Pick<ConversationDeps, "db" | "vault" | "clock" | "review">;
type WithContacts = Deps & Pick<ConversationDeps, "contacts">;

/**
 * Erases a conversation at once: the key is destroyed, in the files too. With an open contest and `wait`, its doors close
 * at once (no token, cookie nor return link opens it any more) and its words are kept for that decision alone.
 * @throws DomainError `introuvable`
 */
export async function erase(
  deps: WithContacts,
  conversationId: string,
  choice: ContestChoice,
): Promise<Erasure> {
  const now = deps.clock.now();
  const erasedAfter = await deps.db.transaction(async (tx) => {
    if (!(await liveConversation(tx, conversationId, now, true))) throw notFound();
    const contests = await contestsOf(tx, conversationId);
    const open = contests.filter(isOpen);
    if (open.length > 0 && choice === "wait") {
      await closeDoors(tx, deps, conversationId, now);
      // No contest is about them: they wait for nothing.
      const gone = await deps.contacts.erase(tx, conversationId, now);
      const facts = { contests: open.map(({ id }) => id) };
      const asked: Act = { kind: "erasure_requested", subject: conversationId, facts, contentDigest: null };
      await journalAll(tx, [asked, ...gone], now);
      return new Date(Math.max(...open.map(({ dueAt }) => dueAt.getTime())));
    }
    await journalAll(tx, await eraseWithin(tx, deps, conversationId, contests, now), now);
    return null;
  });
  await deps.vault.scrub(deps.db);
  return { erasedAfter };
}

/**
 * Erases a conversation at the demand of its person, within a transaction that holds its lock; the contests that are open are
 * withdrawn. Once committed, call `vault.scrub`.
 * @returns what the journal must say of it, once every row is written
 */
export async function eraseWithin(
  tx: Queryable,
  deps: Pick<WithContacts, "vault" | "review" | "contacts">,
  conversationId: string,
  contests: readonly ContestRow[],
  at: Date,
): Promise<Act[]> {
  const acts: Act[] = [];
  for (const contest of contests.filter(isOpen)) acts.push(await withdrawWithin(tx, deps, contest, at));
  for (const { id } of contests) await eraseAnswer(tx, deps, id, at);
  acts.push(...(await deps.contacts.erase(tx, conversationId, at)));
  acts.push(await destroyWords(tx, deps, conversationId, "conversation_erased", at));
  return acts;
}

/** What was answered to a contest is sealed with a key of its own. */
async function eraseAnswer(tx: Queryable, { vault }: Pick<Deps, "vault">, contestId: string, at: Date) {
  if (await markAnswerErased(tx, contestId, at)) await vault.destroy(tx, contestId);
}

const BATCH = 500;
const DAY_MS = 86_400_000;

/**
 * Erases the conversations whose time has come, finishes an erasure that a crash cut short, and erases the answers to
 * contests decided long ago; a batch of each.
 * @returns how many conversations
 */
export async function eraseExpired(deps: Deps): Promise<number> {
  const done = await eraseExpiredConversations(deps);
  await eraseOldContestAnswers(deps);
  return done;
}

/** @returns how many, a batch at most */
export async function eraseExpiredConversations(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const due = await conversationsToErase(deps.db, now, BATCH);
  for (const { id, asked } of due) {
    await deps.db.transaction(async (tx) => {
      const standing = await lockConversation(tx, id);
      // Another process was first, or a contest came in meanwhile.
      if (standing === null || standing.erasedAt || (await contestsOf(tx, id)).some(isOpen)) return;
      const kind = asked ? "conversation_erased" : "conversation_expired";
      await journal(tx, await destroyWords(tx, deps, id, kind, now), now);
    });
  }
  await deps.vault.scrub(deps.db);
  return due.length;
}

/** @returns how many, a batch at most */
export async function eraseOldContestAnswers(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const before = new Date(now.getTime() - ANSWER_DAYS_KEPT * DAY_MS);
  const due = await answersToErase(deps.db, before, BATCH);
  for (const id of due) await deps.db.transaction((tx) => eraseAnswer(tx, deps, id, now));
  await deps.vault.scrub(deps.db);
  return due.length;
}
