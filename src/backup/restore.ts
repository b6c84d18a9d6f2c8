import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Queryable } from "../db/database.ts";
import { StartError } from "../errors.ts";
import {
  type Declared,
  type Elsewhere,
  keepDeclaration,
  knownKeys,
  type RestoreDeps,
  replayAndDeclare,
} from "./declare.ts";
import { readLines, sha256Of } from "./files.ts";
import { KEYS, type Manifest, ROWS, readManifest } from "./manifest.ts";
import * as store from "./store.ts";

export type RestoreOptions = Elsewhere & {
  folder: string;
  /** Where the keys are; null: in the folder. */
  keysPath?: string | null;
};

export type Restored = Declared & { manifest: Manifest; rows: number };

/** What the migrations themselves put in: not a sign that the database has served (a test holds this list true). */
export const SEEDED: readonly string[] = ["agenda.state", "audit.turn"];

/**
 * Restores a backup into an empty database, in one transaction: rows, keys, sequences, then everything that was erased since is
 * erased again, and the journal says that it was restored, from which entry, and what is lost. A signed statement says the same
 * outside the database, so that verification tells this from a journal that was cut.
 * @throws StartError in French: not a whole backup, altered, of another version, or a database that is not empty
 */
export async function restoreBackup(deps: RestoreDeps, options: RestoreOptions): Promise<Restored> {
  const manifest = await readManifest(options.folder, await knownKeys(deps, options));
  const paths = { rows: join(options.folder, ROWS), keys: options.keysPath ?? join(options.folder, KEYS) };
  await checkFiles(manifest, paths);
  const done = await deps.db.transaction(async (tx) => {
    await store.plainText(tx);
    await checkTarget(tx, manifest);
    const relink = await store.dropLinks(tx);
    for (const table of SEEDED) await store.emptyTable(tx, table);
    const rows = (await load(tx, manifest, paths.rows)) + (await load(tx, manifest, paths.keys));
    for (const sequence of manifest.sequences) await store.setSequence(tx, sequence);
    await relink();
    const point = { at: new Date(manifest.at), journal: manifest.journal };
    return { manifest, rows, ...(await replayAndDeclare(tx, deps, options, point)) };
  });
  await keepDeclaration(deps, done);
  return done;
}

async function checkFiles(manifest: Manifest, paths: Record<"rows" | "keys", string>): Promise<void> {
  for (const part of ["rows", "keys"] as const) {
    await access(paths[part]).catch(() => {
      const option = part === "keys" ? " S'il est ailleurs : --keys FICHIER." : "";
      throw new StartError(`Le fichier ${paths[part]} manque ou ne peut pas être lu.${option}`);
    });
    if ((await sha256Of(paths[part])) !== manifest.files[part].sha256)
      throw new StartError(
        `${paths[part]} n'est pas le fichier de cette sauvegarde, ou il a été modifié. Rien n'a été restauré.`,
      );
  }
}

/** The same migrations, and nothing that a service or a person wrote. */
async function checkTarget(tx: Queryable, manifest: Manifest): Promise<void> {
  const applied = await store.migrationsApplied(tx);
  if (applied.join() !== manifest.migrations.join())
    throw new StartError(
      "Cette sauvegarde a été faite par une autre version du service (ses migrations ne sont pas celles de ce programme). " +
        `Restaurez-la avec la version qui l'a faite (dernière migration : ${manifest.migrations.at(-1) ?? "aucune"}), ` +
        "puis mettez à jour.",
    );
  const tables = await store.ourTables(tx);
  const shape = (of: readonly store.Table[]) =>
    JSON.stringify(of.map(({ name, columns }) => ({ name, columns })));
  if (shape(tables) !== shape(manifest.tables))
    throw new StartError(
      "Les tables de cette base ne sont pas celles de la sauvegarde. Rien n'a été restauré.",
    );
  for (const { name } of tables) {
    if (SEEDED.includes(name) || !(await store.hasRows(tx, name))) continue;
    throw new StartError(
      `La base n'est pas vide (${name} a des lignes) : une restauration n'écrase rien. Donnez une base neuve ` +
        "(DATABASE_URL) ou un dossier vide (DATA_DIR) où seuls restent les clés, checkpoints.jsonl et erasures.jsonl.",
    );
  }
}

const BATCH = 500;

async function load(tx: Queryable, manifest: Manifest, path: string): Promise<number> {
  const tables = new Map(manifest.tables.map((table) => [table.name, table]));
  const counts = new Map<string, number>();
  let table: Manifest["tables"][number] | null = null;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    if (!table || batch.length === 0) return;
    await store.loadRecords(tx, table, batch);
    counts.set(table.name, (counts.get(table.name) ?? 0) + batch.length);
    batch = [];
  };
  for await (const line of readLines(path)) {
    const value: unknown = JSON.parse(line);
    if (typeof value === "string") {
      batch.push(value);
      if (batch.length === BATCH) await flush();
      continue;
    }
    await flush();
    const name = typeof value === "object" && value !== null && "table" in value ? String(value.table) : "";
    table = tables.get(name) ?? null;
    if (!table) throw new StartError(`La sauvegarde contient une table inconnue (${name}).`);
    if (!counts.has(name)) counts.set(name, 0);
  }
  await flush();
  for (const [name, count] of counts)
    if (tables.get(name)?.rows !== count)
      throw new StartError(`Il manque des lignes de ${name} dans la sauvegarde.`);
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
