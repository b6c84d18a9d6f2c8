import { GENERAL_OUTCOMES } from "../answering/discretion.ts";
import type { Queryable } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Population } from "./disclose.ts";
import type { Month } from "./months.ts";

type Span = Pick<Month, "start" | "end">;

/** Every figure of a month from one state of the tables; the first statement of its transaction. */
export const freeze = (tx: Queryable) =>
  tx.query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);

const within = ({ start, end }: Span, at: Sql): Sql => sql`${at} >= ${start} AND ${at} < ${end}`;
const [SPECIAL, GENERAL] = [Object.keys(GENERAL_OUTCOMES), Object.values(GENERAL_OUTCOMES)];

/** A model was asked, and replied with a count of its tokens or not. */
const ASKED = sql`(a.model_calls > 0 OR i.flags && '{modele_en_panne,generation_abandonnee}'::text[])`;
const COUNTED = sql`(a.model_calls > 0 AND a.output_tokens > 0)`;

/** What is counted: rows of a conversation and a code. What tells something intimate is told as the wider end it belongs to. */
export const ROWS = {
  outcomes: (span: Span) => sql`
    SELECT i.conversation_id, CASE WHEN i.outcome = 'answered' THEN 'answered_' || i.mode
      ELSE coalesce((${GENERAL}::text[])[array_position(${SPECIAL}::text[], i.outcome)], i.outcome) END AS code
    FROM review.item i WHERE ${within(span, sql`i.recorded_at`)}`,
  model: (span: Span) => sql`
    SELECT i.conversation_id, CASE WHEN ${ASKED} THEN 'asked' ELSE 'none' END AS code
    FROM review.item i JOIN chat.answer a ON a.id = i.answer_id WHERE ${within(span, sql`i.recorded_at`)}`,
  opinions: (span: Span) => sql`
    SELECT i.conversation_id, CASE WHEN f.useful THEN 'useful' WHEN NOT f.useful THEN 'not_useful' ELSE 'none' END AS code
    FROM review.item i LEFT JOIN chat.feedback f USING (answer_id) WHERE ${within(span, sql`i.recorded_at`)}`,
  section: (span: Span) => lastKnown(span, sql`i.section`),
  size: (span: Span) => lastKnown(span, sql`i.size`),
  region: (span: Span) => lastKnown(span, sql`i.region`),
  corrections: (span: Span) => sql`
    SELECT a.conversation_id, k.kind AS code
    FROM chat.correction k JOIN chat.answer a ON a.id = k.answer_id WHERE ${within(span, sql`k.at`)}`,
  contests: (span: Span) => sql`
    SELECT c.conversation_id, 'filed' AS code FROM chat.contest c WHERE ${within(span, sql`c.created_at`)}`,
  decisions: (span: Span) => sql`
    SELECT c.conversation_id, c.outcome AS code FROM chat.contest c WHERE ${within(span, sql`c.decided_at`)}`,
  // A request passed on to another advisor is the same person's.
  contacts: (span: Span) => sql`
    SELECT r.chain_id AS conversation_id, r.state AS code FROM contact.request r WHERE ${within(span, sql`r.closed_at`)}`,
  late: (span: Span) => sql`
    SELECT c.conversation_id, CASE WHEN c.decided_at > c.due_at THEN 'late' ELSE 'in_time' END AS code
    FROM chat.contest c WHERE ${within(span, sql`c.decided_at`)}`,
  readings: (span: Span) => sql`
    SELECT i.conversation_id, CASE WHEN i.sampled THEN 'sampled' ELSE 'others' END AS code
    FROM review.verdict v JOIN review.item i USING (answer_id) WHERE ${firstVerdict(span)}`,
  errors: (span: Span) => sql`
    SELECT i.conversation_id, CASE WHEN v.conclusion = 'good' THEN 'good' ELSE 'wrong' END AS code
    FROM review.verdict v JOIN review.item i USING (answer_id) WHERE i.sampled AND ${firstVerdict(span)}`,
} satisfies Record<string, (span: Span) => Sql>;

/** One row a conversation: what its last answer of the month knew of the company. */
const lastKnown = (span: Span, column: Sql): Sql => sql`
  SELECT DISTINCT ON (i.conversation_id) i.conversation_id, coalesce(${column}, 'unknown') AS code
  FROM review.item i WHERE ${within(span, sql`i.recorded_at`)}
  ORDER BY i.conversation_id, i.recorded_at DESC, i.answer_id`;

