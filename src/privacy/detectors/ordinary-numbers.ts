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
  /\bdepartements(?: [a-z]{1,12}){0,2} ?:? ?(?:[0-9]{2}[ ,;]{1,3}){1,100}[0-9]{2}(?![0-9])/gi,
];

// « 0 800 130 000 », « 0 805 65 50 50 » (ARCEP): numbers of services, never of a person, as they publish them.
const PUBLIC_NUMBER =
  /(?<![0-9])0([ .-])80[0-9]\1(?:[0-9]{3}\1[0-9]{3}|[0-9]{2}\1[0-9]{2}\1[0-9]{2})(?![0-9])/g;

const ORDER_NUMBER =
  /(?<=\b(?:(?:commande|facture) ?(?:n°|no|numero)|(?:n°|no|numero) de (?:commande|facture)) ?:? ?)[0-9]{10}(?![0-9])/gi;
const TELEPHONE = /\b(?:tel|telephon\w*|portable|mobile|gsm|sms|whatsapp|r?appel\w*|joindre|joignable)\b/i;

/**
 * Dates, periods, lists of départements, public services' numbers, to be kept: they look like telephone numbers.
 * So do the numbers of orders and invoices, kept in a text that speaks of no telephone.
 */
export const findOrdinaryNumbers: Detector = ({ text }) =>
  [...PATTERNS, PUBLIC_NUMBER, ...(TELEPHONE.test(text) ? [] : [ORDER_NUMBER])].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(
      ({ 0: match, index }): Span => ({
        start: index,
        end: index + match.length,
        kind: null,
        rank: RANK.nombreOrdinaire,
      }),
    ),
  );
