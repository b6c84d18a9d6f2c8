import { raiseAlert } from "../alerts/raise.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { eraseOldIncidents } from "../governance/incidents/erase.ts";
import type { Job } from "../jobs/job.ts";
import type { Vault } from "../privacy/vault.ts";
import { createRetention } from "../retention/create.ts";
import type { Retention } from "../retention/retention.ts";
import { createIntake } from "../review/intake/intake.ts";

/** The retention policies as the settings have them. `vault` tells the erasures outside the database. */
export const openRetention = (
  config: Pick<Config, "retentionDays" | "retention" | "review">,
  deps: { db: Database; vault: Vault; clock: Clock; onUnexpected(error: unknown, place: string): void },
): Retention =>
  createRetention({
    ...deps,
    review: createIntake({ settings: config.review, raise: raiseAlert }),
    settings: { retentionDays: config.retentionDays, ...config.retention, review: config.review },
    eraseIncidents: () => eraseOldIncidents(deps),
  });

/** Every hour, out of step with what starts at the hour. */
export const retentionJob = (retention: Retention): Job => ({
  name: "retention",
  cron: "7 * * * *",
  run: async () => void (await retention.run("planned")),
});
