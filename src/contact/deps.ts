import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { Directory } from "../directory/directory.ts";
import type { Orienter } from "../orientation/network.ts";
import type { Vault } from "../privacy/vault.ts";

/** The account that speaks for an advisor. */
export type AdvisorAccount = { id: string; email: string };

export type ContactDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  directory: Directory;
  orienter: Pick<Orienter, "company">;
  /** The active account linked to an advisor of the directory; null: none. */
  accountOf(db: Queryable, advisorId: string): Promise<AdvisorAccount | null>;
  /** True when a conversation lives, which then stays until the end of the transaction. */
  holdConversation(tx: Queryable, conversationId: string, now: Date): Promise<boolean>;
  /** Whether letters can leave. */
  canMail: boolean;
  /** Address of the service, for the links of letters, without a final slash. */
  site: string;
  /** Signs the links of letters. */
  linkKey: Buffer;
  /** Groups equal telephones and addresses without telling them. */
  groupingKey: Buffer;
  onUnexpected(error: unknown, place: string): void;
};
