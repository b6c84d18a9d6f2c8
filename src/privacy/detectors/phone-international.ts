import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { isSiret } from "./checksums.ts";
import type { Run, Window } from "./digits.ts";
import { isAmountShape, startWithBracket, windowsFrom } from "./digits.ts";
import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

const PLUS = /(?:\+|%2b) {0,2}\(? ?$/i;
const UNIT =
  /^ ?(?:[€$%]|k€|m€|euros?\b|eur\b|dollars?\b|millions?\b|milliards?\b|points?\b|habitants?\b|salaries?\b|clients?\b|utilisateurs?\b)/i;
/** Landlines and mobiles of the overseas départements, as called from abroad: fourteen digits, like a SIRET (ARCEP, numbering plan). */
const OVERSEAS = /^00(?:262(?:26[239]|639|69[23])|508508|590(?:590|69[01])|594(?:594|694)|596(?:596|69[67]))/;

type Check = (digits: string) => { valid: boolean; possible: boolean };

/**
 * The library takes some 15 µs a number: a text made of « 00 1 2 00 1 2… » could ask it thousands of times. Past one number for
 * sixteen characters, which no honest text holds, every candidate is believed.
 */
function limitedCheck(length: number): Check {
  let left = 20 + length / 16;
  return (digits) => {
    if (left-- <= 0) return { valid: true, possible: true };
    const number = parsePhoneNumberFromString(`+${digits}`);
    return { valid: number?.isValid() === true, possible: number?.isPossible() === true };
  };
}

function isNumber(window: Window, check: Check): boolean {
  return (window.digits.length > 7 || !isAmountShape(window)) && check(window.digits).valid;
}

function isMistypedNumber(window: Window, check: Check): boolean {
  if (window.digits.length < 8 || isAmountShape(window)) return false;
  return /^33\d{6,10}$/.test(window.digits) || check(window.digits).possible;
}

/** The longest valid number: a digit more, and it would eat the first of the number that follows. */
function afterPlus(run: Run, text: string, check: Check): Window | undefined {
  const windows = windowsFrom(run, 0, 7, 16, /^[1-9]/).filter(
    ({ end }) => !UNIT.test(text.slice(end, end + 16)),
  );
  const valid = windows.findLast((window) => isNumber(window, check));
  return valid ?? windows.findLast((window) => isMistypedNumber(window, check));
}

function isAfterZeros({ digits }: Window, check: Check): boolean {
  // A SIRET may open with 00; one that opens as an overseas number is far rarer than the call.
  if (isSiret(digits) && !OVERSEAS.test(digits)) return false;
  return check(digits.slice(2)).valid;
}

/**
 * International numbers, French or not: + or 00, country code, national number, « (0) » allowed (ITU-T E.164, 7 to
 * 15 digits; validity by libphonenumber). After 00, eleven digits at least, so that no SIREN is taken.
 */
export const findInternationalPhones: Detector = ({ text, runs }) => {
  const spans: Span[] = [];
  const check = limitedCheck(text.length);
  const add = (start: number, window: Window | undefined, rank: number) => {
    if (window === undefined) return;
    spans.push({
      start: startWithBracket(text, start, window.end),
      end: window.end,
      kind: "telephone",
      rank,
    });
  };
  for (const run of runs) {
    for (const [index, { start }] of run.entries()) {
      const plus = index === 0 ? PLUS.exec(text.slice(Math.max(0, start - 8), start)) : null;
      if (plus !== null) {
        add(start - plus[0].length, afterPlus(run, text, check), RANK.telephoneInternational);
      }
      const windows = windowsFrom(run, index, 11, 17, /^00[1-9]/);
      const longest = windows.findLast((window) => isAfterZeros(window, check));
      // In the middle of a run, 00 may as well be inside a card number or a SIRET.
      add(start, longest, index === 0 ? RANK.telephoneInternational : RANK.telephoneIrregulier);
    }
  }
  return spans;
};
