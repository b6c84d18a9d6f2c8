import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";

export const insertLetter = (
  tx: Queryable,
  letter: { id: string; about: string | null; sealed: Buffer; at: Date; officeHours: boolean },
) =>
  tx.query(sql`
    INSERT INTO mail.outbox (id, about, sealed, created_at, next_at, office_hours)
    VALUES (${letter.id}, ${letter.about}, ${letter.sealed}, ${letter.at}, ${letter.at}, ${letter.officeHours})`);

/** Letters about a conversation that are not sent yet. */
export const lettersAbout = async (tx: Queryable, conversationId: string): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      sql`SELECT id FROM mail.outbox WHERE about = ${conversationId} AND ended_at IS NULL ORDER BY id`,
    )
  ).map(({ id }) => id);

export type ClaimedLetter = { id: string; sealed: Buffer; attempts: number };

/** Takes the letters whose time has come, `limit` at most, that no other process holds, until `until`. */
export const claimLetters = (
  db: Queryable,
  { now, until, limit, office }: { now: Date; until: Date; limit: number; office: boolean },
): Promise<ClaimedLetter[]> =>
  db.query<ClaimedLetter>(sql`
    UPDATE mail.outbox SET claimed_until = ${until}, attempts = attempts + 1
    WHERE id IN (
      SELECT id FROM mail.outbox
      WHERE ended_at IS NULL AND next_at <= ${now} AND (claimed_until IS NULL OR claimed_until <= ${now})
        AND handed_at IS NULL AND (${office} OR NOT office_hours)
      ORDER BY next_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id, sealed, attempts`);

/** Puts a letter off; does nothing once another process has taken it over. */
export const postpone = (
  db: Queryable,
  id: string,
  { held, nextAt, code }: { held: Date; nextAt: Date; code: string },
) =>
  db.query(sql`
    UPDATE mail.outbox SET next_at = ${nextAt}, last_code = ${code}, claimed_until = NULL, handed_at = NULL
    WHERE id = ${id} AND claimed_until = ${held} AND ended_at IS NULL`);

/** Forgets what a letter said and to whom. @returns false when that was done already */
export const endLetter = async (
  tx: Queryable,
  id: string,
  { sent, code, at }: { sent: boolean; code: string | null; at: Date },
): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE mail.outbox SET sealed = NULL, about = NULL, sent = ${sent}, ended_at = ${at}, last_code = coalesce(${code}, last_code), claimed_until = NULL
      WHERE id = ${id} AND ended_at IS NULL RETURNING id`)
  ).length === 1;

/** True while a letter is this process's to send: not taken back, nor taken over by another. */
export const isHeld = async (db: Queryable, id: string, held: Date): Promise<boolean> =>
  (
    await db.query(
      sql`SELECT 1 FROM mail.outbox WHERE id = ${id} AND claimed_until = ${held} AND ended_at IS NULL`,
    )
  ).length === 1;

/** The line that ends a letter is on its way to the server. */
export const markHanded = (db: Queryable, id: string, held: Date, at: Date) =>
  db.query(sql`
    UPDATE mail.outbox SET handed_at = ${at} WHERE id = ${id} AND claimed_until = ${held} AND ended_at IS NULL`);

/** The same, of letters that processes left behind them. */
export const markLeft = (db: Queryable, ids: readonly string[], at: Date) =>
  db.query(sql`
    UPDATE mail.outbox SET handed_at = ${at}
    WHERE id = ANY(${ids}::text[]) AND handed_at IS NULL AND claimed_until IS NOT NULL AND ended_at IS NULL`);

/** Letters whose last line was on its way when their process died. */
export const lettersInDoubt = async (db: Queryable, now: Date): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM mail.outbox WHERE handed_at IS NOT NULL AND ended_at IS NULL AND claimed_until <= ${now} ORDER BY id`)
  ).map(({ id }) => id);

export const deleteEndedBy = async (db: Queryable, time: Date): Promise<number> =>
  (await db.query(sql`DELETE FROM mail.outbox WHERE ended_at <= ${time} RETURNING 1`)).length;

/** Letters queued before a time and not sent yet, that no process is sending. */
export const staleLetters = async (db: Queryable, before: Date, now: Date): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM mail.outbox
      WHERE ended_at IS NULL AND created_at <= ${before} AND (claimed_until IS NULL OR claimed_until <= ${now})`)
  ).map(({ id }) => id);
