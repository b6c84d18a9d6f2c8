import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type Standing = { closedAt: Date | null; erasedAt: Date | null; expiresAt: Date };

/** A conversation, whatever became of it, locked: what its person and its reviewers do waits for the end of the transaction. */
export const lockConversation = async (tx: Queryable, id: string): Promise<Standing | null> =>
  (
    await tx.query<Standing>(sql`
      SELECT closed_at AS "closedAt", erased_at AS "erasedAt", expires_at AS "expiresAt"
      FROM chat.conversation WHERE id = ${id} FOR UPDATE`)
  )[0] ?? null;

/** Every door goes, and what groups the questions; the words stay while their key does. */
async function forgetAround(tx: Queryable, conversationId: string): Promise<void> {
  await tx.query(sql`UPDATE chat.answer SET question_hmac = NULL WHERE conversation_id = ${conversationId}`);
  await tx.query(
    sql`UPDATE chat.message SET client_message_id = NULL WHERE conversation_id = ${conversationId}`,
  );
  await tx.query(sql`UPDATE chat.conversation SET opposed = '{}' WHERE id = ${conversationId}`);
  await tx.query(sql`DELETE FROM chat.profile WHERE conversation_id = ${conversationId}`);
  await tx.query(sql`DELETE FROM chat.access WHERE conversation_id = ${conversationId}`);
}

/** Nothing opens the conversation any more; its words wait for a decision. */
export async function closeConversation(tx: Queryable, conversationId: string, at: Date): Promise<void> {
  await tx.query(sql`UPDATE chat.conversation SET closed_at = ${at} WHERE id = ${conversationId}`);
  await forgetAround(tx, conversationId);
}

/** Marks a conversation erased. Its key is the vault's to destroy; its address goes in its turn (destroy.ts). */
export async function markErased(tx: Queryable, conversationId: string, at: Date): Promise<void> {
  await tx.query(sql`UPDATE chat.conversation SET erased_at = ${at} WHERE id = ${conversationId}`);
  await forgetAround(tx, conversationId);
}

/** Those to erase: their time has come, or their person `asked`. One that is contested waits for the decision. */
export const conversationsToErase = (db: Queryable, now: Date, limit: number) =>
  db.query<{ id: string; asked: boolean }>(sql`
    SELECT c.id, c.closed_at IS NOT NULL AS asked FROM chat.conversation c
    WHERE c.erased_at IS NULL AND (c.expires_at <= ${now} OR c.closed_at IS NOT NULL) AND NOT EXISTS (
      SELECT 1 FROM chat.contest o
      WHERE o.conversation_id = c.id AND o.decided_at IS NULL AND o.withdrawn_at IS NULL)
    ORDER BY c.expires_at LIMIT ${limit}`);
