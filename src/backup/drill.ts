import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Checkpoints, openCheckpoints } from "../audit/checkpoint.ts";
import type { ErasureLedger, LedgerLine } from "../audit/erasure-ledger.ts";
import { openErasureLedger } from "../audit/erasure-ledger.ts";
import { isKey, type Line } from "../audit/statement.ts";
import { type Verification, verifyJournal } from "../audit/verify.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open.ts";
import type { MasterKeys } from "../privacy/master-keys.ts";
import { replayDeps } from "./open.ts";
import { type Restored, restoreBackup } from "./restore.ts";
import { aLiveConversation } from "./store.ts";
import { writeBackup } from "./write.ts";

export type DrillDeps = {
  db: Database;
  clock: Clock;
  checkpoints: Checkpoints;
  ledger: ErasureLedger;
  master: MasterKeys;
  config: Pick<Config, "review">;
};

export type Drill = {
  restored: Restored;
  /** Of the restored copy: whole, with the restore declared. */
  verification: Verification;
  /** A conversation taken as if it had been erased after the backup; null: there was none to take. */
  proof: { readableBefore: boolean; readableAfter: boolean } | null;
  /** Bytes of the two files. */
  bytes: { rows: number; keys: number };
  ms: { backup: number; restore: number; verify: number };
};

/**
 * Backs the present database up into a temporary folder, restores it in a scratch embedded database, erases there what was
 * erased since (and one conversation more, as if its person had just asked), verifies the whole copy, and removes everything.
 * The database, its journal and its files are only read.
 */
export async function drillBackup(deps: DrillDeps): Promise<Drill> {
  const { db, clock, checkpoints, ledger, master, config } = deps;
  const folder = await mkdtemp(join(tmpdir(), "boussole-exercice-"));
  const started = performance.now();
  try {
    // Chosen before, so that it is in the backup.
    const victim = await aLiveConversation(db);
    const manifest = await writeBackup(deps, join(folder, "sauvegarde"));
    const backedUp = performance.now();
    // The service may go on signing: what it attests from now on is not of this copy.
    const attested = () => upTo(checkpoints.lines(), manifest.at);
    const scratch = join(folder, "copie");
    const copy = await openDatabase({ url: null, migrationUrl: null, dataDir: scratch });
    try {
      const { vault, review } = replayDeps(config, master);
      const readableBefore = victim !== null && (await vault.key(db, victim)) !== null;
      const own = await openCheckpoints(scratch, null, clock.now());
      // The copy declares its restore with a key of its own; the real checkpoints are compared with it, and not written to.
      const lines = async function* () {
        yield* own.lines();
        yield* attested();
      };
      const restored = await restoreBackup(
        { db: copy, clock, vault, review, checkpoints: own, ledger: await openErasureLedger(scratch) },
        {
          folder: join(folder, "sauvegarde"),
          otherLines: attested,
          otherErasures: () => withOneMore(ledger, victim, clock),
        },
      );
      const backAgain = performance.now();
      const verification = await verifyJournal(copy, { lines, vault });
      const readableAfter = victim !== null && (await vault.key(copy, victim)) !== null;
      return {
        restored,
        verification,
        proof: victim === null ? null : { readableBefore, readableAfter },
        bytes: { rows: manifest.files.rows.bytes, keys: manifest.files.keys.bytes },
        ms: {
          backup: backedUp - started,
          restore: backAgain - backedUp,
          verify: performance.now() - backAgain,
        },
      };
    } finally {
      await copy.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* upTo(lines: AsyncIterable<Line | null>, at: string): AsyncGenerator<Line | null> {
  for await (const line of lines) if (line === null || isKey(line) || line.at <= at) yield line;
}

async function* withOneMore(
  ledger: ErasureLedger,
  conversation: string | null,
  clock: Clock,
): AsyncGenerator<LedgerLine> {
  yield* ledger.lines();
  if (conversation !== null)
    yield { seq: 0, kind: "conversation_erased", id: conversation, at: clock.now().toISOString() };
}
