import { isSiren, isSiret } from "./checksums.ts";
import type { Run } from "./digits.ts";
import { shapeOf, windowsFrom } from "./digits.ts";
import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

const NAMED = /\b(?:(siret)|(tva)|siren|rcs|kbis)\b([^0-9\n\ufffc]{0,30})(?=[0-9])/gi;
// « siret ? je sais pas, tel 06… »: the keyword does not speak of the number that another word announces.
const OTHER_SUBJECT = /\b(?:tel|telephone|portable|mobile|fixe|mail|carte|cb|secu|iban|rib)\b/i;
const ANY = /^/;
const SHAPES = new Set(["9", "3-3-3", "14", "3-3-3-5", "9-5"]);

function named(text: string, runs: Run[]): Span[] {
  const starts = new Map<number, [Run, number]>();
  for (const run of runs) {
    for (const [index, group] of run.entries()) starts.set(group.start, [run, index]);
  }
  const spans: Span[] = [];
  for (const match of text.matchAll(NAMED)) {
    const place = starts.get(match.index + match[0].length);
    if (place === undefined || OTHER_SUBJECT.test(match[3] ?? "")) continue;
    const lengths = match[1] ? [14, 9] : match[2] ? [11, 9, 14] : [9, 14];
    const windows = windowsFrom(place[0], place[1], 9, 14, ANY);
    const window = lengths
      .map((length) => windows.find(({ digits }) => digits.length === length))
      .find((candidate) => candidate !== undefined);
    if (window === undefined) continue;
    spans.push({ start: window.start, end: window.end, kind: null, rank: RANK.entrepriseNommee });
  }
  return spans;
}

/**
 * Company numbers, to be kept: SIREN and SIRET identify a company, not a person, and the service needs them.
 * Announced by a word, they are kept even mistyped; alone, when checksum and grouping are right (INSEE, Sirene).
 */
export const findCompanyNumbers: Detector = ({ text, runs }) => {
  const spans = named(text, runs);
  for (const run of runs) {
    for (let from = 0; from < run.length; from++) {
      for (const window of windowsFrom(run, from, 9, 14, ANY)) {
        if (window.to - from > 3 || !SHAPES.has(shapeOf(window))) continue;
        if (!isSiren(window.digits) && !isSiret(window.digits)) continue;
        spans.push({ start: window.start, end: window.end, kind: null, rank: RANK.entreprise });
      }
    }
  }
  return spans;
};
