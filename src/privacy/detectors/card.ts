import { isSiret, passesLuhn } from "./checksums.ts";
import type { Window } from "./digits.ts";
import { isAmountShape, isWholeRun, partsOf, shapeOf, windowsFrom } from "./digits.ts";
import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

const PRINTED = /^(?:1[3-9]|4-4-4-4(?:-[1-3])?|4-4-5|4-6-[45])$/;
const HEAD = /^[1-9]/;
const NAMED = /\b(?:carte|cb|visa|mastercard|amex)\b[^0-9\n\ufffc]{0,25}$/i;

/** Length and first digits of the payment networks; 14 digits are Diners only, so that a SIRET is not a card. */
function isNetworkNumber({ digits }: Window): boolean {
  if (digits.length === 13) return /^[456]/.test(digits);
  if (digits.length === 14) return /^3[0689]/.test(digits);
  if (digits.length === 15) return /^(?:3[47]|2131|1800)/.test(digits);
  return /^[2-6]/.test(digits);
}

function rankOf(window: Window, text: string): number | undefined {
  if (window.to - window.from > 4 && !isWholeRun(window)) return undefined;
  const shape = shapeOf(window);
  if (isSiret(window.digits) && shape !== "4-6-4") return undefined;
  if (PRINTED.test(shape)) {
    if (passesLuhn(window.digits) && (isNetworkNumber(window) || shape === "4-4-4-4")) return RANK.carte;
    const mistyped = /^(?:16|4-4-4-4)$/.test(shape) && /^[3-6]/.test(window.digits);
    return mistyped && NAMED.test(text.slice(Math.max(0, window.start - 40), window.start))
      ? RANK.carte
      : undefined;
  }
  // Odd groups: nothing else may stand in the run, and « 000 » is the mark of amounts.
  const amounts = isAmountShape(window) || partsOf(window).includes("000");
  if (!isWholeRun(window) || amounts || !isNetworkNumber(window)) return undefined;
  return passesLuhn(window.digits) ? RANK.carteIrreguliere : undefined;
}

/**
 * Payment card numbers: 13 to 19 digits that pass Luhn and start as a payment network's (ISO/IEC 7812), spaced or
 * dashed; a mistyped one is masked as well when the word « carte » announces it. A SIRET passes Luhn too: kept.
 */
export const findCards: Detector = ({ text, runs }) => {
  const spans: Span[] = [];
  for (const run of runs) {
    for (let from = 0; from < run.length; from++) {
      for (const window of windowsFrom(run, from, 13, 19, HEAD)) {
        const rank = rankOf(window, text);
        if (rank !== undefined) spans.push({ start: window.start, end: window.end, kind: "carte", rank });
      }
    }
  }
  return spans;
};
