import { journal } from "../audit/journal.ts";
import { deleteFieldReport } from "../backup/store.ts";
import type { Queryable } from "../db/database.ts";
import type { FieldDeps } from "./deps.ts";
import { MONTHS_KEPT } from "./report.ts";
import { reportsFiledBy } from "./store.ts";

const BATCH = 500;

/** The same day and hour, months earlier; the end of a longer month may become the first days of the next. */
export function keptSince(now: Date): Date {
  const earlier = new Date(now);
  earlier.setUTCMonth(earlier.getUTCMonth() - MONTHS_KEPT);
  return earlier;
}

/** Erases a report, in a transaction: its row, its key, and the fiches drawn from it that nobody published. */
export async function eraseReport(
  tx: Queryable,
  { vault, clock }: Pick<FieldDeps, "vault" | "clock">,
  id: string,
  why: "taken_back" | "term_passed",
): Promise<void> {
  if (!(await deleteFieldReport(tx, id))) return;
  await vault.destroy(tx, id);
  await journal(
    tx,
    { kind: "field_report_erased", subject: id, facts: { why }, contentDigest: null },
    clock.now(),
  );
}

/** Erases a batch of the reports whose months have passed. The figures of closed quarters stay. @returns how many */
export async function eraseOldReports(deps: Pick<FieldDeps, "db" | "vault" | "clock">): Promise<number> {
  const due = await reportsFiledBy(deps.db, keptSince(deps.clock.now()), BATCH);
  for (const id of due) await deps.db.transaction((tx) => eraseReport(tx, deps, id, "term_passed"));
  if (due.length > 0) await deps.vault.scrub(deps.db);
  return due.length;
}
