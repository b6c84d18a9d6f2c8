import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";

export const insertSheet = (
  tx: Queryable,
  row: { id: string; accountId: string; content: Buffer; createdAt: Date },
) =>
  tx.query(sql`
    INSERT INTO briefing.sheet (id, account_id, content, created_at)
    VALUES (${row.id}, ${row.accountId}, ${row.content}, ${row.createdAt})`);

/** One's own sheet, younger than a time; null for another's as for none. */
export const sheetOf = async (
  db: Queryable,
  accountId: string,
  id: string,
  after: Date,
): Promise<{ content: Buffer; createdAt: Date } | null> =>
  (
    await db.query<{ content: Buffer; createdAt: Date }>(sql`
      SELECT content, created_at AS "createdAt" FROM briefing.sheet
      WHERE id = ${id} AND account_id = ${accountId} AND created_at > ${after}`)
  )[0] ?? null;

export const sheetsOf = (db: Queryable, accountId: string, after: Date) =>
  db.query<{ id: string; createdAt: Date }>(sql`
    SELECT id, created_at AS "createdAt" FROM briefing.sheet
    WHERE account_id = ${accountId} AND created_at > ${after} ORDER BY sheet.created_at DESC, sheet.id LIMIT 100`);

/** @returns false when it is gone already */
export const deleteSheet = async (tx: Queryable, id: string): Promise<boolean> =>
  (await tx.query(sql`DELETE FROM briefing.sheet WHERE id = ${id} RETURNING id`)).length === 1;

export const sheetsMadeBy = async (db: Queryable, time: Date, limit: number): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM briefing.sheet WHERE created_at <= ${time} ORDER BY sheet.created_at LIMIT ${limit}`)
  ).map(({ id }) => id);
