import { createHash } from "node:crypto";
import { DomainError } from "../../errors.ts";
import { open, seal } from "../../privacy/cipher.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { saysSomething } from "../../text.ts";
import { plain } from "../../trust/clean.ts";
import { LONGEST_WORDS } from "./incident.ts";

/** Which words of an incident: bound to their ciphertext, so that one moved elsewhere no longer opens. */
type Place = "opened" | `event:${string}`;
const contextOf = (id: string, place: Place): string => `incident:${id}:${place}`;

export const sealWords = (key: Buffer, words: string, id: string, place: Place): Buffer =>
  seal(key, Buffer.from(words), contextOf(id, place));

export const openWords = (key: Buffer, sealed: Buffer, id: string, place: Place): string =>
  open(key, sealed, contextOf(id, place)).toString();

/** What the journal holds of words: the digest of their ciphertext. */
export const digestOf = (sealed: Buffer): string => createHash("sha256").update(sealed).digest("hex");

/**
 * Words of the staff as they may be kept: bounded, without anything invisible, masked.
 * @param missing what is said to whoever writes nothing
 * @throws DomainError `entree-invalide`
 */
export function keptWords(typed: string, missing: string): string {
  const words = plain(typed);
  const length = [...words].length;
  if (!saysSomething(words)) throw refusedWords(missing);
  if (length > LONGEST_WORDS)
    throw refusedWords(`${length} caractères ; le maximum est de ${LONGEST_WORDS}. Raccourcissez.`);
  return maskPersonalData(words).text;
}

const refusedWords = (message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field: "words", message }]);
