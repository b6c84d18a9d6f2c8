import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "../errors.ts";
import { newKey } from "./cipher.ts";

/** Master keys by version; `current` wraps new keys, the others still open old ones (rotation). */
export type MasterKeys = { current: number; keys: ReadonlyMap<number, Buffer> };

/**
 * Reads `2:BASE64,1:BASE64` (32 bytes each; the first is current).
 * @throws StartError saying what is wrong, never the value
 */
export function parseMasterKeys(value: string): MasterKeys {
  const keys = new Map<number, Buffer>();
  let current = 0;
  for (const part of value.split(",")) {
    const match = /^(\d{1,6}):([A-Za-z0-9+/]{43}=)$/.exec(part.trim());
    if (!match) {
      throw new StartError(
        "MASTER_KEY est mal formée : attendu « version:clé » (32 octets en base64), la clé courante en premier, " +
          "par exemple 1:$(openssl rand -base64 32).",
      );
    }
    const version = Number(match[1]);
    if (keys.has(version)) throw new StartError(`MASTER_KEY donne deux fois la version ${version}.`);
    keys.set(version, Buffer.from(match[2] ?? "", "base64"));
    current ||= version;
  }
  return { current, keys };
}

/** Outside production: the key made at first start and kept in the data folder, readable by its owner only. */
export async function masterKeysInFolder(dataDir: string): Promise<MasterKeys> {
  const path = join(dataDir, "master-key");
  try {
    return parseMasterKeys(await readFile(path, "utf8"));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const value = `1:${newKey().toString("base64")}`;
  await writeFile(path, value, { mode: 0o600, flag: "wx" });
  return parseMasterKeys(value);
}

/** The keys that the settings give, or else those of the data folder. @throws StartError in French when they cannot be read */
export const openMasterKeys = ({
  masterKey,
  dataDir,
}: {
  masterKey: string | null;
  dataDir: string;
}): Promise<MasterKeys> =>
  masterKey ? Promise.resolve(parseMasterKeys(masterKey)) : masterKeysInFolder(dataDir);

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";
