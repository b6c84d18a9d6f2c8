import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";

// The lines of a checkpoint file, as kept by the service and as exported for someone outside (docs/exploitation.md says
// the same in French). Each is signed over the JSON of its fields but `signature`, in the order written here.

const common = { at: z.string(), key: z.string(), signature: z.string() };
const entry = { seq: z.number().int().min(1), digest: z.string() };

/** Entry `seq` had this digest: it betrays a cut tail or a rewrite. */
const Checkpoint = z.object({ ...entry, ...common });
/** The journal was put back to entry `seq` from a backup; what had followed, up to `lostTo` at least, is lost. */
const Restore = z.object({ type: z.literal("restore"), ...entry, lostTo: z.number().int(), ...common });
/** A public key, named after its digest; `key` is the older key that vouches for it, null for none. */
const PublicKey = z.object({
  type: z.literal("key"),
  name: z.string(),
  publicKey: z.string(),
  at: z.string(),
  key: z.string().nullable(),
  signature: z.string().nullable(),
});

export type Checkpoint = z.infer<typeof Checkpoint>;
export type Restore = z.infer<typeof Restore>;
export type PublicKeyLine = z.infer<typeof PublicKey>;
export type Line = Checkpoint | Restore | PublicKeyLine;

/** The line as what it states, or null when it is none of ours. */
export function readLine(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text);
    const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
    const schema = type === "key" ? PublicKey : type === "restore" ? Restore : Checkpoint;
    return schema.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}

export const isKey = (line: Line): line is PublicKeyLine => "type" in line && line.type === "key";
export const isRestore = (line: Line): line is Restore => "type" in line && line.type === "restore";

/** What is signed: the fields in a fixed order, whatever the order of the file. */
function statementOf(line: Omit<Checkpoint, "signature"> | Omit<Restore, "signature"> | Unsigned): Buffer {
  if ("publicKey" in line) {
    const { name, publicKey, at, key } = line;
    return Buffer.from(JSON.stringify({ type: "key", name, publicKey, at, key }));
  }
  const { seq, digest, at, key } = line;
  if ("lostTo" in line)
    return Buffer.from(JSON.stringify({ type: "restore", seq, digest, lostTo: line.lostTo, at, key }));
  return Buffer.from(JSON.stringify({ seq, digest, at, key }));
}
type Unsigned = Omit<PublicKeyLine, "signature">;

/** Signs a statement with the key that it names. */
export function signed<S extends Omit<Checkpoint, "signature"> | Omit<Restore, "signature"> | Unsigned>(
  statement: S,
  privateKey: KeyObject,
): S & { signature: string } {
  const signature = sign(null, statementOf(statement), privateKey).toString("base64");
  return { ...statement, signature };
}

/** True when the signature is the key's and the statement is whole. */
export function isSigned(line: Line, publicKey: KeyObject): boolean {
  if (line.signature === null) return false;
  return verify(null, statementOf(line), publicKey, Buffer.from(line.signature, "base64"));
}

/** Short name of a public key, so that a rotated one is recognised. */
export const keyName = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 16);

/**
 * The keys that count, by name.
 * @param roots public keys held by whoever verifies: only these, and those that they vouch for, one after the other;
 *   null: every key listed
 */
export function trustedKeys(
  listed: readonly PublicKeyLine[],
  roots: readonly KeyObject[] | null,
): Map<string, KeyObject> {
  const trusted = new Map((roots ?? []).map((key) => [keyName(key), key]));
  // Lines are in the order of time: a key is vouched for by an older one.
  for (const line of listed) {
    const voucher = line.key === null ? undefined : trusted.get(line.key);
    if (roots !== null && !(voucher && isSigned(line, voucher))) continue;
    const key = readPublicKey(line.publicKey);
    if (key) trusted.set(keyName(key), key);
  }
  return trusted;
}

/** An Ed25519 public key in PEM, or null. */
export function readPublicKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}
