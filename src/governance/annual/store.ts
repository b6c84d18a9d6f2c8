import type { Entry } from "../../audit/entry.ts";
import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

type Span = { start: Date; end: Date };

/** How many acts of each kind a span holds. */
export const actsBetween = async (db: Queryable, { start, end }: Span): Promise<Map<string, number>> =>
  new Map(
    (
      await db.query<{ kind: string; count: number }>(sql`
        SELECT kind, count(*)::int AS count FROM audit.entry WHERE at >= ${start} AND at < ${end} GROUP BY kind`)
    ).map(({ kind, count }) => [kind, count]),
  );

export type AnswersRow = { month: string; outcome: string; mode: string; generative: boolean; count: number };

/** The answers of a span by month (`YYYY-MM`, in Paris), outcome and mode, as the journal keeps them. */
export const answersBetween = (db: Queryable, { start, end }: Span) =>
  db.query<AnswersRow>(sql`
    SELECT to_char(at AT TIME ZONE 'Europe/Paris', 'YYYY-MM') AS month, coalesce(facts ->> 'outcome', '') AS outcome,
      coalesce(facts ->> 'mode', '') AS mode, coalesce(facts ->> 'model', '') <> '' AS generative, count(*)::int AS count
    FROM audit.entry WHERE kind = 'answer_recorded' AND at >= ${start} AND at < ${end} GROUP BY 1, 2, 3, 4`);

/** The acts of one kind in a span, counted by the value of one fact. */
export const countsByFact = (db: Queryable, kind: Entry["kind"], fact: string, { start, end }: Span) =>
  db.query<{ value: string; count: number }>(sql`
    SELECT coalesce(facts ->> ${fact}, '') AS value, count(*)::int AS count
    FROM audit.entry WHERE kind = ${kind} AND at >= ${start} AND at < ${end} GROUP BY 1 ORDER BY 2 DESC, 1`);

export type ContestCounts = {
  received: number;
  withdrawn: number;
  upheld: number;
  partly: number;
  rejected: number;
  decidedLate: number;
  open: number;
  openLate: number;
  medianSeconds: number | null;
};

/** What became of the contests received in a span, as of `now`. */
export async function contestsBetween(
  db: Queryable,
  { start, end }: Span,
  now: Date,
): Promise<ContestCounts> {
  const [counts] = await db.query<ContestCounts>(sql`
    SELECT count(*)::int AS received, count(withdrawn_at)::int AS withdrawn,
      (count(*) FILTER (WHERE outcome = 'upheld'))::int AS upheld,
      (count(*) FILTER (WHERE outcome = 'partly'))::int AS partly,
      (count(*) FILTER (WHERE outcome = 'rejected'))::int AS rejected,
      (count(*) FILTER (WHERE decided_at > due_at))::int AS "decidedLate",
      (count(*) FILTER (WHERE decided_at IS NULL AND withdrawn_at IS NULL))::int AS open,
      (count(*) FILTER (WHERE decided_at IS NULL AND withdrawn_at IS NULL AND due_at < ${now}))::int AS "openLate",
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - created_at)::float8))::float8
        AS "medianSeconds"
    FROM chat.contest WHERE created_at >= ${start} AND created_at < ${end}`);
  if (!counts) throw new Error("an aggregate without a row");
  return counts;
}

export type ChangeRow = {
  seq: number;
  at: Date;
  kind: Entry["kind"];
  subject: string;
  facts: Entry["facts"];
};

/** The latest acts of these kinds in a span, in the order they were done. */
export const changesBetween = async (
  db: Queryable,
  kinds: readonly Entry["kind"][],
  { start, end }: Span,
  limit: number,
): Promise<ChangeRow[]> =>
  (
    await db.query<ChangeRow>(sql`
      SELECT seq::int, at, kind, subject, facts FROM audit.entry
      WHERE kind = ANY(${kinds}::text[]) AND at >= ${start} AND at < ${end} ORDER BY entry.seq DESC LIMIT ${limit}`)
  ).reverse();

/** The last act of a kind before an instant; null: none. */
export const lastBefore = async (
  db: Queryable,
  kind: Entry["kind"],
  before: Date,
): Promise<ChangeRow | null> =>
  (
    await db.query<ChangeRow>(sql`
      SELECT seq::int, at, kind, subject, facts FROM audit.entry WHERE kind = ${kind} AND at < ${before}
      ORDER BY entry.seq DESC LIMIT 1`)
  )[0] ?? null;

/** What the calendar erased in a span, by policy; see retention/create.ts, and conversation/erasure for conversations. */
export const erasedByPolicy = async (db: Queryable, { start, end }: Span): Promise<Map<string, number>> =>
  new Map(
    (
      await db.query<{ policy: string; done: number }>(sql`
        SELECT split_part(applied, ':', 1) AS policy, sum(split_part(applied, ':', 2)::int)::int AS done
        FROM audit.entry, jsonb_array_elements_text(facts -> 'applied') AS applied
        WHERE kind = 'retention_applied' AND at >= ${start} AND at < ${end} GROUP BY 1
        UNION ALL SELECT 'conversations', count(*)::int FROM audit.entry
        WHERE kind = 'conversation_expired' AND at >= ${start} AND at < ${end}`)
    ).map(({ policy, done }) => [policy, done]),
  );

/** When the journal begins; null: it is empty. */
export const firstEntryAt = async (db: Queryable): Promise<Date | null> =>
  (await db.query<{ at: Date }>(sql`SELECT at FROM audit.entry ORDER BY entry.seq LIMIT 1`))[0]?.at ?? null;

/** Corrections that wait for a second person, today. */
export const correctionsWaiting = async (db: Queryable): Promise<number> =>
  (
    await db.query<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM review.correction WHERE status = 'proposed'`,
    )
  )[0]?.count ?? 0;
