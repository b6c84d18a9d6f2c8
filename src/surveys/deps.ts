import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Directory } from "../directory/directory.ts";
import type { Vault } from "../privacy/vault.ts";

export type SurveysDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  directory: Pick<Directory, "find">;
  /** The identity provider whose accounts can act; null: nobody's. */
  issuer: string | null;
  /** Whether a letter can leave; without, nobody is written to. */
  canMail: boolean;
  /** Address of the service in letters, without a final slash. */
  site: string;
};
