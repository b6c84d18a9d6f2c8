import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type Recipient = "advisor" | "leader";

/** What a letter is about, in the outbox: letters to one of them are forgotten apart. */
export const aboutOf = (requestId: string, to: Recipient): string => `${requestId}:${to}`;

/** The weekly letter of an advisor, which tells of several requests. */
export const digestAbout = (advisorId: string): string => `digest:${advisorId}`;

export const addLetter = (
  tx: Queryable,
  row: { requestId: string; kind: string; move: number; mailId: string; to: Recipient; at: Date },
) =>
  tx.query(sql`
    INSERT INTO contact.letter (request_id, kind, move, mail_id, "to", at)
    VALUES (${row.requestId}, ${row.kind}, ${row.move}, ${row.mailId}, ${row.to}, ${row.at})`);

export type Ended = { requestId: string; mailId: string; to: Recipient; sent: boolean; code: string | null };

/** Letters that the outbox has done with, and whose fate is not recorded here yet. */
export const lettersEnded = (db: Queryable, limit: number) =>
  db.query<Ended>(sql`
    SELECT l.request_id AS "requestId", l.mail_id AS "mailId", l."to", o.sent, o.last_code AS code
    FROM contact.letter l JOIN mail.outbox o ON o.id = l.mail_id
    WHERE l.ended_at IS NULL AND o.ended_at IS NOT NULL ORDER BY l.at, l.mail_id LIMIT ${limit}`);

/** @returns false when that was known already */
export const recordFate = async (
  tx: Queryable,
  mailId: string,
  fate: { sent: boolean; code: string | null; at: Date },
): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE contact.letter SET ended_at = ${fate.at}, sent = ${fate.sent}, code = ${fate.code}
      WHERE mail_id = ${mailId} AND ended_at IS NULL RETURNING mail_id`)
  ).length > 0;

/** True when a letter to the advisor about a request left, or may have. */
export const wasTold = async (
  db: Queryable,
  requestId: string,
  unsent: readonly string[],
): Promise<boolean> =>
  (
    await db.query(sql`
      SELECT 1 FROM contact.letter WHERE request_id = ${requestId} AND "to" = 'advisor' AND sent IS NOT FALSE
        AND NOT (mail_id = ANY(${unsent}::text[])) LIMIT 1`)
  ).length > 0;

/** True once a letter to the advisor about a request was taken by their mail server. */
export const wasHanded = async (db: Queryable, requestId: string): Promise<boolean> =>
  (
    await db.query(sql`
      SELECT 1 FROM contact.letter l LEFT JOIN mail.outbox o ON o.id = l.mail_id
      WHERE l.request_id = ${requestId} AND l."to" = 'advisor' AND (l.sent OR o.sent OR o.handed_at IS NOT NULL) LIMIT 1`)
  ).length > 0;

/** False when the letter of that week is queued, or was. */
export const claimDigest = async (
  tx: Queryable,
  advisorId: string,
  week: string,
  at: Date,
): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO contact.digest (advisor_id, week, at) VALUES (${advisorId}, ${week}::date, ${at})
      ON CONFLICT DO NOTHING RETURNING advisor_id`)
  ).length === 1;

/** Its last letter of the week did not leave: another may be written. */
export const unclaimDigest = (tx: Queryable, advisorId: string) =>
  tx.query(sql`
    DELETE FROM contact.digest WHERE advisor_id = ${advisorId}
      AND week = (SELECT max(week) FROM contact.digest WHERE advisor_id = ${advisorId})`);

export const deleteDigestsBefore = async (db: Queryable, time: Date): Promise<number> =>
  (await db.query(sql`DELETE FROM contact.digest WHERE at <= ${time} RETURNING 1`)).length;

/** The advisors whose letter of that week is queued, or was, or had nothing to say. */
export const digestedIn = async (db: Queryable, week: string): Promise<string[]> =>
  (
    await db.query<{ id: string }>(
      sql`SELECT advisor_id AS id FROM contact.digest WHERE week = ${week}::date`,
    )
  ).map(({ id }) => id);
