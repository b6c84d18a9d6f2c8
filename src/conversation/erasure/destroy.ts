import type { Act } from "../../audit/entry.ts";
import type { Queryable } from "../../db/database.ts";
import { forgetMailAbout } from "../../mail/outbox.ts";
import type { ConversationDeps } from "../deps.ts";
import { deleteAddress, lockAddress } from "../notice/store.ts";
import { closeConversation, markErased } from "./store.ts";

export type DestroyDeps = Pick<ConversationDeps, "vault" | "review">;

/**
 * Erases a conversation within a transaction that holds its lock: its key is destroyed, so that every stored word is
 * unreadable. Once committed, call `vault.scrub`: the files hold the key still.
 * @returns what the journal must say of it, once every row is written
 */
export async function destroyWords(
  tx: Queryable,
  { vault, review }: DestroyDeps,
  conversationId: string,
  kind: "conversation_erased" | "conversation_expired",
  at: Date,
): Promise<Act> {
  await vault.destroy(tx, conversationId);
  await markErased(tx, conversationId, at);
  await review.erased(tx, conversationId, kind === "conversation_erased", at);
  // After what review holds: a correction locks an answer, then the address it writes to.
  await deleteAddress(tx, conversationId);
  await forgetMailAbout(tx, vault, conversationId, at);
  return { kind, subject: conversationId, facts: {}, contentDigest: null };
}

/**
 * Shuts every door of a conversation that waits for the decision of a contest, within a transaction that holds its lock. The
 * address stays for that decision alone: what else was to be sent there is forgotten.
 */
export async function closeDoors(
  tx: Queryable,
  { vault, review }: DestroyDeps,
  conversationId: string,
  at: Date,
): Promise<void> {
  await closeConversation(tx, conversationId, at);
  await review.closed(tx, conversationId, at);
  await lockAddress(tx, conversationId);
  await forgetMailAbout(tx, vault, conversationId, at);
}