const firstVerdict = (span: Span): Sql => sql`
  ${within(span, sql`v.at`)} AND NOT EXISTS (
    SELECT 1 FROM review.verdict o WHERE o.answer_id = v.answer_id AND (o.at, o.account_id) < (v.at, v.account_id))`;

/** Conversations grouped by how many of their rows fall under each code: no more is needed of them, nor read. */
export const populationOf = (tx: Queryable, rows: Sql): Promise<Population> =>
  tx.query<{ counts: Record<string, number>; conversations: number }>(sql`
    WITH counted AS (SELECT conversation_id, code, count(*) AS n FROM (${rows}) AS row GROUP BY 1, 2),
    profile AS (SELECT jsonb_object_agg(code, n) AS counts FROM counted GROUP BY conversation_id)
    SELECT counts, count(*)::int AS conversations FROM profile GROUP BY counts`);

export type Used = {
  inputTokens: number;
  outputTokens: number;
  /** Conversations that used any, and the output tokens of the one that used the most. */
  conversations: number;
  most: number;
  uncounted: number;
  unknown: number;
  energyMin: number | null;
  energyMax: number | null;
  gasMin: number | null;
  gasMax: number | null;
};

/** What the model's calls of a month used: `uncounted` gave no count of tokens, `unknown` have one and no estimate. */
export async function usedIn(tx: Queryable, span: Span): Promise<Used> {
  const [used] = await tx.query<Used>(sql`
    WITH conversation AS (
      SELECT sum(a.input_tokens) AS input, sum(a.output_tokens) AS output, count(*) FILTER (WHERE NOT ${COUNTED}) AS uncounted,
        count(*) FILTER (WHERE ${COUNTED} AND a.energy_wh IS NULL) AS unknown, sum(a.energy_wh[1]) AS energy_min,
        sum(a.energy_wh[2]) AS energy_max, sum(a.g_co2e[1]) AS gas_min, sum(a.g_co2e[2]) AS gas_max
      FROM review.item i JOIN chat.answer a ON a.id = i.answer_id
      WHERE ${within(span, sql`i.recorded_at`)} AND ${ASKED} GROUP BY i.conversation_id)
    SELECT coalesce(sum(input), 0)::float8 AS "inputTokens", coalesce(sum(output), 0)::float8 AS "outputTokens",
      count(*) FILTER (WHERE output > 0)::int AS conversations, coalesce(max(output), 0)::float8 AS most, coalesce(sum(uncounted), 0)::float8 AS uncounted,
      coalesce(sum(unknown), 0)::float8 AS unknown, sum(energy_min) AS "energyMin", sum(energy_max) AS "energyMax",
      sum(gas_min) AS "gasMin", sum(gas_max) AS "gasMax"
    FROM conversation`);
  if (!used) throw new Error("an aggregate without a row");
  return used;
}

/** Days from a contest to its decision, over those decided in the month: the median (percentile_cont), to the tenth. */
export const decisionDaysIn = async (tx: Queryable, span: Span): Promise<number | null> =>
  (
    await tx.query<{ days: number | null }>(sql`
      SELECT round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.decided_at - c.created_at) / 86400))::numeric, 1)::float8 AS days
      FROM chat.contest c WHERE ${within(span, sql`c.decided_at`)}`)
  )[0]?.days ?? null;

/** When the first act was journalled: since when the service runs. Null before any. */
export const firstAct = async (db: Queryable): Promise<Date | null> =>
  (await db.query<{ at: Date }>(sql`SELECT at FROM audit.entry ORDER BY seq LIMIT 1`))[0]?.at ?? null;

export const monthsPublished = (db: Queryable) =>
  db.query<{ figures: string }>(sql`SELECT figures FROM statistics.month m ORDER BY m.month`);

export const namesOfMonthsPublished = async (db: Queryable): Promise<Set<string>> =>
  new Set(
    (await db.query<{ month: string }>(sql`SELECT month FROM statistics.month`)).map(({ month }) => month),
  );

/** Writes a month once: false when another process did. */
export const insertMonth = async (
  tx: Queryable,
  month: string,
  figures: string,
  at: Date,
): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO statistics.month (month, figures, published_at) VALUES (${month}, ${figures}, ${at})
      ON CONFLICT (month) DO NOTHING RETURNING month`)
  ).length === 1;
