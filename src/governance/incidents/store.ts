import type { Queryable } from "../../db/database.ts";
import { type Sql, sql } from "../../db/sql.ts";
import type { AuthorityDecision, IncidentKind, PersonsDecision, Severity, Step } from "./incident.ts";

// Any fixed number: numbers of incidents follow one another without a gap.
const LOCK = 4_711_202_523;
export const lockNumbers = (tx: Queryable) => tx.query(sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`);

export type IncidentRow = {
  id: string;
  reference: string;
  kind: IncidentKind;
  severity: Severity;
  detectedAt: Date;
  awareAt: Date | null;
  content: Buffer;
  answers: string[];
  openedBy: string;
  function: string;
  organisation: string;
  openedAt: Date;
  authority: AuthorityDecision | null;
  authorityAt: Date | null;
  persons: PersonsDecision | null;
  closedAt: Date | null;
  erasedAt: Date | null;
};

const INCIDENT = sql`
  SELECT i.id, i.reference, i.kind, i.severity, i.detected_at AS "detectedAt", i.aware_at AS "awareAt", i.content, i.answers,
    i.opened_by AS "openedBy", i.function, i.organisation, i.opened_at AS "openedAt", i.authority,
    i.authority_at AS "authorityAt", i.persons, i.closed_at AS "closedAt", i.erased_at AS "erasedAt"
  FROM governance.incident i`;

/** The open ones by age, then the closed ones, the latest first; of one account, or of all. */
export const incidentsOf = (db: Queryable, openedBy: string | null, limit: number) =>
  db.query<IncidentRow>(sql`
    ${INCIDENT} WHERE ${openedBy === null ? sql`true` : sql`i.opened_by = ${openedBy}`}
    ORDER BY i.closed_at IS NOT NULL, i.closed_at DESC, i.opened_at, i.reference LIMIT ${limit}`);

/** With `lock`, other acts on it wait for the end of the transaction. */
export const incidentById = async (db: Queryable, id: string, lock = false): Promise<IncidentRow | null> =>
  (await db.query<IncidentRow>(sql`${INCIDENT} WHERE i.id = ${id} ${lock ? sql`FOR UPDATE` : sql``}`))[0] ??
  null;

/** How many were opened under the numbers that begin so: « INC-2026- ». */
export const numbered = async (tx: Queryable, prefix: string): Promise<number> =>
  (
    await tx.query<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM governance.incident WHERE starts_with(reference, ${prefix})`,
    )
  )[0]?.count ?? 0;

export const incidentOfAlert = async (tx: Queryable, alertId: string): Promise<boolean> =>
  (await tx.query(sql`SELECT 1 FROM governance.incident WHERE alert_id = ${alertId}`)).length > 0;

export const insertIncident = (
  tx: Queryable,
  row: Pick<
    IncidentRow,
    | "id"
    | "reference"
    | "kind"
    | "severity"
    | "detectedAt"
    | "awareAt"
    | "content"
    | "answers"
    | "openedBy"
    | "function"
    | "organisation"
    | "openedAt"
  > & { alertId: string | null },
) =>
  tx.query(sql`
    INSERT INTO governance.incident (id, reference, kind, severity, detected_at, aware_at, content, answers, alert_id, opened_by,
      function, organisation, opened_at)
    VALUES (${row.id}, ${row.reference}, ${row.kind}, ${row.severity}, ${row.detectedAt}, ${row.awareAt}, ${row.content},
      ${row.answers}, ${row.alertId}, ${row.openedBy}, ${row.function}, ${row.organisation}, ${row.openedAt})`);

export type EventRow = {
  id: string;
  step: Step;
  facts: Record<string, string | string[]>;
  content: Buffer;
  function: string;
  organisation: string;
  at: Date;
};

export const insertEvent = (tx: Queryable, incidentId: string, row: EventRow & { accountId: string }) =>
  tx.query(sql`
    INSERT INTO governance.incident_event (id, incident_id, step, facts, content, account_id, function, organisation, at)
    VALUES (${row.id}, ${incidentId}, ${row.step}, ${JSON.stringify(row.facts)}, ${row.content}, ${row.accountId},
      ${row.function}, ${row.organisation}, ${row.at})`);

