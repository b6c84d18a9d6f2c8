import type { Entry } from "../../audit/entry.ts";
import type { Queryable } from "../../db/database.ts";
import type { AnnualPeriod } from "./period.ts";
import type { Change, ChangesYear } from "./review.ts";
import { type ChangeRow, changesBetween, lastBefore } from "./store.ts";

/** What changes the answers, or the service itself. */
const KINDS: readonly Entry["kind"][] = [
  "rules_changed",
  "knowledge_ingested",
  "directory_imported",
  "events_imported",
  "prepared_approved",
  "prepared_approval_withdrawn",
  "switch_turned",
  "key_rotated",
  "backup_restored",
];
const LATEST = 60;

/** What changed in the year and when, from the journal. Of rules, only those that differ from the ones before. */
export async function changesOf(
  db: Queryable,
  period: AnnualPeriod,
  acts: ReadonlyMap<string, number>,
): Promise<ChangesYear> {
  const rows = await changesBetween(db, KINDS, period, LATEST);
  let rules = rows[0] ? ((await lastBefore(db, "rules_changed", rows[0].at))?.facts ?? null) : null;
  const latest = rows.map((row): Change => {
    const { at, kind } = row;
    if (kind !== "rules_changed") return { at, kind, facts: countsIn(row) };
    const facts = differences(rules, row.facts);
    rules = row.facts;
    return { at, kind, facts };
  });
  const byKind = KINDS.flatMap((kind) => {
    const count = acts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
  return { total: byKind.reduce((sum, { count }) => sum + count, 0), latest, byKind };
}

/** The rules in force at an instant, by name; none: nothing was noted yet. */
export async function rulesAt(db: Queryable, at: Date): Promise<Record<string, string>> {
  const last = await lastBefore(db, "rules_changed", at);
  return Object.fromEntries(Object.entries(last?.facts ?? {}).map(([name, value]) => [name, String(value)]));
}

const differences = (before: Entry["facts"] | null, after: Entry["facts"]): Change["facts"] =>
  Object.entries(after).flatMap(([name, value]) => {
    const from = before?.[name];
    return before !== null && from === value
      ? []
      : [{ name, from: from === undefined || from === null ? null : String(from), to: String(value) }];
  });

/** What an import counts, and which switch was turned: never who did it. */
const TOLD = ["origin", "added", "changed", "removed", "absent", "rejected", "refused", "switch", "on"];

const countsIn = ({ facts }: ChangeRow): Change["facts"] =>
  TOLD.flatMap((name) => {
    const value = facts[name];
    return value === undefined || value === null || value === 0
      ? []
      : [{ name, from: null, to: String(value) }];
  });
