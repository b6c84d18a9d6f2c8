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

const LOOKALIKES: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1", U: "V", Z: "2" };

/**
 * A reference as a person types it back: in any case, with or without its dashes, its lookalikes read as what they look
 * like. The result still wants `isReference`.
 */
export function readReference(typed: string): string {
  const body = [
    ...typed
      .normalize("NFKC")
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, ""),
  ]
    .map((character) => LOOKALIKES[character] ?? character)
    .join("");
  return body.length === 9 ? `${body.slice(0, 4)}-${body.slice(4, 8)}-${body.slice(8)}` : body;
}

/** True when the check character matches: tells a typing error from an unknown reference. */
export function isReference(reference: string): boolean {
  const match = /^([0-9A-HJKMNP-TV-Y]{4})-([0-9A-HJKMNP-TV-Y]{4})-([0-9A-HJKMNP-TV-Y])$/.exec(reference);
  return match !== null && checkCharacter(`${match[1]}${match[2]}`) === match[3];
}
