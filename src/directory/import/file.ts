import { readFile, stat } from "node:fs/promises";
import { DomainError } from "../../errors.ts";

const LARGEST_MB = 50;

/**
 * The bytes of a file to import.
 * @throws DomainError in French when it is missing or larger than 50 MB
 */
export async function readImportFile(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new DomainError("introuvable", `Fichier introuvable : ${path}`);
  if (found.size > LARGEST_MB * 1024 * 1024)
    throw new DomainError(
      "trop-volumineux",
      `Ce fichier dépasse ${LARGEST_MB} Mo. Coupez-le en plusieurs, puis importez-les l'un après l'autre.`,
    );
  return readFile(path);
}
