import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "../errors.ts";

/** A signed statement, kept outside the database, that entry `seq` had this digest: it betrays a cut tail or a rewrite. */
export type Checkpoint = { seq: number; digest: string; at: string; key: string; signature: string };

export type Checkpoints = {
  publicKey: KeyObject;
  add(last: { seq: number; digest: string }, at: Date): Promise<void>;
  /** Every checkpoint kept. @throws Error when a line is not a checkpoint */
  all(): Promise<Checkpoint[]>;
};

/**
 * Checkpoints in `DATA_DIR/checkpoints.jsonl`, signed with Ed25519.
 * @param pem private key (CHECKPOINT_KEY, PKCS#8 PEM), or null: one is made and kept in the data folder
 * @throws StartError when the folder cannot be made or the key is not one
 */
export async function openCheckpoints(dataDir: string, pem: string | null): Promise<Checkpoints> {
  // On a server with every key given, nothing else makes the folder.
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch(() => {
    throw new StartError(`Le dossier ${dataDir} ne peut pas être créé : vérifiez DATA_DIR et ses droits.`);
  });
  const privateKey = readKey(pem ?? (await keyInFolder(dataDir)));
  const publicKey = createPublicKey(privateKey);
  const path = join(dataDir, "checkpoints.jsonl");
  return {
    publicKey,
    async add(last, at) {
      const statement = { ...last, at: at.toISOString(), key: keyName(publicKey) };
      const signature = sign(null, Buffer.from(JSON.stringify(statement)), privateKey).toString("base64");
      await appendFile(path, `${JSON.stringify({ ...statement, signature })}\n`, { mode: 0o600 });
    },
    async all() {
      const text = await readFile(path, "utf8").catch(() => "");
      return text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Checkpoint);
    },
  };
}

/** True when the signature is the key's and the statement is whole. */
export function isSigned({ signature, ...statement }: Checkpoint, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(JSON.stringify(statement)), publicKey, Buffer.from(signature, "base64"));
}

/** Short name of a key, so that a rotated one is recognised. */
const keyName = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 16);

function readKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // told below, without a word of the value
  }
  throw new StartError(
    "La clé des points de contrôle (CHECKPOINT_KEY, ou checkpoint-key.pem) est illisible : attendu une clé privée " +
      "Ed25519 en PEM, comme en fait « openssl genpkey -algorithm ed25519 ».",
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
