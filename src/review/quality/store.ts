import { URGENT_FLAGS } from "../../answering/risk.ts";
import type { Queryable } from "../../db/database.ts";
import { type Sql, sql } from "../../db/sql.ts";
import { LISTED_FROM, NOTHING_SAID } from "../intake/listed.ts";
import type { Conclusion } from "../reading/verdict.ts";
import type { Dimension } from "./breakdown.ts";
import type { Period } from "./period.ts";

type Span = Pick<Period, "start" | "end">;

/** Every figure of a report from one state of the tables, so that they add up; the first statement of its transaction. */
export const freeze = (tx: Queryable) =>
  tx.query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);

const within = ({ start, end }: Span): Sql => sql`i.recorded_at >= ${start} AND i.recorded_at < ${end}`;
const urgent = sql`i.flags && ${Object.keys(URGENT_FLAGS)}::text[]`;

/** The first verdict of each answer of the span: one read twice counts once. */
const firstVerdicts = (span: Span): Sql => sql`
  first AS (
    SELECT DISTINCT ON (v.answer_id) v.answer_id, v.conclusion, v.scores ->> 'exact' AS exact, v.at
    FROM review.verdict v JOIN review.item i USING (answer_id) WHERE ${within(span)}
    ORDER BY v.answer_id, v.at, v.account_id)`;

export type Counts = {
  recorded: number;
  drawable: number;
  drawn: number;
  read: number;
  waiting: number;
  expired: number;
  erased: number;
  closed: number;
  opposed: number;
  errors: number;
  inexact: number;
  exactNotScored: number;
  aheadRead: number;
  aheadErrors: number;
  riskRead: number;
  riskErrors: number;
};

/** What became of the answers recorded in a span. The unread of the sample are told apart by why. */
export async function countsOf(db: Queryable, span: Span): Promise<Counts> {
  const [counts] = await db.query<Counts>(sql`
    WITH ${firstVerdicts(span)},
    item AS (
      SELECT i.sampled, i.outcome, CASE WHEN i.opposed AND i.status = 'unlisted' THEN 'opposed' ELSE i.status END AS status, f.answer_id IS NOT NULL AS read, f.exact, coalesce(f.conclusion <> 'good', false) AS wrong,
        ${urgent} OR EXISTS (SELECT 1 FROM chat.contest c WHERE c.answer_id = i.answer_id AND c.created_at < f.at) AS ahead
      FROM review.item i LEFT JOIN first f USING (answer_id) WHERE ${within(span)})
    SELECT count(*)::int AS recorded,
      count(*) FILTER (WHERE outcome <> ALL(${[...NOTHING_SAID]}::text[]))::int AS drawable,
      count(*) FILTER (WHERE sampled)::int AS drawn,
      count(*) FILTER (WHERE sampled AND read)::int AS read,
      count(*) FILTER (WHERE sampled AND NOT read AND status NOT IN ('expired', 'erased', 'done', 'opposed'))::int AS waiting,
      count(*) FILTER (WHERE sampled AND NOT read AND status = 'expired')::int AS expired,
      count(*) FILTER (WHERE sampled AND NOT read AND status = 'erased')::int AS erased,
      count(*) FILTER (WHERE sampled AND NOT read AND status = 'done')::int AS closed,
      count(*) FILTER (WHERE sampled AND NOT read AND status = 'opposed')::int AS opposed,
      count(*) FILTER (WHERE sampled AND wrong)::int AS errors,
      count(*) FILTER (WHERE sampled AND exact = '0')::int AS inexact,
      count(*) FILTER (WHERE sampled AND read AND exact IS NULL)::int AS "exactNotScored",
      count(*) FILTER (WHERE sampled AND read AND ahead)::int AS "aheadRead",
      count(*) FILTER (WHERE sampled AND wrong AND ahead)::int AS "aheadErrors",
      count(*) FILTER (WHERE NOT sampled AND read)::int AS "riskRead",
      count(*) FILTER (WHERE NOT sampled AND wrong)::int AS "riskErrors"
    FROM item`);
  if (!counts) throw new Error("an aggregate without a row");
  return counts;
}

const COLUMNS: Record<Dimension, Sql> = {
  section: sql`i.section`,
  size: sql`i.size`,
  region: sql`i.region`,
  mode: sql`i.mode`,
  prompt: sql`i.prompt_version`,
  outcome: sql`i.outcome`,
};

