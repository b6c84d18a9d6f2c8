import { journal } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import type { ConversationDeps } from "../deps.ts";
import { markErased } from "./store.ts";

export type DestroyDeps = Pick<ConversationDeps, "vault" | "review">;

/**
 * Erases a conversation within a transaction that holds its lock: its key is destroyed, so that every stored word is
 * unreadable, and the journal says that it was. Once committed, call `vault.scrub`: the files hold the key still.
 */
export async function destroyWords(
  tx: Queryable,
  { vault, review }: DestroyDeps,
  conversationId: string,
  kind: "conversation_erased" | "conversation_expired",
  at: Date,
): Promise<void> {
  await vault.destroy(tx, conversationId);
  await markErased(tx, conversationId, at);
  await review.erased(tx, conversationId, kind === "conversation_erased", at);
  await journal(tx, { kind, subject: conversationId, facts: {}, contentDigest: null }, at);
}
