import { createHash } from "node:crypto";
import { open, seal } from "../privacy/cipher.ts";

/** Which words of a report or of a suspension: bound to its ciphertext, so that one moved elsewhere no longer opens. */
export type Place = "report" | "answer" | "reason" | "lifted" | `reply:${string}`;

const contextOf = (id: string, place: Place): string => `trust:${id}:${place}`;

export const sealWords = (key: Buffer, text: string, id: string, place: Place): Buffer =>
  seal(key, Buffer.from(text), contextOf(id, place));

export const openWords = (key: Buffer, sealed: Buffer, id: string, place: Place): string =>
  open(key, sealed, contextOf(id, place)).toString();

export const sha256 = (bytes: Buffer | string): Buffer => createHash("sha256").update(bytes).digest();

/** What the journal holds of words: the digest of their ciphertext. */
export const digestOf = (sealed: Buffer): string => sha256(sealed).toString("hex");
