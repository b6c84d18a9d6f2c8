import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { EquityRun } from "./run.ts";
import type { Gap, OpenGap } from "./watch/gap.ts";
import type { Oriented } from "./watch/groups.ts";
import type { Month } from "./watch/month.ts";

export const insertRun = (tx: Queryable, run: EquityRun) =>
  tx.query(sql`
    INSERT INTO equity.run (at, versions, pairs, alike, topics, failing, duration_ms)
    VALUES (${run.at}, ${JSON.stringify(run.versions)}, ${run.pairs}, ${run.alike}, ${JSON.stringify(run.topics)},
      ${JSON.stringify(run.failing)}, ${run.durationMs})`);

/** Runs, the latest first. */
export const latestRuns = (db: Queryable, limit: number) =>
  db.query<EquityRun>(sql`
    SELECT at, versions, pairs, alike, topics, failing, duration_ms AS "durationMs"
    FROM equity.run ORDER BY run.id DESC LIMIT ${limit}`);

export const openGaps = (db: Queryable) =>
  db.query<OpenGap>(sql`
    SELECT dimension, value, opened_at AS since FROM equity.gap WHERE closed_at IS NULL ORDER BY gap.id`);

/** @returns false when it is open already: it was told */
export const openGap = async (tx: Queryable, { dimension, value }: Gap, at: Date): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO equity.gap (dimension, value, opened_at) VALUES (${dimension}, ${value}, ${at})
      ON CONFLICT (dimension, value) WHERE closed_at IS NULL DO NOTHING RETURNING id`)
  ).length === 1;

export const closeGap = (tx: Queryable, { dimension, value }: Gap, at: Date) =>
  tx.query(sql`
    UPDATE equity.gap SET closed_at = ${at}
    WHERE dimension = ${dimension} AND value = ${value} AND closed_at IS NULL`);

export const monthsMade = async (db: Queryable): Promise<Set<string>> =>
  new Set((await db.query<{ month: string }>(sql`SELECT month FROM equity.month`)).map(({ month }) => month));

export const insertMonth = (db: Queryable, figures: Month, at: Date) =>
  db.query(sql`
    INSERT INTO equity.month (month, figures, made_at) VALUES (${figures.month}, ${JSON.stringify(figures)}, ${at})
    ON CONFLICT (month) DO NOTHING`);

export const latestMonth = async (db: Queryable): Promise<Month | null> =>
  (await db.query<{ figures: Month }>(sql`SELECT figures FROM equity.month ORDER BY month DESC LIMIT 1`))[0]
    ?.figures ?? null;

export const firstAnswerAt = async (db: Queryable): Promise<Date | null> =>
  (await db.query<{ at: Date | null }>(sql`SELECT min(recorded_at) AS at FROM review.item`))[0]?.at ?? null;

export type OrientedAnswer = Oriented & { conversation: string };

/**
 * The answers of a short time that ended with someone proposed or with the public relays, in order; a question asked back is no
 * end. Who proposed what is in the journal; the company, coarse, in review. What a person had erased has lost its company for
 * good and would count as unknown: it is left out.
 */
export const orientedAnswers = (db: Queryable, from: Date, to: Date) =>
  db.query<OrientedAnswer>(sql`
    SELECT i.conversation_id AS conversation, i.region, i.size, i.section, e.facts ->> 'action' = 'route' AS served
    FROM review.item i JOIN audit.entry e ON e.subject = i.answer_id AND e.kind = 'answer_recorded'
      JOIN chat.conversation c ON c.id = i.conversation_id
    WHERE i.recorded_at >= ${from} AND i.recorded_at < ${to} AND e.facts ->> 'action' IN ('route', 'fallback')
      AND NOT (c.erased_at IS NOT NULL AND i.region IS NULL AND i.size IS NULL AND i.section IS NULL)
    ORDER BY i.recorded_at, i.answer_id`);
