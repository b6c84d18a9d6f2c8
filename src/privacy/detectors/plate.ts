import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

// SIV (2009): I, O and U are never issued, nor 000 nor SS.
const PAIR = "(?!SS)[A-HJ-NP-TV-Z]{2}";
const NEW = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${PAIR})([ ._-]?)(?!000)[0-9]{3}([ ._-]?)(${PAIR})(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])`,
  "giu",
);
// FNI (1950-2009): number, letters, département.
const OLD =
  /(?<![\p{L}\p{N}-])[1-9][0-9]{0,3}[ ._-]?([A-HJ-NP-TV-Z]{1,3})[ ._-]?(?:2[AB]|97[1-8]|[0-9]{2})(?![\p{L}\p{N}]|-[\p{L}\p{N}])/giu;
const CONTEXT =
  /\b(?:plaques?|immatricul\p{L}*|vehicules?|voitures?|camions?|camionnettes?|fourgons?|utilitaires?|scooters?|motos?|remorques?|carte grise)\b/giu;
/** The same shape, said to be something else. */
const PRODUCT = /\b(?:ref|reference|code(?: erreur)?|erreur|modele|article|sku|serie|lot)\b[ :n°]{0,4}$/iu;
const ANNOUNCED = /\b(?:plaque|immatricul\p{L}*)[^0-9\n\ufffc]{0,20}$/iu;
// Two-letter words and units that make « de 100 en », « la 205 GT », « PC 150 GB ».
const WORDS = new Set(
  "AN AS CA CE CH CM CV DA DE EN ES ET GB GT HA HT KE KG KM KV KW LA LE MA MB ME ML MM MN NB NE PC PS RH SA SE SW TA TB TE TV VA".split(
    " ",
  ),
);
// « at 320 px »: these are only words in lower case.
const SMALL_WORDS = new Set("at be by eh he je mw ms my px vs we".split(" "));

/** Where the lines that speak of a vehicle start and end. */
function vehicleLines(text: string): [number, number][] {
  const lines: [number, number][] = [];
  for (const { index } of text.matchAll(CONTEXT)) {
    if (index < (lines.at(-1)?.[1] ?? 0)) continue;
    const end = text.indexOf("\n", index);
    lines.push([text.lastIndexOf("\n", index) + 1, end === -1 ? text.length : end]);
  }
  return lines;
}

const isWord = (letters: string): boolean => letters.length === 1 || WORDS.has(letters.toUpperCase());

/** Spaced, « de 100 en » is a plate in shape only: usual words need « plaque » or « immatriculé » just before. */
function isNewPlate(match: RegExpMatchArray, onVehicleLine: boolean, before: string): boolean {
  const [whole, first = "", gap, otherGap, second = ""] = match;
  if ((gap === otherGap && gap !== " ") || ANNOUNCED.test(before)) return true;
  if (isWord(first) || isWord(second)) return false;
  return onVehicleLine || whole === whole.toUpperCase() || ![first, second].some((w) => SMALL_WORDS.has(w));
}

/**
 * Number plates: the format in force (SIV, arrêté of 9 February 2009), and the former one (FNI) only where the line
 * speaks of a vehicle, because it looks like any product code.
 */
export const findPlates: Detector = ({ text }) => {
  const spans: Span[] = [];
  const lines = vehicleLines(text);
  const contextual = (at: number) => lines.some(([from, to]) => from <= at && at < to);
  const add = (start: number, length: number) =>
    spans.push({ start, end: start + length, kind: "plaque", rank: RANK.plaque });
  for (const match of text.matchAll(NEW)) {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (!PRODUCT.test(before) && isNewPlate(match, contextual(match.index), before))
      add(match.index, match[0].length);
  }
  for (const match of text.matchAll(OLD)) {
    if (isWord(match[1] ?? "") && match[1] !== match[1]?.toUpperCase()) continue;
    if (WORDS.has((match[1] ?? "").toUpperCase())) continue;
    if (contextual(match.index)) add(match.index, match[0].length);
  }
  return spans;
};
