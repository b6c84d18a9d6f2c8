import type { Act } from "../audit/entry.ts";
import type { Clock } from "../clock.ts";
import type { AdvisorFigures } from "../contact/contact.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { Directory } from "../directory/directory.ts";
import type { Screening } from "../directory/import/read.ts";
import type { Orienter } from "../orientation/network.ts";
import type { Vault } from "../privacy/vault.ts";
import type { CardFigures } from "./figures.ts";

export type DeskDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  directory: Directory;
  /** One that counts nothing: trying a company is no orientation. */
  orienter: Orienter;
  figures: CardFigures;
  /** Requests received and answered by an advisor. */
  contacts(advisorId: string): Promise<AdvisorFigures>;
  /** Whether words speak to a machine: the detectors belong to answering. */
  screening: Screening;
  journal(tx: Queryable, act: Act, at: Date): Promise<void>;
  /** Whether letters leave from here. */
  canMail: boolean;
  /** Address of the service, without a final slash. */
  site: string;
};