/** What was drawn of a span, read or not, by the value of a dimension. */
export const countsBy = (db: Queryable, span: Span, dimension: Dimension) =>
  db.query<{ value: string | null; read: number; errors: number }>(sql`
    WITH ${firstVerdicts(span)}
    SELECT ${COLUMNS[dimension]} AS value, count(f.answer_id)::int AS read,
      count(*) FILTER (WHERE f.conclusion <> 'good')::int AS errors
    FROM review.item i LEFT JOIN first f USING (answer_id) WHERE i.sampled AND ${within(span)}
    GROUP BY 1`);

export type WeekCounts = { week: number; drawn: number; read: number; errors: number };

/** The sample of consecutive spans, by their place from 1; those without an answer are left out. */
export const countsByWeek = (db: Queryable, weeks: readonly Span[]): Promise<WeekCounts[]> => {
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (!first || !last) return Promise.resolve([]);
  const span = { start: first.start, end: last.end };
  return db.query<WeekCounts>(sql`
    WITH ${firstVerdicts(span)}
    SELECT width_bucket(i.recorded_at, ${weeks.map(({ start }) => start)}::timestamptz[]) AS week,
      count(*)::int AS drawn, count(f.answer_id)::int AS read,
      count(*) FILTER (WHERE f.conclusion <> 'good')::int AS errors
    FROM review.item i LEFT JOIN first f USING (answer_id) WHERE i.sampled AND ${within(span)}
    GROUP BY 1 ORDER BY 1`);
};

export type PairCount = { one: Conclusion; other: Conclusion; blind: boolean; count: number };

/**
 * Conclusions of the first two readers of each answer read twice, ordered by account id. `blind`: two readings were wanted when
 * it was drawn, and nothing sent it to a lead between the two, so that the second reader saw nothing of the first.
 */
export const pairsOf = (db: Queryable, span: Span) =>
  db.query<PairCount>(sql`
    WITH placed AS (
      SELECT v.answer_id, v.account_id COLLATE "C" AS account_id, v.conclusion, v.at, i.readings_wanted,
        row_number() OVER (PARTITION BY v.answer_id ORDER BY v.at, v.account_id COLLATE "C") AS place
      FROM review.verdict v JOIN review.item i USING (answer_id) WHERE ${within(span)}),
    pair AS (
      SELECT answer_id, array_agg(conclusion ORDER BY account_id) AS said, max(at) AS at, min(readings_wanted) AS wanted
      FROM placed WHERE place <= 2 GROUP BY answer_id HAVING count(*) = 2)
    SELECT said[1] AS one, said[2] AS other,
      wanted > 1 AND NOT EXISTS (
        SELECT 1 FROM review.event e WHERE e.answer_id = pair.answer_id AND e.kind IN ('escalated', 'corrected', 'settled') AND e.at <= pair.at)
        AND NOT EXISTS (
        SELECT 1 FROM review.event e WHERE e.answer_id = pair.answer_id AND e.kind = 'verdict_revised') AS blind,
      count(*)::int AS count
    FROM pair GROUP BY 1, 2, 3`);

export type Lane = "urgent" | "contested" | "sample" | "risk";
export type DelayCount = { lane: Lane; of: number; read: number; median: number | null; p90: number | null };

/**
 * Hours to the first reading, in each lane: from the record of the answer, and for a contested one from its contest to the
 * first reading after it, or its decision. Percentiles are of those read, interpolated between the two nearest
 * (`percentile_cont`, type 7 of Hyndman & Fan 1996).
 */
export const delaysOf = (db: Queryable, span: Span) =>
  db.query<DelayCount>(sql`
    WITH ${firstVerdicts(span)},
    wait AS (
      SELECT CASE WHEN ${urgent} THEN 'urgent' WHEN i.sampled THEN 'sample' ELSE 'risk' END AS lane, i.recorded_at AS since,
        f.at AS read_at
      FROM review.item i LEFT JOIN first f USING (answer_id)
      WHERE ${within(span)} AND (${urgent} OR i.sampled OR i.risk >= ${LISTED_FROM} OR f.answer_id IS NOT NULL)
      UNION ALL
      SELECT 'contested', c.created_at, least(c.decided_at,
        (SELECT min(v.at) FROM review.verdict v WHERE v.answer_id = c.answer_id AND v.at >= c.created_at))
      FROM chat.contest c WHERE c.created_at >= ${span.start} AND c.created_at < ${span.end} AND c.withdrawn_at IS NULL)
    SELECT lane, count(*)::int AS of, count(read_at)::int AS read,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM read_at - since) / 3600) AS median,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM read_at - since) / 3600) AS p90
    FROM wait GROUP BY lane`);
