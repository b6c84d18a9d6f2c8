import { type Checkpoints, openCheckpoints } from "../audit/checkpoint.ts";
import { type ErasureLedger, openErasureLedger } from "../audit/erasure-ledger.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open.ts";
import { type MasterKeys, openMasterKeys } from "../privacy/master-keys.ts";
import { createVault, type Vault } from "../privacy/vault.ts";
import { createIntake } from "../review/intake/intake.ts";
import type { ReplayDeps } from "./replay.ts";

export type Tools = ReplayDeps & {
  db: Database;
  clock: Clock;
  checkpoints: Checkpoints;
  ledger: ErasureLedger;
  vault: Vault;
  master: MasterKeys;
};

/**
 * What the commands of this folder work with: the database with its owner's rights (a backup reads every table, a restore
 * fills the journal), the keys, and the files outside the database.
 * @throws StartError in French
 */
export async function openTools(config: Config, clock: Clock): Promise<Tools> {
  const master = await openMasterKeys(config);
  const checkpoints = await openCheckpoints(config.dataDir, config.checkpointKey, clock.now());
  const ledger = await openErasureLedger(config.dataDir);
  const url = config.migrationDatabaseUrl ?? config.databaseUrl;
  const db = await openDatabase({ url, migrationUrl: null, dataDir: config.dataDir });
  return { db, clock, checkpoints, ledger, master, ...replayDeps(config, master) };
}

/** Nobody is alerted of what is erased again: that was done once. */
export const replayDeps = (
  config: Pick<Config, "review">,
  master: MasterKeys,
): ReplayDeps & { vault: Vault } => ({
  vault: createVault(master),
  review: createIntake({ settings: config.review, raise: async () => {} }),
});
