import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { EventFacts } from "./event.ts";

export type KnownEvent = { uid: string; digest: string; withdrawn: boolean; lastEnd: Date };
export type EventRow = { id: string; source: string; facts: EventFacts; changedAt: Date };
export type NewRow = { id: string; uid: string; facts: EventFacts; digest: string; lastEnd: string };

/** Importers wait for each other on the one row of the state. */
export const lockAgenda = (tx: Queryable) => tx.query(sql`SELECT version FROM agenda.state FOR UPDATE`);

export const moveVersion = (tx: Queryable) => tx.query(sql`UPDATE agenda.state SET version = version + 1`);

export const versionOf = async (db: Queryable): Promise<string> =>
  (await db.query<{ version: string }>(sql`SELECT version::text FROM agenda.state`))[0]?.version ?? "0";

export const isEmpty = async (tx: Queryable): Promise<boolean> =>
  (await tx.query(sql`SELECT 1 FROM agenda.event LIMIT 1`)).length === 0;

export const knownEvents = (tx: Queryable, source: string) =>
  tx.query<KnownEvent>(sql`
    SELECT uid, digest, withdrawn_at IS NOT NULL AS withdrawn, last_end AS "lastEnd" FROM agenda.event WHERE source = ${source}`);

/** Adds or rewrites events of a source; one that was withdrawn comes back. */
export const saveEvents = (tx: Queryable, source: string, rows: readonly NewRow[], at: Date) =>
  tx.query(sql`
    INSERT INTO agenda.event (id, source, uid, facts, digest, last_end, changed_at)
    SELECT r.id, ${source}, r.uid, r.facts, r.digest, r."lastEnd", ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id text, uid text, facts jsonb, digest text, "lastEnd" timestamptz)
    ON CONFLICT (source, uid) DO UPDATE SET facts = excluded.facts, digest = excluded.digest, last_end = excluded.last_end,
      changed_at = excluded.changed_at, withdrawn_at = NULL`);

export const withdrawEvents = (tx: Queryable, source: string, uids: readonly string[], at: Date) =>
  tx.query(
    sql`UPDATE agenda.event SET withdrawn_at = ${at} WHERE source = ${source} AND uid = ANY(${uids}::text[])`,
  );

/** @returns how many there were */
export const withdrawSource = async (tx: Queryable, source: string, at: Date): Promise<number> =>
  (
    await tx.query(sql`
      UPDATE agenda.event SET withdrawn_at = ${at} WHERE source = ${source} AND withdrawn_at IS NULL RETURNING id`)
  ).length;

/** What is shown: the events that end last come first, so that a bound leaves out the oldest. */
export const shownEvents = (db: Queryable, limit: number) =>
  db.query<EventRow>(sql`
    SELECT id, source, facts, changed_at AS "changedAt" FROM agenda.event WHERE withdrawn_at IS NULL
    ORDER BY last_end DESC, id LIMIT ${limit}`);

/** Takes the turn to ask a source, when none was taken since `before`: among several processes one gets true. */
export const takeTurn = async (db: Queryable, source: string, at: Date, before: Date): Promise<boolean> =>
  (
    await db.query(sql`
      INSERT INTO agenda.refresh AS r (source, tried_at) VALUES (${source}, ${at})
      ON CONFLICT (source) DO UPDATE SET tried_at = excluded.tried_at WHERE r.tried_at <= ${before}
      RETURNING source`)
  ).length > 0;

/** @param failure French, null for a success */
export const endTurn = (db: Queryable, source: string, at: Date, failure: string | null) =>
  db.query(sql`
    UPDATE agenda.refresh SET failure = ${failure},
      succeeded_at = CASE WHEN ${failure}::text IS NULL THEN ${at}::timestamptz ELSE succeeded_at END
    WHERE source = ${source}`);

export type RefreshRow = { source: string; triedAt: Date; succeededAt: Date | null; failure: string | null };
export const refreshes = (db: Queryable) =>
  db.query<RefreshRow>(sql`
    SELECT source, tried_at AS "triedAt", succeeded_at AS "succeededAt", failure FROM agenda.refresh ORDER BY source`);
