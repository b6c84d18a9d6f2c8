import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { INDEX_VERSION } from "../retrieval/build-index.ts";
import { collectFolder } from "./collect.ts";
import { type IngestionReport, ingest } from "./ingest.ts";
import * as store from "./store.ts";

/** Brings the database to a knowledge folder; at once when nothing in the folder moved since it was taken in. */
export async function bringUpToDate(db: Database, clock: Clock, folder: string): Promise<IngestionReport> {
  const digest = await digestOfFolder(folder);
  const known = await store.folderState(db);
  if (known?.digest === digest && known.version === (await store.latestEdition(db)))
    return { version: known.version, changes: [], rejections: [] };
  const report = await ingest(db, clock, await collectFolder(folder));
  // What was rejected must be told again at the next start.
  if (report.rejections.length === 0) await store.saveFolderState(db, digest, report.version);
  return report;
}

/** Digest of the names and bytes of all its files, and of how they are indexed. */
async function digestOfFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash("sha256").update(INDEX_VERSION);
  for (const path of paths.sort())
    hash.update(`\n${path.slice(folder.length)}\n`).update(await readFile(path));
  return hash.digest("hex");
}
