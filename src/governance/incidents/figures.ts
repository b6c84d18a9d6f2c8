import type { GovernanceDeps } from "../deps.ts";
import { breachClock } from "./breach.ts";
import {
  INCIDENT_KINDS,
  type IncidentFigures,
  type IncidentKind,
  SEVERITIES,
  type Severity,
} from "./incident.ts";
import { openedBetween } from "./store.ts";

const DAY_MS = 86_400_000;

/** Incidents opened from one instant to another, `to` excluded; their words are not read. */
export async function incidentFigures(
  { db, clock }: Pick<GovernanceDeps, "db" | "clock">,
  from: Date,
  to: Date,
): Promise<IncidentFigures> {
  const rows = await openedBetween(db, from, to);
  const now = clock.now();
  const breaches = rows.filter(({ kind }) => kind === "personal_data");
  const counted = <K extends string>(codes: readonly K[], codeOf: (row: (typeof rows)[number]) => K) =>
    Object.fromEntries(
      codes.map((code) => [code, rows.filter((row) => codeOf(row) === code).length]),
    ) as Record<K, number>;
  const days = rows.flatMap(({ openedAt, closedAt }) =>
    closedAt === null ? [] : [(closedAt.getTime() - openedAt.getTime()) / DAY_MS],
  );
  return {
    opened: rows.length,
    closed: days.length,
    stillOpen: rows.length - days.length,
    byKind: counted(Object.keys(INCIDENT_KINDS) as IncidentKind[], ({ kind }) => kind),
    bySeverity: counted(Object.keys(SEVERITIES) as Severity[], ({ severity }) => severity),
    breaches: {
      all: breaches.length,
      notified: breaches.filter(({ authority }) => authority === "notified").length,
      notNeeded: breaches.filter(({ authority }) => authority === "not_needed").length,
      undecided: breaches.filter(({ authority }) => authority === null).length,
      late: breaches.filter(({ awareAt, authorityAt }) => breachClock(awareAt, authorityAt, now)?.over)
        .length,
      personsTold: breaches.filter(({ persons }) => persons === "told").length,
    },
    medianDaysToClose: medianOf(days),
  };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
