import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";

/** What this folder leaves in the journal: accounts by their id, and roles; never an e-mail or a name. */
export type AccountAct = {
  kind:
    | "account_invited"
    | "account_joined"
    | "account_changed"
    | "account_disabled"
    | "account_erased"
    | "signed_in"
    | "signed_out"
    | "session_revoked"
    | "access_reviewed";
  /** The id of an account, of an invitation or of an access review. */
  subject: string;
  facts: Record<string, string | number | boolean | null | string[]>;
  contentDigest: null;
};

export type AccountsDeps = {
  db: Database;
  clock: Clock;
  /** The only identity provider whose word is taken today; null: nobody's. Accounts that came by another open nothing. */
  issuer: string | null;
  /** Writes the act in the journal, in the transaction of the act itself. */
  journal(tx: Queryable, act: AccountAct, at: Date): Promise<void>;
};

/** What the demonstration is called where a provider would be: its accounts open nothing once there is one. */
export const DEMO_ISSUER = "urn:boussole:demonstration";
