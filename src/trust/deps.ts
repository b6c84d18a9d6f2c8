import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { Vault } from "../privacy/vault.ts";

/** What this folder leaves in the journal: who acts by function, nothing that was said. */
export type TrustAct = {
  kind:
    | "report_filed"
    | "report_reply_invited"
    | "report_reply_recorded"
    | "report_closed"
    | "report_erased"
    | "advisor_suspended"
    | "advisor_restored"
    | "suspension_erased";
  /** The id of a report, of an advisor, or of a suspension. */
  subject: string;
  facts: Record<string, string | number | boolean | null>;
  contentDigest: string | null;
};

export type TrustDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  /** Writes the act in the journal, in the transaction of the act itself. */
  journal(tx: Queryable, act: TrustAct, at: Date): Promise<void>;
};
