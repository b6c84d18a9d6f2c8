import { journal } from "../../audit/journal.ts";
import { markIncidentErased } from "../../backup/store.ts";
import type { GovernanceDeps } from "../deps.ts";
import { YEARS_KEPT } from "./incident.ts";
import { incidentsClosedBy } from "./store.ts";

const BATCH = 500;

/** The same day and hour, years earlier; a 29 February may become 1 March. */
export function yearsBefore(time: Date, years: number): Date {
  const earlier = new Date(time);
  earlier.setUTCFullYear(earlier.getUTCFullYear() - years);
  return earlier;
}

/**
 * Erases, by destroying their key, the words of incidents closed for five years; what they were and what was decided stays.
 * @returns how many
 */
export async function eraseOldIncidents({
  db,
  vault,
  clock,
}: Pick<GovernanceDeps, "db" | "vault" | "clock">): Promise<number> {
  const now = clock.now();
  const due = await incidentsClosedBy(db, yearsBefore(now, YEARS_KEPT), BATCH);
  for (const id of due)
    await db.transaction(async (tx) => {
      if (!(await markIncidentErased(tx, id, now))) return;
      await vault.destroy(tx, id);
      await journal(tx, { kind: "incident_erased", subject: id, facts: {}, contentDigest: null }, now);
    });
  if (due.length > 0) await vault.scrub(db);
  return due.length;
}
