import { countrySpecs, isValidBBAN, isValidIBAN } from "ibantools";
import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

const START = /(?=[a-z][ .-]?[a-z][ .-]?\d[ .-]?\d)[a-z]/gi;
const NAMED = /\b(?:iban|rib|compte|virement)\W{0,4}$/i;
const FRENCH = /^(?:FR|MC)\d{12}[A-Z0-9]{11}\d{2}$/;
// The older French account number, before the IBAN: bank, branch, account, key; or the IBAN without its head.
const GAP = "[ .\\-/_|\\n]{0,3}";
const RIB = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\d{5}${GAP}\\d{5}${GAP}[0-9A-Z]{11}${GAP}\\d\\d|(?:[0-9A-Z]{4}[ .-]){5}\\d{3})(?![\\p{L}\\p{N}])`,
  "giu",
);
const RIB_IN_FIELDS = /^\d{5}[^0-9A-Z]+\d{5}[^0-9A-Z]+[0-9A-Z]{11}[^0-9A-Z]+\d\d$/i;
const ALPHANUMERIC = /[\p{L}\p{N}]/u;

type Reading = { compact: string; end: number };

/** Reads `count` letters and digits from `start`, over separators of at most two characters. */
function readCompact(text: string, start: number, count: number): Reading | undefined {
  let compact = "";
  let gap = 0;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (/[0-9A-Za-z]/.test(character)) {
      compact += character.toUpperCase();
      gap = 0;
    } else if (!/[ .\-/\n]/.test(character) || ++gap > 2) return undefined;
    if (compact.length === count) return { compact, end: at + 1 };
  }
  return undefined;
}

/** With a wrong checksum we only trust what is laid out as an IBAN: in fours, or with no word among its groups. */
function isMistyped(text: string, start: number, { compact, end }: Reading): boolean {
  if (ALPHANUMERIC.test(text.charAt(start - 1)) || ALPHANUMERIC.test(text.charAt(end))) return false;
  const groups = text.slice(start, end).split(/[ .\-/\n]+/);
  const inFours = groups.slice(0, -1).every((group) => group.length === 4);
  if (!inFours && groups.some((group, index) => index > 0 && !/\d/.test(group))) return false;
  return FRENCH.test(compact) || NAMED.test(text.slice(Math.max(0, start - 16), start));
}

/** An IBAN cut short or too long: what follows the country code while each group holds a digit. */
function readMislaid(text: string, start: number): Reading | undefined {
  if (ALPHANUMERIC.test(text.charAt(start - 1))) return undefined;
  const named = NAMED.test(text.slice(Math.max(0, start - 16), start));
  let compact = "";
  let end = start;
  for (const { 0: group, index } of text.slice(start, start + 48).matchAll(/[0-9a-z]+/gi)) {
    if (index > end - start + 2 || (index > 0 && !/\d/.test(group))) break;
    compact += group;
    end = start + index + group.length;
  }
  // A VAT number may be followed by a SIREN: it is not the head of an account.
  const vat = /^FR ?\d\d ?\d{3} ?\d{3} ?\d{3}(?!\d)/i.test(text.slice(start, start + 20));
  const long = !vat && /^FR\d{12}/i.test(compact) && compact.length >= 22;
  return long || (named && compact.length >= 14) ? { compact, end } : undefined;
}

/** Laid out in its four fields, announced, or with the right key: bare, 23 digits could be something else. */
function isRib(written: string, before: string): boolean {
  if (RIB_IN_FIELDS.test(written) || NAMED.test(before)) return true;
  return isValidBBAN(written.replace(/[^0-9A-Z]/gi, "").toUpperCase(), "FR");
}

/**
 * Bank accounts: IBAN of any country (ISO 13616, checked by ibantools), spaced, dashed or in lower case; a French
 * IBAN of the exact shape with a wrong checksum; a foreign one that the word « IBAN » announces; a French RIB.
 */
export const findIbans: Detector = ({ text }) => {
  const spans: Span[] = [];
  const add = (start: number, end: number) => spans.push({ start, end, kind: "iban", rank: RANK.iban });
  for (const { index } of text.matchAll(START)) {
    const country = text
      .slice(index, index + 3)
      .replace(/[^a-z]/gi, "")
      .slice(0, 2)
      .toUpperCase();
    const length = countrySpecs[country]?.chars ?? 0;
    const reading = length > 0 ? readCompact(text, index, length) : undefined;
    if (reading !== undefined && (isValidIBAN(reading.compact) || isMistyped(text, index, reading))) {
      add(index, reading.end);
      continue;
    }
    const mislaid = length > 0 ? readMislaid(text, index) : undefined;
    if (mislaid !== undefined) add(index, mislaid.end);
  }
  for (const { 0: match, index } of text.matchAll(RIB)) {
    if (isRib(match, text.slice(Math.max(0, index - 16), index))) add(index, index + match.length);
  }
  return spans;
};
