import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "../errors.ts";
import { type JsonLines, openJsonLines } from "./jsonl.ts";
import {
  type Checkpoint,
  isKey,
  isRestore,
  keyName,
  type Line,
  type PublicKeyLine,
  type Restore,
  readLine,
  signed,
} from "./statement.ts";

type Attested = { seq: number; digest: string };

export type Checkpoints = {
  publicKey: KeyObject;
  /** States, outside the database, what the last entry is. */
  add(last: Attested, at: Date): Promise<void>;
  /** The statement that the journal was put back to an entry; kept by `keep`. */
  restored(last: Attested, lostTo: number, at: Date): Restore;
  keep(restore: Restore): Promise<void>;
  /** The last entry attested here, or null. */
  last(): Promise<Checkpoint | null>;
  /** Every line kept, public keys first; one that cannot be read is null. Can be read again. */
  lines(): AsyncIterable<Line | null>;
  /** Signs bytes that are not a checkpoint (the manifest of a backup). */
  sign(bytes: Buffer): { key: string; signature: string };
};

/**
 * Checkpoints in `DATA_DIR/checkpoints.jsonl`, signed with Ed25519, and the public keys that have signed there, in
 * `DATA_DIR/checkpoint-keys.jsonl`. Each process has its own folder; none needs those of the others.
 *
 * To change the key, the new one is given in front of the old one: the old one then vouches for it, once.
 * @param pem private keys (CHECKPOINT_KEY, PKCS#8 PEM), the current one first, or null: one is made and kept in the folder
 * @throws StartError when the folder cannot be used or a key is not one
 */
export async function openCheckpoints(
  dataDir: string,
  pem: string | null,
  now: Date = new Date(0),
): Promise<Checkpoints> {
  const { file, keys } = await openFiles(dataDir);
  const [privateKey, ...older] = readKeys(pem ?? (await keyInFolder(dataDir)));
  const publicKey = createPublicKey(privateKey);
  const key = keyName(publicKey);
  await listKey(keys, publicKey, older, now);
  return {
    publicKey,
    add: (last, at) =>
      file.append([signed({ seq: last.seq, digest: last.digest, at: at.toISOString(), key }, privateKey)]),
    restored: ({ seq, digest }, lostTo, at) =>
      signed({ type: "restore", seq, digest, lostTo, at: at.toISOString(), key }, privateKey),
    keep: (restore) => file.append([restore]),
    async last() {
      const text = await file.last();
      const line = text && readLine(text);
      return line && !isKey(line) && !isRestore(line) ? line : null;
    },
    async *lines() {
      for await (const text of keys.lines()) yield readLine(text);
      for await (const text of file.lines()) yield readLine(text);
    },
    sign: (bytes) => ({ key, signature: sign(null, bytes, privateKey).toString("base64") }),
  };
}

async function openFiles(dataDir: string): Promise<{ file: JsonLines; keys: JsonLines }> {
  try {
    // On a server with every key given, nothing else makes the folder.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return {
      file: await openJsonLines(join(dataDir, "checkpoints.jsonl")),
      keys: await openJsonLines(join(dataDir, "checkpoint-keys.jsonl")),
    };
  } catch {
    throw new StartError(
      `Le dossier ${dataDir} ne peut pas être créé ou écrit : vérifiez DATA_DIR, ses droits et l'espace disque.`,
    );
  }
}

/** Lists the current key the first time it is seen; an older one that is listed vouches for it when its private half is given. */
async function listKey(
  keys: JsonLines,
  current: KeyObject,
  older: readonly KeyObject[],
  now: Date,
): Promise<void> {
  const known = new Set<string>();
  for await (const text of keys.lines()) {
    const line = readLine(text);
    if (line && isKey(line)) known.add(line.name);
  }
  const lineOf = (key: KeyObject, voucher: KeyObject | null): PublicKeyLine => {
    const line = {
      type: "key" as const,
      name: keyName(key),
      publicKey: key.export({ type: "spki", format: "pem" }).toString(),
      at: now.toISOString(),
      key: voucher && keyName(createPublicKey(voucher)),
    };
    return voucher ? signed(line, voucher) : { ...line, signature: null };
  };
  if (known.has(keyName(current))) return;
  // A first start with two keys: the older one is listed too, since it may have signed before this file existed.
  const [voucher] = older;
  const missing = voucher && !known.has(keyName(createPublicKey(voucher))) ? [createPublicKey(voucher)] : [];
  await keys.append([...missing.map((key) => lineOf(key, null)), lineOf(current, voucher ?? null)]);
}

const PEM = /-----BEGIN [A-Z ]+-----[\s\S]+?-----END [A-Z ]+-----/g;

function readKeys(text: string): [KeyObject, ...KeyObject[]] {
  try {
    const [first, ...others] = (text.match(PEM) ?? []).map((pem) => createPrivateKey(pem));
    if (first && [first, ...others].every((key) => key.asymmetricKeyType === "ed25519"))
      return [first, ...others];
  } catch {
    // told below, without a word of the value
  }
  throw new StartError(
    "La clé des points de contrôle (CHECKPOINT_KEY, ou checkpoint-key.pem) est illisible : attendu une clé privée " +
      "Ed25519 en PEM, comme en fait « openssl genpkey -algorithm ed25519 », suivie le cas échéant de l'ancienne.",
  );
}

async function keyInFolder(dataDir: string): Promise<string> {
  const path = join(dataDir, "checkpoint-key.pem");
  const known = await readFile(path, "utf8").catch(() => null);
  if (known) return known;
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  await writeFile(path, pem, { mode: 0o600, flag: "wx" });
  return pem;
}

export type { Checkpoint };
