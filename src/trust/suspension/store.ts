import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type SuspensionRow = {
  id: string;
  advisorId: string;
  urgent: boolean;
  reason: Buffer;
  decidedBy: string;
  at: Date;
};

export const insertSuspension = (tx: Queryable, row: SuspensionRow) =>
  tx.query(sql`
    INSERT INTO trust.suspension (id, advisor_id, urgent, reason, decided_by, at)
    VALUES (${row.id}, ${row.advisorId}, ${row.urgent}, ${row.reason}, ${row.decidedBy}, ${row.at})`);

const inForce = sql`SELECT id, advisor_id AS "advisorId", urgent, reason, decided_by AS "decidedBy", at
  FROM trust.suspension WHERE lifted_at IS NULL`;

export const suspensionsInForce = (db: Queryable) => db.query<SuspensionRow>(sql`${inForce} ORDER BY at, id`);

export const suspensionOf = async (tx: Queryable, advisorId: string): Promise<SuspensionRow | null> =>
  (await tx.query<SuspensionRow>(sql`${inForce} AND advisor_id = ${advisorId} FOR UPDATE`))[0] ?? null;

export const liftSuspension = (
  tx: Queryable,
  id: string,
  { by, reason, at }: { by: string; reason: Buffer; at: Date },
) =>
  tx.query(
    sql`UPDATE trust.suspension SET lifted_at = ${at}, lifted_by = ${by}, lifted_reason = ${reason} WHERE id = ${id}`,
  );

/** Ids of suspensions lifted at or before a time, whose words are still kept. */
export const suspensionsLiftedBy = async (db: Queryable, time: Date, limit: number): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM trust.suspension WHERE erased_at IS NULL AND lifted_at <= ${time} ORDER BY lifted_at LIMIT ${limit}`)
  ).map(({ id }) => id);

/** @returns false when it was marked already */
export const markSuspensionErased = async (tx: Queryable, id: string, at: Date): Promise<boolean> =>
  (
    await tx.query(
      sql`UPDATE trust.suspension SET erased_at = ${at} WHERE id = ${id} AND erased_at IS NULL RETURNING id`,
    )
  ).length === 1;
