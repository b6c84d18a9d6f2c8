import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

/** The roles whose accounts can deal with what an alert leads to. */
const CAN_ACT = ["reviewer", "lead", "dpo", "administrator"];

const mayBeTold = sql`a.disabled_at IS NULL AND a.roles && ${CAN_ACT}::text[]`;

export type Candidate = { accountId: string; email: string; function: string; organisation: string };
export type DutyRow = Candidate & { id: string; fromDay: string; toDay: string; reachable: boolean };

/** The accounts on duty on a Paris day; not one that was disabled, or that lost the roles it takes, since. */
export const onDuty = async (db: Queryable, day: string): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT DISTINCT a.id FROM alerts.duty d JOIN staff.account a ON a.id = d.account_id
      WHERE ${day}::date BETWEEN d.from_day AND d.to_day AND ${mayBeTold} ORDER BY a.id`)
  ).map(({ id }) => id);

/** Where an account is written to; null once it may not be told. */
export const addressOf = async (db: Queryable, accountId: string): Promise<string | null> =>
  (
    await db.query<{ email: string }>(
      sql`SELECT a.email FROM staff.account a WHERE a.id = ${accountId} AND ${mayBeTold}`,
    )
  )[0]?.email ?? null;

export const candidates = (db: Queryable) =>
  db.query<Candidate>(sql`
    SELECT a.id AS "accountId", a.email, a.function, a.organisation FROM staff.account a WHERE ${mayBeTold} ORDER BY a.email`);

/** Duties that are not over. */
export const dutiesFrom = (db: Queryable, day: string) =>
  db.query<DutyRow>(sql`
    SELECT d.id, a.id AS "accountId", a.email, a.function, a.organisation, d.from_day::text AS "fromDay", d.to_day::text AS "toDay",
      (${mayBeTold}) AS reachable
    FROM alerts.duty d JOIN staff.account a ON a.id = d.account_id
    WHERE d.to_day >= ${day}::date ORDER BY d.from_day, d.to_day, a.email`);

export const insertDuty = (
  tx: Queryable,
  duty: { id: string; accountId: string; fromDay: string; toDay: string; by: string; at: Date },
) =>
  tx.query(sql`
    INSERT INTO alerts.duty (id, account_id, from_day, to_day, set_by, set_at)
    VALUES (${duty.id}, ${duty.accountId}, ${duty.fromDay}::date, ${duty.toDay}::date, ${duty.by}, ${duty.at})`);

export const deleteDuty = async (tx: Queryable, id: string) =>
  (
    await tx.query<{ accountId: string; fromDay: string; toDay: string }>(sql`
      DELETE FROM alerts.duty WHERE id = ${id}
      RETURNING account_id AS "accountId", from_day::text AS "fromDay", to_day::text AS "toDay"`)
  )[0] ?? null;
