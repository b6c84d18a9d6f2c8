import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Directory } from "../directory/directory.ts";
import type { Vault } from "../privacy/vault.ts";

export type FieldDeps = { db: Database; vault: Vault; clock: Clock; directory: Directory };
