import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export const saveAddress = (tx: Queryable, conversationId: string, address: Buffer, at: Date) =>
  tx.query(sql`
    INSERT INTO chat.notice_address (conversation_id, address, at) VALUES (${conversationId}, ${address}, ${at})
    ON CONFLICT (conversation_id) DO UPDATE SET address = excluded.address, at = excluded.at`);

/** @param hold it stays until the end of the transaction */
export const sealedAddress = async (
  db: Queryable,
  conversationId: string,
  hold = false,
): Promise<Buffer | null> =>
  (
    await db.query<{ address: Buffer }>(sql`
      SELECT address FROM chat.notice_address WHERE conversation_id = ${conversationId} ${hold ? sql`FOR SHARE` : sql``}`)
  )[0]?.address ?? null;

/** Nobody writes to the address of a conversation, nor takes it away, before the end of the transaction. */
export const lockAddress = (tx: Queryable, conversationId: string) =>
  tx.query(sql`SELECT 1 FROM chat.notice_address WHERE conversation_id = ${conversationId} FOR UPDATE`);

/** The addresses of these answers stay until the end of the transaction: what is queued meanwhile is forgotten with them after. */
export const holdAddresses = (tx: Queryable, answerIds: readonly string[]) =>
  tx.query(sql`
    SELECT 1 FROM chat.notice_address WHERE conversation_id IN (
      SELECT conversation_id FROM chat.answer WHERE id = ANY(${answerIds}::text[]))
    ORDER BY conversation_id FOR SHARE`);

/** @returns false when there was none */
export const deleteAddress = async (tx: Queryable, conversationId: string): Promise<boolean> =>
  (
    await tx.query(
      sql`DELETE FROM chat.notice_address WHERE conversation_id = ${conversationId} RETURNING conversation_id`,
    )
  ).length === 1;

export type ToTell = {
  answerId: string;
  conversationId: string;
  reference: string;
  kind: "corrected" | "withdrawn";
  address: Buffer;
};

/** Of these answers, those corrected or withdrawn whose person left an address. */
export const toTell = (db: Queryable, answerIds: readonly string[]) =>
  db.query<ToTell>(sql`
    SELECT a.id AS "answerId", a.conversation_id AS "conversationId", a.reference, k.kind, n.address
    FROM chat.answer a JOIN chat.correction k ON k.answer_id = a.id
      JOIN chat.notice_address n ON n.conversation_id = a.conversation_id
      JOIN chat.conversation c ON c.id = a.conversation_id
    WHERE a.id = ANY(${answerIds}::text[]) AND c.erased_at IS NULL AND c.closed_at IS NULL ORDER BY a.id`);

/** Where a reference leads, while its conversation is open. */
export const answerOfReference = async (
  db: Queryable,
  reference: string,
  now: Date,
): Promise<{ answerId: string; conversationId: string } | null> =>
  (
    await db.query<{ answerId: string; conversationId: string }>(sql`
      SELECT a.id AS "answerId", a.conversation_id AS "conversationId"
      FROM chat.answer a JOIN chat.conversation c ON c.id = a.conversation_id
      WHERE a.reference = ${reference} AND c.erased_at IS NULL AND c.closed_at IS NULL AND c.expires_at > ${now}`)
  )[0] ?? null;
