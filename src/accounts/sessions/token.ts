import { createHash } from "node:crypto";
import { keyedDigest } from "../../privacy/cipher.ts";

/** All that the database holds of a secret. */
export const digestOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** What `newSecret` makes; anything else is not looked up. */
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** A key that only the holder of the token can make: 256 bits of randomness need no slow derivation. */
export const keyOf = (token: string): Buffer => keyedDigest(Buffer.from(token), "boussole agent id_token");
