import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type ItemRow = {
  answerId: string;
  conversationId: string;
  reference: string;
  recordedAt: Date;
  outcome: string;
  mode: string;
  flags: string[];
  risk: number;
  sampled: boolean;
  readingsWanted: number;
  readings: number;
  urgent: boolean;
  contested: boolean;
  /** The person opposes that it be read to measure quality. */
  opposed: boolean;
  dueAt: Date | null;
  status: "unlisted" | "open" | "escalated" | "done" | "expired" | "erased";
  claimedBy: string | null;
  claimedUntil: Date | null;
};

export const ITEM = sql`i.answer_id AS "answerId", i.conversation_id AS "conversationId", i.reference, i.recorded_at AS "recordedAt",
  i.outcome, i.mode, i.flags, i.risk, i.sampled, i.readings_wanted AS "readingsWanted", i.readings, i.urgent, i.contested, i.opposed,
  i.due_at AS "dueAt", i.status, i.claimed_by AS "claimedBy", i.claimed_until AS "claimedUntil"`;

/**
 * Where a reader's next answer may come from, in this order: what cannot wait; what review sent back to a lead; the random
 * sample, in its random order; the rest by risk.
 */
export type Lane = "first" | "escalated" | "sample" | "risk";

// Each reads one partial index in its order: no sort, however long the queue.
const LANES = {
  first: {
    where: sql`status IN ('open', 'escalated') AND (urgent OR contested)`,
    order: sql`urgent DESC, due_at NULLS LAST, recorded_at`,
  },
  escalated: { where: sql`status = 'escalated'`, order: sql`recorded_at` },
  sample: {
    where: sql`status = 'open' AND sampled AND NOT urgent AND NOT contested`,
    order: sql`lot, answer_id`,
  },
  risk: {
    where: sql`status IN ('open', 'escalated') AND status = 'open' AND NOT sampled AND NOT urgent AND NOT contested`,
    order: sql`risk DESC, recorded_at, answer_id`,
  },
} as const;

/** What a reader may take: free, and not read by them already. `status` open: an escalated one is for leads. */
const takeable = (accountId: string, isLead: boolean, now: Date) => sql`
  (claimed_until IS NULL OR claimed_until <= ${now} OR claimed_by = ${accountId})
  AND (${isLead}::boolean OR status = 'open')
  AND NOT (status = 'open' AND read_by @> ARRAY[${accountId}]::text[])`;

export type Reader = { accountId: string; isLead: boolean };

/** The next answers of a lane that a reader may take, in order. */
export const nextOf = (db: Queryable, lane: Lane, { accountId, isLead }: Reader, now: Date, limit: number) =>
  limit <= 0
    ? Promise.resolve([])
    : db.query<ItemRow>(sql`
      SELECT ${ITEM} FROM review.item i
      WHERE ${LANES[lane].where} AND ${takeable(accountId, isLead, now)}
      ORDER BY ${LANES[lane].order} LIMIT ${limit}`);

/** Takes the next answer of a lane; two readers at once never get the same, and neither waits for the other. */
export const takeNext = async (
  tx: Queryable,
  lane: Lane,
  { accountId, isLead }: Reader,
  now: Date,
  until: Date,
): Promise<ItemRow | null> =>
  (
    await tx.query<ItemRow>(sql`
      UPDATE review.item i SET claimed_by = ${accountId}, claimed_until = ${until}
      WHERE answer_id = (
        SELECT answer_id FROM review.item i
        WHERE ${LANES[lane].where} AND ${takeable(accountId, isLead, now)}
        ORDER BY ${LANES[lane].order} LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
      RETURNING ${ITEM}`)
  )[0] ?? null;

// Any first number: the second is the reader's own.
const READER_LOCK = 4_711;
/** One « next » at a time for a reader: a double click takes one answer. */
export const lockReader = (tx: Queryable, accountId: string) =>
  tx.query(sql`SELECT pg_advisory_xact_lock(${READER_LOCK}::int, hashtext(${accountId}))`);

/** The answer a reader has taken and not finished, if any. */
export const heldBy = async (db: Queryable, accountId: string, now: Date): Promise<ItemRow | null> =>
  (
    await db.query<ItemRow>(sql`
      SELECT ${ITEM} FROM review.item i WHERE claimed_by = ${accountId} AND claimed_until > ${now}
      ORDER BY claimed_until DESC LIMIT 1`)
  )[0] ?? null;

export const itemByReference = async (
  db: Queryable,
  reference: string,
  lock = false,
): Promise<ItemRow | null> =>
  (
    await db.query<ItemRow>(sql`
      SELECT ${ITEM} FROM review.item i WHERE answer_id = (SELECT id FROM chat.answer WHERE reference = ${reference})
      ${lock ? sql`FOR NO KEY UPDATE` : sql``}`)
  )[0] ?? null;

export const setClaim = (tx: Queryable, answerId: string, accountId: string | null, until: Date | null) =>
  tx.query(
    sql`UPDATE review.item SET claimed_by = ${accountId}, claimed_until = ${until} WHERE answer_id = ${answerId}`,
  );

export type Counts = { open: number; escalated: number; first: number; sampled: number };

export const countsOf = async (db: Queryable): Promise<Counts> =>
  (
    await db.query<Counts>(sql`
      SELECT count(*) FILTER (WHERE status = 'open')::int AS open, count(*) FILTER (WHERE status = 'escalated')::int AS escalated,
        count(*) FILTER (WHERE status = 'open' AND (urgent OR contested))::int AS first,
        count(*) FILTER (WHERE status = 'open' AND sampled AND NOT urgent AND NOT contested)::int AS sampled
      FROM review.item WHERE status IN ('open', 'escalated')`)
  )[0] ?? { open: 0, escalated: 0, first: 0, sampled: 0 };

/** Verdicts given since an instant, by everyone: drawn at random, and the others. */
export const readSince = async (db: Queryable, since: Date): Promise<{ sampled: number; others: number }> =>
  (
    await db.query<{ sampled: number; others: number }>(sql`
      SELECT count(*) FILTER (WHERE i.sampled)::int AS sampled, count(*) FILTER (WHERE NOT i.sampled)::int AS others
      FROM review.verdict v JOIN review.item i USING (answer_id) WHERE v.at >= ${since}`)
  )[0] ?? { sampled: 0, others: 0 };

/** Takes out of the queue what nobody read in time; what someone is reading, is urgent or contested stays. */
export const expireUnread = async (
  tx: Queryable,
  before: Date,
  now: Date,
  limit: number,
): Promise<{ answerId: string; sampled: boolean }[]> =>
  tx.query<{ answerId: string; sampled: boolean }>(sql`
    WITH gone AS (
    UPDATE review.item SET status = 'expired', done_at = ${now}
    WHERE answer_id IN (
      SELECT answer_id FROM review.item
      WHERE status = 'open' AND recorded_at < ${before} AND readings = 0 AND NOT urgent AND NOT contested
        AND (claimed_until IS NULL OR claimed_until <= ${now})
      LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING answer_id, sampled),
    told AS (
      INSERT INTO review.event (answer_id, kind, account_id, facts, at) SELECT answer_id, 'expired', NULL, '{}', ${now} FROM gone)
    SELECT answer_id AS "answerId", sampled FROM gone`);

/** Left the queue unread, since an instant. */
export const expiredSince = async (db: Queryable, since: Date): Promise<number> =>
  (
    await db.query<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM review.item WHERE status = 'expired' AND done_at >= ${since}`,
    )
  )[0]?.n ?? 0;
