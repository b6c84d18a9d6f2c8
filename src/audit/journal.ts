import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { type Act, type Entry, entryDigest, GENESIS } from "./entry.ts";

// Any fixed number. Without this lock, 8 writers broke 3,939 of 4,000 links of such a chain.
const LOCK = 4_711_202_510;

/**
 * Adds an act to the journal, in the transaction of the act itself. The lock is held until that transaction ends:
 * take it last.
 * @param at time of the act (millisecond precision)
 */
export async function journal(tx: Queryable, act: Act, at: Date): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`);
  const [last] = await tx.query<{ seq: number; digest: string }>(
    sql`SELECT seq::int, digest FROM audit.entry ORDER BY entry.seq DESC LIMIT 1`,
  );
  const entry = { ...act, at, seq: (last?.seq ?? 0) + 1, previous: last?.digest ?? GENESIS };
  await tx.query(sql`
    INSERT INTO audit.entry (seq, at, kind, subject, facts, content_digest, previous, digest)
    VALUES (${entry.seq}, ${at}, ${act.kind}, ${act.subject}, ${JSON.stringify(act.facts)}, ${act.contentDigest},
      ${entry.previous}, ${entryDigest(entry)})`);
}

/** Adds several acts of one transaction, in order: once all its rows are written, as for one. */
export async function journalAll(tx: Queryable, acts: readonly Act[], at: Date): Promise<void> {
  for (const act of acts) await journal(tx, act, at);
}

/** Entries after `seq` and not after `upTo`, in order, `limit` at most. */
export const entriesAfter = (
  db: Queryable,
  seq: number,
  limit: number,
  upTo: number = Number.MAX_SAFE_INTEGER,
): Promise<Entry[]> =>
  db.query<Entry>(sql`
    SELECT seq::int, at, kind, subject, facts, content_digest AS "contentDigest", previous, digest
    FROM audit.entry WHERE seq > ${seq} AND seq <= ${upTo} ORDER BY entry.seq LIMIT ${limit}`);

export const lastEntry = async (db: Queryable): Promise<{ seq: number; digest: string } | null> =>
  (
    await db.query<{ seq: number; digest: string }>(
      sql`SELECT seq::int, digest FROM audit.entry ORDER BY entry.seq DESC LIMIT 1`,
    )
  )[0] ?? null;
