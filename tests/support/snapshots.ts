import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Preparing an embedded database takes seconds of processor, and most tests do not look at how it is done: the first one that
// needs one prepares it, the others start from a copy. What tests a first start prepares its own.

/** `migrated`: the schema; `knowledge`: the fiches too; `samples`: the fictional directory and agenda as well. */
export type Snapshot = "migrated" | "knowledge" | "samples";
/** What each is made from. */
const BASE = { migrated: null, knowledge: "migrated", samples: "knowledge" } as const;
/** Before the day of any test: what a journal says first is older than what follows. */
const CLOCK = { now: () => new Date("2026-01-01T00:00:00.000Z") };

const ROOT = "BOUSSOLE_TEST_SNAPSHOTS";

/** A folder for this run, which its processes inherit; gone with it. */
export async function setup(): Promise<() => Promise<void>> {
  const root = await mkdtemp(join(tmpdir(), "boussole-snapshots-"));
  process.env[ROOT] = root;
  return () => rm(root, { recursive: true, force: true });
}

export const KNOWLEDGE = join(import.meta.dirname, "../../knowledge");

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function prepare(kind: Snapshot, folder: string): Promise<void> {
  // Read here: a run that prepares nothing does not wait for the whole program.
  const { openDatabase } = await import("../../src/db/open.ts");
  const base = BASE[kind];
  if (base !== null) await copySnapshot(base, folder);
  const db = await openDatabase({ url: null, migrationUrl: null, dataDir: folder });
  if (kind === "knowledge") {
    const { bringUpToDate } = await import("../../src/ingestion/up-to-date.ts");
    await bringUpToDate(db, CLOCK, KNOWLEDGE);
  } else if (kind === "samples") {
    const { loadSamples } = await import("../../src/startup/samples.ts");
    await loadSamples(db, CLOCK, KNOWLEDGE);
  }
  const [wal] = await db.query<{ current: string }>({
    text: "SELECT pg_walfile_name(pg_current_wal_lsn()) AS current",
    values: [],
  });
  await db.close();
  if (wal) await withoutOldLog(join(folder, "postgres/pg_wal"), wal.current);
}

/**
 * After a clean stop the engine reads the last file of its log alone, or the next if it was full; the others are kept to be used
 * again, and weigh more than the rows.
 */
async function withoutOldLog(folder: string, current: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => /^[0-9A-F]{24}$/.test(name)).sort();
  const at = files.indexOf(current);
  if (at === -1) throw new Error("the log of the prepared database is not where it should be");
  const old = files.filter((_, index) => index !== at && index !== at + 1);
  await Promise.all(old.map((name) => rm(join(folder, name))));
}

const PATIENCE_MS = 60_000;

/** Where a snapshot is ready, made by the first process that asks; null outside a run, or where its maker failed. */
async function readyFolder(kind: Snapshot): Promise<string | null> {
  const root = process.env[ROOT];
  if (root === undefined) return null;
  const [folder, ready] = [join(root, kind), join(root, `${kind}.ready`)];
  const mine = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (mine) {
    await prepare(kind, folder);
    await writeFile(ready, "");
    return folder;
  }
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    if (await exists(ready)) return folder;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return null;
}

/** Puts a prepared database in an empty data folder, if there is one; without, the service prepares its own. */
export async function copySnapshot(kind: Snapshot, dataDir: string): Promise<void> {
  const folder = await readyFolder(kind);
  if (folder !== null) await cp(join(folder, "postgres"), join(dataDir, "postgres"), { recursive: true });
}
