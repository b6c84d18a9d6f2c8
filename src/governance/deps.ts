import type { Clock } from "../clock.ts";
import type { Legal } from "../config.ts";
import type { Database } from "../db/database.ts";
import type { Vault } from "../privacy/vault.ts";

export type GovernanceDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  /** Who answers for the service, as the settings name them. */
  legal: Pick<Legal, "referent" | "dpo" | "securityContact">;
};
