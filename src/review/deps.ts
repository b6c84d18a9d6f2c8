import type { NewAlert } from "../alerts/raise.ts";
import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { Vault } from "../privacy/vault.ts";
import type { Retriever } from "../retrieval/search.ts";

export type ReviewSettings = {
  /** Answers that the team can reread in a day; the queue proposes no more. */
  dailyCapacity: number;
  /** Share of answers drawn at random when they are recorded, in percent. */
  samplePercent: number;
  /** Days after which what nobody reread is counted as unread and leaves the queue. */
  unreadDays: number;
};

export type ReviewDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  retriever: Retriever;
  settings: ReviewSettings;
  /** Tells whoever is on duty, in the transaction of the act itself. */
  raise(tx: Queryable, alert: NewAlert, at: Date): Promise<unknown>;
  /** Writes to those who left an address, in the transaction that corrects or withdraws their answers. */
  tell(tx: Queryable, answerIds: readonly string[], at: Date): Promise<void>;
};
