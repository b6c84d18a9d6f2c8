import { raiseAlerts } from "../../alerts/raise.ts";
import type { GovernanceDeps } from "../deps.ts";
import { endOfClock } from "./breach.ts";
import { HOURS_BEFORE_ALERT, HOURS_TO_NOTIFY } from "./incident.ts";
import { tellUndecided } from "./store.ts";

const HOUR_MS = 3_600_000;

/**
 * Tells whoever is on duty, once, of each personal-data breach that has a day left, or less, before the end of the 72 hours, and
 * that nobody decided to notify or not.
 * @returns how many
 */
export async function tellBreachClocks({ db, clock }: Pick<GovernanceDeps, "db" | "clock">): Promise<number> {
  const now = clock.now();
  const before = new Date(now.getTime() - (HOURS_TO_NOTIFY - HOURS_BEFORE_ALERT) * HOUR_MS);
  return db.transaction(async (tx) => {
    const due = await tellUndecided(tx, before, now);
    await raiseAlerts(
      tx,
      due.map(({ id, reference, awareAt }) => ({
        kind: "breach_clock",
        subject: id,
        facts: { incident: reference, endsAt: endOfClock(awareAt).toISOString() },
      })),
      now,
    );
    return due.length;
  });
}
