import type { Verification } from "../audit/verify.ts";
import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Facts } from "./facts.ts";

type Kept = { at: Date; result: Pick<Verification, "faultCount" | "entries"> };

/** The last reading of the whole journal that went to its end. */
export const lastWholeReading = async (db: Queryable): Promise<Kept | null> =>
  (
    await db.query<Kept>(sql`
      SELECT v.finished_at AS at, v.result FROM audit.verification v
      WHERE (v.result ->> 'whole')::boolean AND (v.result ->> 'complete')::boolean ORDER BY v.id DESC LIMIT 1`)
  )[0] ?? null;

/** Whether a reading that ended after an instant found a fault. */
export const faultAfter = async (db: Queryable, at: Date): Promise<boolean> =>
  (
    await db.query(sql`
      SELECT 1 AS found FROM audit.verification v
      WHERE v.finished_at > ${at} AND (v.result ->> 'faultCount')::int > 0 LIMIT 1`)
  ).length > 0;

/** Answers recorded since an instant. */
export async function answersSince(db: Queryable, since: Date): Promise<Facts["answers"]> {
  const [row] = await db.query<Facts["answers"]>(sql`
    SELECT count(*)::int AS recorded,
      (count(*) FILTER (WHERE a.outcome = 'answered'))::int AS answered,
      (count(*) FILTER (WHERE a.outcome = 'answered' AND NOT EXISTS (
        SELECT FROM chat.answer_passage p WHERE p.answer_id = a.id AND p.citation IS NOT NULL)))::int AS uncited,
      (count(*) FILTER (WHERE a.outcome = 'answered' AND a.model_calls = 0))::int AS "answeredWithoutModel",
      (count(*) FILTER (WHERE a.trace ->> 'rulesVersion' IS NULL OR a.trace ->> 'knowledgeVersion' IS NULL
        OR NOT EXISTS (SELECT FROM audit.entry e WHERE e.subject = a.id AND e.kind = 'answer_recorded')))::int AS untraced
    FROM review.item i JOIN chat.answer a ON a.id = i.answer_id WHERE i.recorded_at >= ${since}`);
  if (!row) throw new Error("an aggregate without a row");
  return row;
}

/** Verdicts since an instant, and when the last of all was given. */
export async function verdictsSince(
  db: Queryable,
  since: Date,
): Promise<{ verdicts: number; lastVerdictAt: Date | null }> {
  const [row] = await db.query<{ verdicts: number; lastVerdictAt: Date | null }>(sql`
    SELECT (count(*) FILTER (WHERE v.at >= ${since}))::int AS verdicts, max(v.at) AS "lastVerdictAt" FROM review.verdict v`);
  if (!row) throw new Error("an aggregate without a row");
  return row;
}

export type FicheFacts = {
  id: string;
  kind: string;
  reviewBy: string | null;
  sourced: boolean;
  operator: string | null;
  maturity: number[];
};

/** Answers drawn at random between two instants, and how many of them were read. */
export async function drawnBetween(
  db: Queryable,
  from: Date,
  to: Date,
): Promise<{ drawn: number; drawnRead: number }> {
  const [row] = await db.query<{ drawn: number; drawnRead: number }>(sql`
    SELECT count(*)::int AS drawn, count(i.first_read_at)::int AS "drawnRead" FROM review.item i
    WHERE i.sampled AND i.status <> 'erased' AND i.recorded_at >= ${from} AND i.recorded_at < ${to}`);
  if (!row) throw new Error("an aggregate without a row");
  return row;
}

/** Fiches in force, but those that staff turned off. */
export const fichesInForce = (db: Queryable) =>
  db.query<FicheFacts>(sql`
    SELECT f.id, f.kind, f.front_matter ->> 'reviewBy' AS "reviewBy", f.front_matter ->> 'operator' AS operator,
      coalesce(f.front_matter ->> 'publisher', '') <> '' AND coalesce(f.front_matter ->> 'sourceUrl', '') <> ''
        AND coalesce(f.front_matter ->> 'sourceDate', '') <> '' AS sourced,
      ARRAY(SELECT m::int FROM jsonb_array_elements_text(f.front_matter #> '{audience,maturity}') AS m) AS maturity
    FROM knowledge.fiche f
    WHERE f.current AND NOT EXISTS (SELECT FROM switches.turned_off s WHERE s.kind = 'fiche' AND s.target = f.id)
    ORDER BY f.id`);

/** Prepared answers in force, and how many of them the administration approved in these very words. */
export async function preparedCounts(db: Queryable): Promise<{ prepared: number; validated: number }> {
  const [row] = await db.query<{ prepared: number; validated: number }>(sql`
    SELECT count(*)::int AS prepared, (count(*) FILTER (WHERE p.validation IS NOT NULL OR EXISTS (
      SELECT FROM knowledge.approval a
      WHERE a.prepared_id = p.id AND a.words_digest = p.words_digest AND a.withdrawn_at IS NULL)))::int AS validated
    FROM knowledge.prepared_answer p WHERE p.current`);
  if (!row) throw new Error("an aggregate without a row");
  return row;
}

/** Whether one of these accounts has not said, since an instant, that it read its onboarding page. */
export const someoneHasNotRead = async (
  db: Queryable,
  accountIds: readonly string[],
  since: Date,
): Promise<boolean> =>
  (
    await db.query(sql`
      SELECT 1 AS found FROM unnest(${[...accountIds]}::text[]) AS c (id) WHERE NOT EXISTS (
        SELECT FROM audit.entry e WHERE e.facts ? 'account' AND e.facts ->> 'account' = c.id
          AND e.kind = 'onboarding_read' AND e.at >= ${since}) LIMIT 1`)
  ).length > 0;

/** The last time that everything past its term was erased by the calendar, and whether some of it failed. */
export const lastPlannedRun = async (db: Queryable): Promise<{ at: Date; failed: boolean } | null> =>
  (
    await db.query<{ at: Date; failed: boolean }>(sql`
      SELECT r.finished_at AS at, r.failed IS NOT NULL AS failed FROM retention.run r
      WHERE r.policy IS NULL AND r.job <> 'minute' ORDER BY r.id DESC LIMIT 1`)
  )[0] ?? null;

/** When something was last done, as the journal has it; null: never. */
export const lastActOf = async (db: Queryable, kind: string): Promise<Date | null> =>
  (
    await db.query<{ at: Date }>(
      sql`SELECT e.at FROM audit.entry e WHERE e.kind = ${kind} ORDER BY e.seq DESC LIMIT 1`,
    )
  )[0]?.at ?? null;
