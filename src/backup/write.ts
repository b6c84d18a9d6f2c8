import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Checkpoints } from "../audit/checkpoint.ts";
import { lastEntry } from "../audit/journal.ts";
import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import { StartError } from "../errors.ts";
import { writeLines } from "./files.ts";
import { KEYS, MANIFEST, type Manifest, ROWS, unsigned } from "./manifest.ts";
import { beginSnapshot, migrationsApplied, ourTables, recordsOf, sequencesOf, type Table } from "./store.ts";

type Deps = { db: Database; clock: Clock; checkpoints: Pick<Checkpoints, "sign"> };

export const isVault = ({ name }: { name: string }): boolean => name.startsWith("vault.");

/**
 * Writes the whole database as it is at one moment: the rows in one file, the keys in another, which may go elsewhere, and
 * a signed manifest, last, without which a folder is no backup. Nothing waits meanwhile on a server.
 * @param keysPath where the keys go; null: in the folder
 * @throws StartError when the folder holds something already or cannot be written
 */
export async function writeBackup(
  { db, clock, checkpoints }: Deps,
  folder: string,
  keysPath: string | null = null,
): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(refused(folder));
  if ((await readdir(folder).catch(refused(folder))).length > 0)
    throw new StartError(`${folder} n'est pas vide : donnez un dossier nouveau.`);
  const paths = { rows: join(folder, ROWS), keys: keysPath ?? join(folder, KEYS) };
  await mkdir(dirname(paths.keys), { recursive: true, mode: 0o700 }).catch(refused(dirname(paths.keys)));
  const written: string[] = [];
  try {
    const at = clock.now().toISOString();
    const content = await db.transaction(async (tx) => {
      await beginSnapshot(tx);
      const tables = await ourTables(tx);
      const counts = new Map<string, number>();
      written.push(paths.rows);
      const rows = await writeLines(
        paths.rows,
        dump(
          tx,
          tables.filter((table) => !isVault(table)),
          counts,
        ),
      );
      written.push(paths.keys);
      const keys = await writeLines(paths.keys, dump(tx, tables.filter(isVault), counts));
      return {
        format: 1 as const,
        at,
        migrations: await migrationsApplied(tx),
        journal: await lastEntry(tx),
        tables: tables.map((table) => ({ ...table, rows: counts.get(table.name) ?? 0 })),
        sequences: await sequencesOf(tx),
        files: { rows, keys },
      };
    });
    const { key } = checkpoints.sign(Buffer.alloc(0));
    const manifest = { ...content, ...checkpoints.sign(unsigned(content, key)) };
    const path = join(folder, MANIFEST);
    await writeFile(`${path}.tmp`, `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
    await rename(`${path}.tmp`, path);
    return manifest;
  } catch (error) {
    // Half a backup would be taken for one.
    for (const path of written) await rm(path, { force: true });
    throw error;
  }
}

/** A line for each table, then one for each of its rows. */
async function* dump(
  tx: Queryable,
  tables: readonly Table[],
  counts: Map<string, number>,
): AsyncGenerator<string> {
  for (const { name } of tables) {
    yield `${JSON.stringify({ table: name })}\n`;
    let count = 0;
    for await (const record of recordsOf(tx, name)) {
      count++;
      yield `${JSON.stringify(record)}\n`;
    }
    counts.set(name, count);
  }
}

const refused =
  (folder: string) =>
  (error: unknown): never => {
    const code = error instanceof Error && "code" in error ? error.code : "erreur inconnue";
    throw new StartError(`Le dossier ${folder} ne peut pas être utilisé (${code}).`);
  };
