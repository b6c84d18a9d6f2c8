import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

const DAY = "(?:0?[1-9]|[12][0-9]|3[01])";
const MONTH = "(?:0?[1-9]|1[0-2])";
const YEAR = "(?:19|20)[0-9]{2}";

const PATTERNS = [
  // A fourth group in the same style (06.12.1956.78) is no longer a date.
  new RegExp(`(?<![0-9])${DAY}([/.-])${MONTH}\\1${YEAR}(?![0-9]|\\1[0-9])`, "g"),
  new RegExp(`(?<![0-9])${YEAR}([/.-])${MONTH}\\1${DAY}(?![0-9]|\\1[0-9])`, "g"),
  // A two-digit year is only safe in a period: 06/12/34 could open a telephone number.
  new RegExp(`(?<![0-9])${DAY}/${MONTH}/[0-9]{2} ?- ?${DAY}/${MONTH}/[0-9]{2}(?![0-9/])`, "g"),
  // In the plural only: « le département 06, 06 12… » is followed by a telephone number.
  /\bdepartements(?: [a-z]{1,12}){0,2} ?:? ?(?:[0-9]{2}[ ,]{1,2}){1,100}[0-9]{2}(?![0-9])/gi,
];

/** Dates, periods and lists of départements, to be kept: written in pairs, they look like telephone numbers. */
export const findOrdinaryNumbers: Detector = ({ text }) =>
  PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(
      ({ 0: match, index }): Span => ({
        start: index,
        end: index + match.length,
        kind: null,
        rank: RANK.nombreOrdinaire,
      }),
    ),
  );
