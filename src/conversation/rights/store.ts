import type { Opposition } from "../../answering/opposition.ts";
import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export const setOpposed = (tx: Queryable, conversationId: string, opposed: readonly Opposition[]) =>
  tx.query(sql`UPDATE chat.conversation SET opposed = ${[...opposed]}::text[] WHERE id = ${conversationId}`);

/** When each door of a conversation was made: at its opening, and each time its return link was followed. */
export const doorsOf = async (db: Queryable, conversationId: string): Promise<Date[]> =>
  (
    await db.query<{ at: Date }>(sql`
      SELECT created_at AS at FROM chat.access WHERE conversation_id = ${conversationId} ORDER BY created_at`)
  ).map(({ at }) => at);

/** When a member of the staff opened an answer of a conversation, by the journal; never who. */
export const staffReadingsOf = async (db: Queryable, conversationId: string): Promise<Date[]> =>
  (
    await db.query<{ at: Date }>(sql`
      SELECT e.at FROM audit.entry e JOIN chat.answer a ON a.id = e.subject
      WHERE a.conversation_id = ${conversationId} AND e.kind IN ('answer_viewed', 'evidence_issued') ORDER BY e.seq`)
  ).map(({ at }) => at);

export const noticeAddressAt = async (db: Queryable, conversationId: string): Promise<Date | null> =>
  (
    await db.query<{ at: Date }>(
      sql`SELECT at FROM chat.notice_address WHERE conversation_id = ${conversationId}`,
    )
  )[0]?.at ?? null;

export const profileUpdatedAt = async (db: Queryable, conversationId: string): Promise<Date | null> =>
  (
    await db.query<{ at: Date }>(
      sql`SELECT updated_at AS at FROM chat.profile WHERE conversation_id = ${conversationId}`,
    )
  )[0]?.at ?? null;

export type Around = {
  answerId: string;
  answeredAt: Date | null;
  corrects: boolean;
  feedbackAt: Date | null;
  correctionSeenAt: Date | null;
};

/** What is kept around each answer of a conversation besides its words. */
export const aroundAnswers = (db: Queryable, conversationId: string) =>
  db.query<Around>(sql`
    SELECT a.id AS "answerId", a.answered_at AS "answeredAt", m.corrects, f.created_at AS "feedbackAt", s.at AS "correctionSeenAt"
    FROM chat.answer a JOIN chat.message m ON m.id = a.message_id LEFT JOIN chat.feedback f ON f.answer_id = a.id
      LEFT JOIN chat.correction_seen s ON s.answer_id = a.id
    WHERE a.conversation_id = ${conversationId}`);