export const eventsOf = (db: Queryable, incidentId: string) =>
  db.query<EventRow>(sql`
    SELECT id, step, facts, content, function, organisation, at FROM governance.incident_event
    WHERE incident_id = ${incidentId} ORDER BY incident_event.place`);

/** What an act leaves on the incident itself. */
export type Change =
  | { answers: string[] }
  | { kind: IncidentKind; severity: Severity; awareAt: Date | null }
  | { authority: AuthorityDecision; at: Date }
  | { persons: PersonsDecision; at: Date }
  | { closedAt: Date };

const setOf = (change: Change): Sql => {
  if ("answers" in change) return sql`answers = ${change.answers}`;
  if ("kind" in change)
    // Known anew as a breach: its 72 hours are told anew.
    return sql`kind = ${change.kind}, severity = ${change.severity}, aware_at = ${change.awareAt},
      clock_told_at = CASE WHEN aware_at = ${change.awareAt} THEN clock_told_at END`;
  if ("authority" in change) return sql`authority = ${change.authority}, authority_at = ${change.at}`;
  if ("persons" in change) return sql`persons = ${change.persons}, persons_at = ${change.at}`;
  return sql`closed_at = ${change.closedAt}`;
};

export const changeIncident = (tx: Queryable, id: string, change: Change) =>
  tx.query(sql`UPDATE governance.incident SET ${setOf(change)} WHERE id = ${id}`);

/** Of these references, those of answers that exist. */
export const knownAnswers = async (tx: Queryable, references: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.query<{ reference: string }>(
        sql`SELECT reference FROM chat.answer WHERE reference = ANY(${references}::text[])`,
      )
    ).map(({ reference }) => reference),
  );

export type AlertRow = { id: string; kind: string; subject: string; raisedAt: Date };

/** Alerts of these kinds raised since a time, that no incident was opened for, the latest first. */
export const alertsWithoutIncident = (
  db: Queryable,
  kinds: readonly string[],
  since: Date,
  limit: number,
): Promise<AlertRow[]> =>
  db.query<AlertRow>(sql`
    SELECT a.id, a.kind, a.subject, a.raised_at AS "raisedAt" FROM alerts.alert a
    WHERE a.kind = ANY(${kinds}::text[]) AND a.raised_at >= ${since}
      AND NOT EXISTS (SELECT 1 FROM governance.incident i WHERE i.alert_id = a.id)
    ORDER BY a.raised_at DESC, a.id LIMIT ${limit}`);

/** Breaches known before an instant, that nobody decided to notify or not, and that nobody was told of; each is marked as told. */
export async function tellUndecided(
  tx: Queryable,
  knownBefore: Date,
  at: Date,
): Promise<{ id: string; reference: string; awareAt: Date }[]> {
  const due = await tx.query<{ id: string; reference: string; awareAt: Date }>(sql`
    SELECT i.id, i.reference, i.aware_at AS "awareAt" FROM governance.incident i
    WHERE i.aware_at <= ${knownBefore} AND i.authority IS NULL AND i.closed_at IS NULL AND i.clock_told_at IS NULL
    ORDER BY i.id FOR NO KEY UPDATE SKIP LOCKED`);
  const ids = due.map(({ id }) => id);
  await tx.query(sql`UPDATE governance.incident SET clock_told_at = ${at} WHERE id = ANY(${ids}::text[])`);
  return due;
}

/** Ids of incidents closed at or before a time, whose words are still kept. */
export const incidentsClosedBy = async (db: Queryable, time: Date, limit: number): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM governance.incident WHERE erased_at IS NULL AND closed_at <= ${time} ORDER BY closed_at LIMIT ${limit}`)
  ).map(({ id }) => id);

export type FigureRow = {
  kind: IncidentKind;
  severity: Severity;
  authority: AuthorityDecision | null;
  persons: PersonsDecision | null;
  awareAt: Date | null;
  authorityAt: Date | null;
  openedAt: Date;
  closedAt: Date | null;
};

export const openedBetween = (db: Queryable, from: Date, to: Date) =>
  db.query<FigureRow>(sql`
    SELECT kind, severity, authority, persons, aware_at AS "awareAt", authority_at AS "authorityAt", opened_at AS "openedAt",
      closed_at AS "closedAt"
    FROM governance.incident WHERE opened_at >= ${from} AND opened_at < ${to}`);
