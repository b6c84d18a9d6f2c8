import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { SwitchKind } from "./switch.ts";

export const turnedOff = (db: Queryable) =>
  db.query<{ kind: SwitchKind; target: string }>(sql`SELECT kind, target FROM switches.turned_off`);

export type TurnRow = {
  kind: SwitchKind;
  target: string;
  on: boolean;
  reason: string;
  function: string;
  organisation: string;
  at: Date;
  /** The title of the fiche, or the question of the prepared answer; null once it is gone, and for what has none. */
  title: string | null;
};

const COLUMNS = sql`t.kind, t.target, t.turned_on AS "on", t.reason, t.function, t.organisation, t.at, CASE t.kind
  WHEN 'fiche' THEN (SELECT f.title FROM knowledge.fiche f WHERE f.id = t.target)
  WHEN 'prepared' THEN (SELECT p.question FROM knowledge.prepared_answer p WHERE p.id = t.target) END AS title`;

/** The turns that put off what is off now. */
export const turnsInForce = (db: Queryable) =>
  db.query<TurnRow>(sql`
    SELECT ${COLUMNS} FROM switches.turned_off o JOIN switches.turn t ON t.id = o.turn_id ORDER BY t.id DESC`);

export const latestTurns = (db: Queryable, limit: number) =>
  db.query<TurnRow>(sql`SELECT ${COLUMNS} FROM switches.turn t ORDER BY t.id DESC LIMIT ${limit}`);

/** Turns of one switch, one at a time: whoever comes second finds it turned. */
export const lockSwitches = (tx: Queryable) => tx.query(sql`SELECT pg_advisory_xact_lock(4711202516)`);

export const isOff = async (tx: Queryable, kind: SwitchKind, target: string): Promise<boolean> =>
  (await tx.query(sql`SELECT 1 AS off FROM switches.turned_off WHERE kind = ${kind} AND target = ${target}`))
    .length === 1;

export async function recordTurn(
  tx: Queryable,
  turn: Omit<TurnRow, "title"> & { accountId: string },
): Promise<void> {
  const { kind, target, on } = turn;
  const [row] = await tx.query<{ id: number }>(sql`
    INSERT INTO switches.turn (kind, target, turned_on, reason, account_id, function, organisation, at)
    VALUES (${kind}, ${target}, ${on}, ${turn.reason}, ${turn.accountId}, ${turn.function}, ${turn.organisation}, ${turn.at})
    RETURNING id::int`);
  if (!row) throw new Error("a turn that was not recorded");
  await tx.query(
    on
      ? sql`DELETE FROM switches.turned_off WHERE kind = ${kind} AND target = ${target}`
      : sql`INSERT INTO switches.turned_off (kind, target, turn_id) VALUES (${kind}, ${target}, ${row.id})`,
  );
}

/** What can be turned off by its id: in force now, in alphabetical order. */
export const targetsOf = (db: Queryable, kind: "fiche" | "prepared") =>
  db.query<{ id: string; title: string }>(
    kind === "fiche"
      ? sql`SELECT id, title FROM knowledge.fiche WHERE current ORDER BY title, id`
      : sql`SELECT id, question AS title FROM knowledge.prepared_answer WHERE current ORDER BY question, id`,
  );
