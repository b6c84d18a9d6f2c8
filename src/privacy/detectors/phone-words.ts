import type { SpokenNumber } from "./number-words.ts";
import { numberTokens, readNumbers } from "./number-words.ts";
import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

const PLUS = /(?:\bplus|\+) ?$/i;
// One spoken « cent vingt » read too long overshoots ten digits by one or two: still a dictated number.
const MOST_DIGITS = 12;

/** Where the number dictated from `from` ends, once `wanted` digits are reached. */
function endOfPhone(numbers: SpokenNumber[], from: number, wanted: number): number | undefined {
  let digits = "";
  let spoken = false;
  for (const number of numbers.slice(from, from + MOST_DIGITS)) {
    digits += number.digits;
    spoken ||= number.spoken;
    if (digits.length >= wanted) return spoken && digits.length <= MOST_DIGITS ? number.end : undefined;
  }
  return undefined;
}

function phoneFrom(
  numbers: SpokenNumber[],
  at: number,
  text: string,
): { start: number; end: number } | undefined {
  const first = numbers[at];
  if (first === undefined) return undefined;
  const plus =
    first.digits === "33" ? PLUS.exec(text.slice(Math.max(0, first.start - 6), first.start)) : null;
  if (plus !== null) {
    const zero = numbers[at + 1]?.digits.startsWith("0") ? 1 : 0;
    const end = endOfPhone(numbers, at + 1, 9 + zero);
    return end === undefined ? undefined : { start: first.start - plus[0].length, end };
  }
  // « six douze trente-quatre cinquante-six soixante-dix-huit »: the 0 goes without saying.
  const pairs = numbers.slice(at + 1, at + 5);
  const last = pairs[3];
  if (/^[67]$/.test(first.digits) && last !== undefined && pairs.every(({ digits }) => digits.length === 2)) {
    const spoken = pairs.every((pair) => pair.spoken);
    if (spoken) return { start: first.start, end: last.end };
  }
  const opening = first.digits + (numbers[at + 1]?.digits ?? "");
  if (!/^0[1-9]/.test(opening)) return undefined;
  const end = endOfPhone(numbers, at, 10);
  return end === undefined ? undefined : { start: first.start, end };
}

/**
 * French numbers dictated in words, in part or whole: « zéro six douze trente-quatre cinquante-six 78 », digit by
 * digit, by pairs or with hundreds, after « plus trente-trois » as well. Ten digits are required: « zéro papier,
 * deux ou trois salariés » is left alone.
 */
export const findSpokenPhones: Detector = ({ text }) => {
  const spans: Span[] = [];
  for (const tokens of numberTokens(text)) {
    const numbers = readNumbers(tokens);
    for (let at = 0; at < numbers.length; at++) {
      const phone = phoneFrom(numbers, at, text);
      if (phone === undefined) continue;
      spans.push({ ...phone, kind: "telephone", rank: RANK.telephoneInternational });
      while ((numbers[at + 1]?.start ?? phone.end) < phone.end) at++;
    }
  }
  return spans;
};
