import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

// AES-256-GCM (NIST SP 800-38D): 96-bit random nonce, 128-bit tag.
const NONCE = 12;
const TAG = 16;

export const newKey = (): Buffer => randomBytes(32);

/**
 * Encrypts bytes: `nonce ‖ tag ‖ ciphertext`.
 * @param context what the text belongs to (an id): a ciphertext moved to another row no longer opens
 */
export function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws Error when the key, the context or a single bit is not the right one */
export function open(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE)).setAAD(
    Buffer.from(context),
  );
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

/** Keyed digest: groups equal texts without telling them (a plain digest of « oui » is guessable). */
export const keyedDigest = (key: Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();
