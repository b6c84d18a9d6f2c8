import type { Queryable } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Due } from "./policy.ts";
import type { RunView } from "./retention.ts";

type Span = { now: Date; before: Date };
/** How many rows, and when the first began to count. */
const counted = async (db: Queryable, statement: Sql): Promise<{ count: number; first: Date | null }> =>
  (await db.query<{ count: number; first: Date | null }>(statement))[0] ?? { count: 0, first: null };

/** Days after `first` that the oldest row was due. */
const after = ({ count, first }: { count: number; first: Date | null }, { now, before }: Span): Due => ({
  due: count,
  oldest: first && new Date(first.getTime() + now.getTime() - before.getTime()),
});

/** A conversation that is contested waits for the decision. */
export const dueConversations = async (db: Queryable, now: Date): Promise<Due> => {
  const { count, first } = await counted(
    db,
    sql`
      SELECT count(*)::int AS count, min(greatest(least(c.expires_at, c.closed_at), (
        SELECT max(coalesce(o.decided_at, o.withdrawn_at)) FROM chat.contest o WHERE o.conversation_id = c.id))) AS first
      FROM chat.conversation c
      WHERE c.erased_at IS NULL AND (c.expires_at <= ${now} OR c.closed_at IS NOT NULL) AND NOT EXISTS (
        SELECT 1 FROM chat.contest o
        WHERE o.conversation_id = c.id AND o.decided_at IS NULL AND o.withdrawn_at IS NULL)`,
  );
  return { due: count, oldest: first };
};

/** What is counted by one column that must be before a time, among rows that a condition keeps. */
const simple =
  (table: string, column: string, condition = "true", than: "<=" | "<" = "<=") =>
  async (db: Queryable, span: Span): Promise<Due> =>
    after(
      await counted(db, {
        text: `SELECT count(*)::int AS count, min(${column}) AS first FROM ${table} WHERE ${condition} AND ${column} ${than} $1`,
        values: [span.before],
      }),
      span,
    );

export const dueContestAnswers = simple("chat.contest", "decided_at", "answer_erased_at IS NULL");
export const dueBlurs = simple("chat.conversation", "erased_at", "blurred_at IS NULL");
export const dueReports = simple("trust.report", "closed_at", "erased_at IS NULL");
export const dueSuspensions = simple("trust.suspension", "lifted_at", "erased_at IS NULL");
export const dueIncidents = simple("governance.incident", "closed_at", "erased_at IS NULL");
export const dueSessions = simple("staff.session", "created_at", "true", "<");
export const dueSignIns = simple("staff.sign_in", "expires_at");
export const dueInvitations = simple("staff.invitation", "expires_at", "true", "<");
export const dueAccounts = simple("staff.account", "disabled_at", "erased_at IS NULL");
export const dueProposals = simple("desk.proposal", "decided_at");
export const dueDeclarations = simple("desk.declaration", "confirmed_at");
export const dueCardMonths = simple("desk.card_month", "(month::timestamp AT TIME ZONE 'Europe/Paris')");
export const dueRenewalNotices = simple("desk.renewal_notice", "told_at");
export const dueAlerts = simple("alerts.alert", "raised_at");
export const dueLetterTraces = simple("mail.outbox", "ended_at");
export const dueEventProposals = simple("agenda.proposal", "last_end");
export const dueSurveysToClose = simple("survey.survey", "ends_at", "state = 'open'");
export const dueSurveys = simple("survey.survey", "closed_at");
export const dueFieldReports = simple("field.report", "filed_at");
export const dueRuns = simple("retention.run", "started_at");

export const dueLetters = async (db: Queryable, span: Span): Promise<Due> =>
  after(
    await counted(
      db,
      sql`
        SELECT count(*)::int AS count, min(created_at) AS first FROM mail.outbox
        WHERE ended_at IS NULL AND created_at <= ${span.before} AND (claimed_until IS NULL OR claimed_until <= ${span.now})`,
    ),
    span,
  );

