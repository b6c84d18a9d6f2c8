import type { Window } from "./digits.ts";
import {
  gapsOf,
  isAmountShape,
  isWholeLine,
  isWholeRun,
  shapeOf,
  startWithBracket,
  windowsFrom,
} from "./digits.ts";
import type { Detector, Source, Span } from "./span.ts";
import { RANK } from "./span.ts";

const USUAL = new Set(["10", "2-2-2-2-2", "2-8", "4-2-2-2", "4-3-3", "4-6", "1-3-3-3"]);
const WITH_COUNTRY = new Set(["11", "2-9", "2-1-2-2-2-2", "3-2-2-2-2", "2-3-2-2-2"]);
// One digit too many, or a British mobile.
const ELEVEN = new Set(["11", "2-2-2-2-3", "5-6", "5-3-3"]);
const POST_BOX = /\b(?:CS|BP|TSA) $/i;
// The word must touch the number: « application mobile, 10 000 000 d'utilisateurs » says nothing of a telephone.
const NAMED =
  /\b(?:tel|telephone|portable|mobile|fixe|gsm|whatsapp|signal|joindre au|joignable au|appele[rz](?:[- ]moi)?(?: au)?)(?: n°| no)? ?[:.]? ?$/i;

/** « 01,03,15,42,43,63 »: pairs between commas, more than a telephone number holds, are départements. */
const isList = (window: Window): boolean =>
  !isWholeRun(window) && gapsOf(window).every((gap) => /^[,;]$/.test(gap)) && window.to > window.from;

/** « 06, 12, 34, 56, 78 » one under the other; a pair more, or « 0, 120, 450, 300 », are a column of other numbers. */
const isColumn = (window: Window): boolean =>
  USUAL.has(shapeOf(window)) &&
  !isAmountShape(window) &&
  [window.run[window.from - 1], window.run[window.to + 1]].every((group) => group?.digits.length !== 2);

function rankOf(window: Window, text: string): number | undefined {
  const gaps = gapsOf(window);
  const shape = shapeOf(window);
  if (isList(window)) return undefined;
  const lines = gaps.filter((gap) => gap.includes("\n")).length;
  const usual = USUAL.has(shape) && new Set(gaps).size <= 1;
  if (usual && lines === 0) return RANK.telephone;
  // 08:30 12:00 13:30, 0.123456789 and « BP 01234 75011 » are hours, a decimal and an address.
  if (gaps.includes(":") || ((usual || lines > 1) && !isColumn(window))) return undefined;
  if (/^[.,]$/.test(gaps[0] ?? "") && shape.startsWith("1-") && gaps.length < 3) return undefined;
  if (shape === "5-5" && POST_BOX.test(text.slice(Math.max(0, window.start - 5), window.start)))
    return undefined;
  return isWholeRun(window) ? RANK.telephoneSeul : RANK.telephoneIrregulier;
}

/** Numbers of the wrong length, believed for their grouping or for the word before them. */
function isIncomplete(window: Window, text: string): boolean {
  if (window.to - window.from === 4 && /^[67]/.test(window.digits) && shapeOf(window) === "1-2-2-2-2")
    return true;
  if (/^0[67]\d{9}$/.test(window.digits) && ELEVEN.has(shapeOf(window)) && isWholeLine(window)) {
    return !/\p{L}/u.test(text.charAt(window.start - 1));
  }
  const withCountry = /^33[67]\d{8}$/.test(window.digits) && WITH_COUNTRY.has(shapeOf(window));
  if ((!withCountry && !isWholeLine(window)) || isAmountShape(window)) return false;
  const before = text.slice(Math.max(0, window.start - 30), window.start);
  // « FR 33 612 345 678 » is a VAT number.
  return withCountry ? !/\p{L}$|\bFR $/iu.test(before) : NAMED.test(before);
}

const incomplete = (window: Window, text: string): number | undefined =>
  isIncomplete(window, text) ? RANK.telephone : undefined;

type Rule = {
  min: number;
  max: number;
  head: RegExp;
  rank: (window: Window, text: string) => number | undefined;
};

function findBy({ min, max, head, rank: rankWindow }: Rule, { text, runs }: Source): Span[] {
  const spans: Span[] = [];
  for (const run of runs) {
    for (let from = 0; from < run.length; from++) {
      for (const window of windowsFrom(run, from, min, max, head)) {
        const rank = rankWindow(window, text);
        if (rank === undefined) continue;
        const start = startWithBracket(text, window.start, window.end);
        spans.push({ start, end: window.end, kind: "telephone", rank });
      }
    }
  }
  return spans;
}

/**
 * French numbers: ten digits, 0 then 1 to 9, mainland and overseas (ARCEP, plan de numérotation, décision 2018-0881).
 * The usual groupings are certain; any other grouping gives way to a company number, unless it stands alone.
 */
export const findNationalPhones: Detector = (source) =>
  findBy({ min: 10, max: 10, head: /^0[1-9]/, rank: rankOf }, source);

/** Numbers with a digit or a sign missing or too many: « 6 12 34 56 78 », « 33612345678 », « tél : 612345678 ». */
export const findIncompletePhones: Detector = (source) =>
  findBy({ min: 8, max: 12, head: /^/, rank: incomplete }, source);
