import type { Clock } from "../../clock.ts";
import type { ReviewIntake } from "../../conversation/review-intake.ts";
import type { Database } from "../../db/database.ts";
import type { Vault } from "../../privacy/vault.ts";
import type { ReviewSettings } from "../../review/deps.ts";

/** What the policies erase with: each kind of data by the capability that holds it. */
export type PolicyDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  review: ReviewIntake;
  settings: { retentionDays: number; blurDays: number; accountDays: number; review: ReviewSettings };
  /** Erases a batch of incidents closed for long enough. @returns how many; see governance/incidents */
  eraseIncidents(): Promise<number>;
};

export const DAY_MS = 86_400_000;
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** Batch after batch, until nothing is left. @returns how many in all */
export async function untilNone(batch: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await batch();
    if (done === 0) return total;
    total += done;
  }
}
