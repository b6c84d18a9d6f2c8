import type { Queryable } from "../db/database.ts";
import type { TrustDeps } from "./deps.ts";
import { MONTHS_KEPT } from "./report.ts";
import { markReportErased, reportsClosedBy } from "./store.ts";
import { markSuspensionErased, suspensionsLiftedBy } from "./suspension/store.ts";

const BATCH = 500;

/** The same day and hour `months` earlier; a 29 February may become 1 March. */
export function monthsBefore(time: Date, months: number): Date {
  const earlier = new Date(time);
  earlier.setUTCMonth(earlier.getUTCMonth() - months);
  return earlier;
}

/**
 * Erases, by destroying their key, the words of reports closed for twelve months, and of suspensions lifted as long ago.
 * @returns how many
 */
export async function eraseOldWords({ db, vault, clock, journal }: TrustDeps): Promise<number> {
  const now = clock.now();
  const before = monthsBefore(now, MONTHS_KEPT);
  const erase = (
    id: string,
    kind: "report_erased" | "suspension_erased",
    mark: (tx: Queryable, id: string, at: Date) => Promise<boolean>,
  ) =>
    db.transaction(async (tx) => {
      if (!(await mark(tx, id, now))) return;
      await vault.destroy(tx, id);
      await journal(tx, { kind, subject: id, facts: {}, contentDigest: null }, now);
    });
  const reports = await reportsClosedBy(db, before, BATCH);
  for (const id of reports) await erase(id, "report_erased", markReportErased);
  const suspensions = await suspensionsLiftedBy(db, before, BATCH);
  for (const id of suspensions) await erase(id, "suspension_erased", markSuspensionErased);
  await vault.scrub(db);
  return reports.length + suspensions.length;
}
