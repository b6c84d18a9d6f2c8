import { randomBytes, randomInt } from "node:crypto";

/** A 128-bit random identifier, 22 characters of URL-safe base64. */
export const newId = (): string => randomBytes(16).toString("base64url");

/** A 256-bit secret (conversation token, return link); only its digest is ever stored. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

// Crockford's base 32 (no I, L, O, U: it can be read over the telephone) less Z: 31 is prime, so that the
// weighted sum catches every single wrong character and every swap of two.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY";

function checkCharacter(body: string): string {
  let sum = 0;
  for (const [index, character] of [...body].entries()) {
    sum += ALPHABET.indexOf(character) * (index + 1);
  }
  return ALPHABET.charAt(sum % 31);
}

/** A short reference that a person can quote, `B7K3-9QXM-F`: 39 random bits and a check character. */
export function newReference(): string {
  const body = Array.from({ length: 8 }, () => ALPHABET.charAt(randomInt(31))).join("");
  return `${body.slice(0, 4)}-${body.slice(4)}-${checkCharacter(body)}`;
}

/** True when the check character matches: tells a typing error from an unknown reference. */
export function isReference(reference: string): boolean {
  const match = /^([0-9A-HJKMNP-TV-Y]{4})-([0-9A-HJKMNP-TV-Y]{4})-([0-9A-HJKMNP-TV-Y])$/.exec(reference);
  return match !== null && checkCharacter(`${match[1]}${match[2]}`) === match[3];
}
