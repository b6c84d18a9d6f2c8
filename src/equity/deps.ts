import type { NewAlert } from "../alerts/raise.ts";
import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { Directory } from "../directory/directory.ts";
import type { Treat } from "./pairs/treat.ts";

export type EquityDeps = {
  db: Database;
  clock: Clock;
  directory: Directory;
  /** The paired messages: a line of JSON each. */
  pairsFile: string;
  /** How the running service treats a message; see pairs/treat.ts. */
  treat: Treat;
  /** Tells whoever is on duty, in the transaction of the act; takes the journal's lock. */
  raise(tx: Queryable, alerts: readonly NewAlert[], at: Date): Promise<void>;
};
