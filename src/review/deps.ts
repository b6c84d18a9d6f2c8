import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { Vault } from "../privacy/vault.ts";

export type ReviewSettings = {
  /** Answers that the team can reread in a day; the queue proposes no more. */
  dailyCapacity: number;
  /** Share of answers drawn at random when they are recorded, in percent. */
  samplePercent: number;
  /** Days after which what nobody reread is counted as unread and leaves the queue. */
  unreadDays: number;
};

/** What is told at once to whoever is on duty; no word of anyone. */
export type UrgentKind = "distress" | "suspected_leak" | "attack_succeeded" | "reflagged_answers";

export type ReviewDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  settings: ReviewSettings;
  /** Tells whoever is on duty, in the transaction of the act itself. */
  raise(
    tx: Queryable,
    alert: { kind: UrgentKind; subject: string; facts: Record<string, string | number> },
    at: Date,
  ): Promise<unknown>;
};
