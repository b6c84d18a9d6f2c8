import { type KeyObject, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { StartError } from "../errors.ts";

const File = z.object({ name: z.string(), bytes: z.number(), sha256: z.string() });
const Table = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.number(),
});

/** What a backup is made of. Signed with the checkpoint key: keys and rights are in it, and no journal vouches for those. */
const Manifest = z.object({
  format: z.literal(1),
  at: z.string(),
  /** Migrations applied, in order: the shape of the rows. */
  migrations: z.array(z.string()),
  journal: z.object({ seq: z.number(), digest: z.string() }).nullable(),
  tables: z.array(Table),
  sequences: z.array(z.object({ table: z.string(), column: z.string(), value: z.string() })),
  files: z.object({ rows: File, keys: File }),
  key: z.string(),
  signature: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;
export type TableShape = z.infer<typeof Table>;
export type FileShape = z.infer<typeof File>;

export const MANIFEST = "manifest.json";
/** Every word, sealed; the journal; the knowledge. Everything but the vault. */
export const ROWS = "lignes.jsonl.gz";
/** The vault: kept apart, and briefly, since it opens what was erased since. */
export const KEYS = "cles.jsonl.gz";

/** The bytes that are signed. */
export const unsigned = (manifest: Omit<Manifest, "key" | "signature">, key: string): Buffer => {
  const { format, at, migrations, journal, tables, sequences, files } = manifest;
  return Buffer.from(JSON.stringify({ format, at, migrations, journal, tables, sequences, files, key }));
};

/**
 * The manifest of a folder, its signature checked.
 * @throws StartError in French: none, not readable, signed by a key that is not known, altered
 */
export async function readManifest(folder: string, keys: ReadonlyMap<string, KeyObject>): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(() => {
    throw new StartError(`${folder} n'est pas une sauvegarde entière : ${MANIFEST} y manque.`);
  });
  const manifest = parse(text);
  if (!manifest) throw new StartError(`${join(folder, MANIFEST)} est illisible.`);
  const key = keys.get(manifest.key);
  if (!key)
    throw new StartError(
      `Cette sauvegarde est signée d'une clé inconnue ici (${manifest.key}). Donnez la clé publique qui l'a signée ` +
        "(--public-key FICHIER), ou le CHECKPOINT_KEY et le DATA_DIR d'alors.",
    );
  const signature = Buffer.from(manifest.signature, "base64");
  if (!verify(null, unsigned(manifest, manifest.key), key, signature))
    throw new StartError("Cette sauvegarde a été modifiée : sa signature est fausse. Rien n'a été restauré.");
  return manifest;
}

function parse(text: string): Manifest | null {
  try {
    return Manifest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
