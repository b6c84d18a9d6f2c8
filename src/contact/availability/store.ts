import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import { OPEN_MAX_DEFAULT } from "../delays.ts";
import { HELD } from "../life-cycle.ts";

export type Absence = { id: string; from: string; to: string };

/** The advisors who take no request on a day: away, or with as many as they take. One statement. */
export const unavailableOn = async (db: Queryable, day: string): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT advisor_id AS id FROM contact.absence WHERE from_day <= ${day}::date AND to_day >= ${day}::date
      UNION
      SELECT r.advisor_id FROM contact.request r LEFT JOIN contact.capacity c ON c.advisor_id = r.advisor_id
      WHERE r.closed_at IS NULL AND r.state = ANY(${[...HELD]}::text[])
      GROUP BY r.advisor_id, c.open_max HAVING count(*) >= coalesce(c.open_max, ${OPEN_MAX_DEFAULT}::int)`)
  ).map(({ id }) => id);

/** The last day of an absence that covers a day, or of those that follow it without a gap; null: none covers it. */
export async function awayUntil(db: Queryable, advisorId: string, day: string): Promise<string | null> {
  const [row] = await db.query<{ until: string | null }>(sql`
    WITH RECURSIVE away(until) AS (
      SELECT max(to_day) FROM contact.absence
      WHERE advisor_id = ${advisorId} AND from_day <= ${day}::date AND to_day >= ${day}::date
      UNION
      SELECT a.to_day FROM contact.absence a, away
      WHERE a.advisor_id = ${advisorId} AND a.from_day <= away.until + 1 AND a.to_day > away.until)
    SELECT max(until)::text AS until FROM away`);
  return row?.until ?? null;
}

export const absencesFrom = (db: Queryable, advisorId: string, day: string) =>
  db.query<Absence>(sql`
    SELECT id, from_day::text AS "from", to_day::text AS "to" FROM contact.absence
    WHERE advisor_id = ${advisorId} AND to_day >= ${day}::date ORDER BY absence.from_day, absence.id`);

export const insertAbsence = (tx: Queryable, row: Absence & { advisorId: string; at: Date }) =>
  tx.query(sql`
    INSERT INTO contact.absence (id, advisor_id, from_day, to_day, set_at)
    VALUES (${row.id}, ${row.advisorId}, ${row.from}::date, ${row.to}::date, ${row.at})`);

export const deleteAbsence = async (tx: Queryable, advisorId: string, id: string): Promise<Absence | null> =>
  (
    await tx.query<Absence>(sql`
      DELETE FROM contact.absence WHERE id = ${id} AND advisor_id = ${advisorId}
      RETURNING id, from_day::text AS "from", to_day::text AS "to"`)
  )[0] ?? null;

export const openMaxOf = async (db: Queryable, advisorId: string): Promise<number> =>
  (
    await db.query<{ max: number }>(
      sql`SELECT open_max AS max FROM contact.capacity WHERE advisor_id = ${advisorId}`,
    )
  )[0]?.max ?? OPEN_MAX_DEFAULT;

export const saveOpenMax = (tx: Queryable, advisorId: string, max: number, at: Date) =>
  tx.query(sql`
    INSERT INTO contact.capacity (advisor_id, open_max, set_at) VALUES (${advisorId}, ${max}, ${at})
    ON CONFLICT (advisor_id) DO UPDATE SET open_max = excluded.open_max, set_at = excluded.set_at`);

/** Absences that a midnight of Paris before a time ended. */
export const deleteAbsencesBefore = async (db: Queryable, time: Date): Promise<number> =>
  (
    await db.query(sql`
      DELETE FROM contact.absence WHERE (to_day + 1)::timestamp AT TIME ZONE 'Europe/Paris' <= ${time} RETURNING 1`)
  ).length;
