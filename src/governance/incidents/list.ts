import { hasRole, type Staff } from "../../accounts/staff.ts";
import { labelOf } from "../../alerts/kinds.ts";
import { DomainError } from "../../errors.ts";
import type { GovernanceDeps } from "../deps.ts";
import { breachClock } from "./breach.ts";
import { type Candidate, HANDLERS, type Incident, type IncidentFile, type IncidentKind } from "./incident.ts";
import * as store from "./store.ts";
import { openWords } from "./words.ts";

const LISTED = 500;
const CANDIDATE_DAYS = 30;
const CANDIDATES = 20;
const DAY_MS = 86_400_000;

const viewOf = (row: store.IncidentRow, now: Date): Incident => ({
  id: row.id,
  reference: row.reference,
  kind: row.kind,
  severity: row.severity,
  detectedAt: row.detectedAt,
  openedAt: row.openedAt,
  openedBy: `${row.function}, ${row.organisation}`,
  authority: row.authority,
  persons: row.persons,
  clock: breachClock(row.awareAt, row.authorityAt, now),
  closedAt: row.closedAt,
  erased: row.erasedAt !== null,
});

export async function listIncidents(
  { db, clock }: Pick<GovernanceDeps, "db" | "clock">,
  staff: Staff,
): Promise<Incident[]> {
  const own = hasRole(staff, ...HANDLERS) ? null : staff.accountId;
  const now = clock.now();
  return (await store.incidentsOf(db, own, LISTED)).map((row) => viewOf(row, now));
}

/** One incident whole; its words are null once erased. @throws DomainError `introuvable` */
export async function readIncident(
  { db, vault, clock }: Pick<GovernanceDeps, "db" | "vault" | "clock">,
  id: string,
): Promise<IncidentFile> {
  const row = await store.incidentById(db, id);
  if (row === null) throw new DomainError("introuvable", "Cet incident n'existe pas.");
  const key = await vault.key(db, id);
  const events = await store.eventsOf(db, id);
  return {
    ...viewOf(row, clock.now()),
    words: key && openWords(key, row.content, id, "opened"),
    answers: row.answers,
    events: events.map(({ id: event, content, function: role, organisation, ...rest }) => ({
      ...rest,
      by: `${role}, ${organisation}`,
      words: key && openWords(key, content, id, `event:${event}`),
    })),
  };
}

/** The alerts that may be incidents, and what they would be. */
const OF_ALERT: Readonly<Record<string, IncidentKind>> = {
  suspected_leak: "personal_data",
  attack_succeeded: "security",
  journal_fault: "security",
};

export async function candidates({ db, clock }: Pick<GovernanceDeps, "db" | "clock">): Promise<Candidate[]> {
  const since = new Date(clock.now().getTime() - CANDIDATE_DAYS * DAY_MS);
  const alerts = await store.alertsWithoutIncident(db, Object.keys(OF_ALERT), since, CANDIDATES);
  return alerts.map(({ id, kind, subject, raisedAt }) => ({
    alertId: id,
    alert: labelOf(kind),
    subject,
    at: raisedAt,
    kind: OF_ALERT[kind] ?? "other",
  }));
}
