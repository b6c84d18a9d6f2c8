import { validate } from "stdnum/lib/cjs/fr/nir.js";
import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

const GAP = "[ .\\-/_]{0,3}";
// Sex, year, month, département (2A and 2B in Corsica), commune, order, key: separators may fall anywhere.
const digits = (count: number): string[] => new Array<string>(count).fill("\\d");
const DIGITS = ["[1-478]", ...digits(5), "[\\dABab]", ...digits(6)];
const THIRTEEN = new RegExp(DIGITS.join(GAP), "y");
const KEY = new RegExp(`${GAP}(?:,? ?cle ?:? ?)?\\d${GAP}\\d(?!\\d)`, "y");

const OFFICIAL = /^1-2-2-2-3-3(?:-2)?$/;
// INSEE: 01-12, then 20, 30-42 and 50-99 where the month of birth is unknown.
const KNOWN_MONTH = /^...(?:0[1-9]|1[0-2]|20|3\d|4[0-2]|[5-9]\d)/;
const CIVIL = /^[12]\d\d(?:0[1-9]|1[0-2])/;
const NAMED = /\b(?:secu|nir|insee|securite sociale|numero social)\b[^0-9\n\ufffc]{0,25}$/i;

function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function isNir(written: string, before: string): boolean {
  const compact = written.replace(/[ .\-/_]+/g, "").toUpperCase();
  if (!KNOWN_MONTH.test(compact) || !/^.{5}(?:0[1-9]|[1-9]\d|2[AB])/.test(compact)) return false;
  const shape = written
    .split(/[ .\-/_]+/)
    .map((group) => group.length)
    .join("-");
  if (OFFICIAL.test(shape) || NAMED.test(before)) return true;
  // Without a hint, 13 digits could be a list of years, or an amount (1 850 500 000 000).
  if (CIVIL.test(compact) && /^1[35](?:-|$)|^1-/.test(shape) && !/^1(?:-3)+$/.test(shape)) return true;
  return compact.length === 15 && /^[12]/.test(compact) && validate(compact).isValid;
}

/**
 * French social security numbers (NIR, INSEE): 13 characters, with or without the two-digit key, spaced anyhow.
 * A wrong key is still masked: a mistyped number identifies nearly as well as the right one.
 */
export const findNirs: Detector = ({ text }) => {
  const spans: Span[] = [];
  for (const { index: start } of text.matchAll(/(?<![0-9])[1-478]/g)) {
    const body = endOf(THIRTEEN, text, start);
    if (body === undefined) continue;
    const full = endOf(KEY, text, body);
    const bodyOnly = /[0-9]/.test(text.charAt(body)) ? undefined : body;
    const before = text.slice(Math.max(0, start - 45), start);
    const end = [full, bodyOnly].find((stop) => stop !== undefined && isNir(text.slice(start, stop), before));
    if (end !== undefined) spans.push({ start, end, kind: "nir", rank: RANK.nir });
  }
  return spans;
};