/** Unread, and that nobody is reading, nor is urgent or contested. */
export const dueUnread = async (db: Queryable, span: Span): Promise<Due> =>
  after(
    await counted(
      db,
      sql`
        SELECT count(*)::int AS count, min(recorded_at) AS first FROM review.item
        WHERE status = 'open' AND recorded_at < ${span.before} AND readings = 0 AND NOT urgent AND NOT contested
          AND (claimed_until IS NULL OR claimed_until <= ${span.now})`,
    ),
    span,
  );

/** Days are Paris days: a duty ends with its last one. */
export const dueContactTraces = simple("contact.request", "sent_at", "erased_at IS NOT NULL");

/** Closed requests that still have their words, so long after they closed or after they were sent. */
export const dueContactWords = async (
  db: Queryable,
  { now, before }: Span,
  closedBefore: Date,
): Promise<Due> => {
  const span = { now, before };
  const words = sql`erased_at IS NULL AND closed_at IS NOT NULL`;
  const closed = after(
    await counted(
      db,
      sql`SELECT count(*)::int AS count, min(closed_at) AS first FROM contact.request WHERE ${words} AND closed_at <= ${closedBefore}`,
    ),
    { now, before: closedBefore },
  );
  const old = after(
    await counted(
      db,
      sql`
        SELECT count(*)::int AS count, min(sent_at) AS first FROM contact.request
        WHERE ${words} AND closed_at > ${closedBefore} AND sent_at <= ${before}`,
    ),
    span,
  );
  return bothDue(closed, old);
};

/** An absence counts from the midnight (Paris) that ends it. */
export const dueAbsences = simple("contact.absence", "((to_day + 1)::timestamp AT TIME ZONE 'Europe/Paris')");
export const dueDigests = simple("contact.digest", "at");

export const dueDuties = async (db: Queryable, day: string): Promise<number> =>
  (
    await counted(
      db,
      sql`SELECT count(*)::int AS count, NULL::timestamptz AS first FROM alerts.duty WHERE to_day < ${day}::date`,
    )
  ).count;

/** What the register said, or that it knew of none, which is kept less long. */
export const dueCompanies = async (
  db: Queryable,
  { now, before }: Span,
  absentBefore: Date,
): Promise<Due> => {
  const span = { now, before };
  const known = after(
    await counted(
      db,
      sql`SELECT count(*)::int AS count, min(read_at) AS first FROM register.company WHERE read_at <= ${before} AND outcome <> 'absent'`,
    ),
    span,
  );
  const absent = after(
    await counted(
      db,
      sql`SELECT count(*)::int AS count, min(read_at) AS first FROM register.company WHERE read_at <= ${absentBefore} AND outcome = 'absent'`,
    ),
    { now, before: absentBefore },
  );
  return bothDue(known, absent);
};

export const bothDue = (one: Due, other: Due): Due => ({
  due: one.due + other.due,
  oldest: [one.oldest, other.oldest].reduce((a, b) => (a && b ? (a < b ? a : b) : (a ?? b))),
});

export const dueSheets = async (db: Queryable, span: Span): Promise<Due> =>
  after(
    await counted(
      db,
      sql`SELECT count(*)::int AS count, min(created_at) AS first FROM briefing.sheet WHERE created_at <= ${span.before}`,
    ),
    span,
  );

export const insertRun = (db: Queryable, run: RunView) =>
  db.query(sql`
    INSERT INTO retention.run (job, policy, started_at, finished_at, due, done, failed)
    VALUES (${run.job}, ${run.policy}, ${run.startedAt}, ${run.finishedAt}, ${run.due}, ${run.done}, ${run.failed})`);

export const latestRuns = (db: Queryable, limit: number) =>
  db.query<RunView>(sql`
    SELECT job, policy, started_at AS "startedAt", finished_at AS "finishedAt", due, done, failed
    FROM retention.run ORDER BY run.started_at DESC, run.id DESC LIMIT ${limit}`);

export const deleteRunsBefore = async (db: Queryable, time: Date): Promise<number> =>
  (await db.query(sql`DELETE FROM retention.run WHERE started_at <= ${time} RETURNING 1`)).length;

/** Whether whoever is on duty was told of this since a time. */
export const toldSince = async (db: Queryable, kind: string, time: Date): Promise<boolean> =>
  (await db.query(sql`SELECT 1 FROM alerts.alert WHERE kind = ${kind} AND raised_at > ${time} LIMIT 1`))
    .length > 0;
