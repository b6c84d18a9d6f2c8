import { parisDay } from "../../clock.ts";
import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { AdvisorFigures, NetworkFigures } from "../contact.ts";

const COUNTS = sql`count(*)::int AS received, count(answered_at)::int AS answered, count(met_at)::int AS met,
  count(*) FILTER (WHERE state = 'done_helped')::int AS helped`;

export const advisorCounts = async (db: Queryable, advisorId: string): Promise<AdvisorFigures | null> =>
  (
    await db.query<AdvisorFigures>(sql`SELECT ${COUNTS} FROM contact.request WHERE advisor_id = ${advisorId}`)
  )[0] ?? null;

/** The first day of a month, Europe/Paris. */
const monthOf = (at: Date): string => `${parisDay(at).slice(0, 7)}-01`;

/** Requests sent from an instant to another, that one excluded; the answers of leaders, by whole months of what was sent. */
export const networkCounts = async (db: Queryable, from: Date, to: Date): Promise<NetworkFigures | null> =>
  (
    await db.query<NetworkFigures>(sql`
      SELECT ${COUNTS},
        count(*) FILTER (WHERE closed_at IS NOT NULL AND answered_at IS NULL AND state <> 'cancelled')::int AS "closedWithoutAnswer",
        (SELECT coalesce(sum(rating.answers), 0)::int FROM contact.rating
          WHERE rating.helped IN ('oui', 'un_peu') AND rating.month >= ${monthOf(from)}::date AND rating.month < ${parisDay(to)}::date) AS satisfied,
        count(*) FILTER (WHERE satisfaction_asked_at IS NOT NULL OR satisfied_at IS NOT NULL)::int AS "satisfactionAsked"
      FROM contact.request WHERE sent_at >= ${from} AND sent_at < ${to}`)
  )[0] ?? null;
