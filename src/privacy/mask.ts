import { findCards } from "./detectors/card.ts";
import { findCompanyNumbers } from "./detectors/company.ts";
import { digitRuns } from "./detectors/digits.ts";
import { findEmails } from "./detectors/email.ts";
import { fold } from "./detectors/fold.ts";
import { findIbans } from "./detectors/iban.ts";
import { findNirs } from "./detectors/nir.ts";
import { findOrdinaryNumbers } from "./detectors/ordinary-numbers.ts";
import { resolveOverlaps } from "./detectors/overlaps.ts";
import { findPersonNames } from "./detectors/person-name.ts";
import { findInternationalPhones } from "./detectors/phone-international.ts";
import { findIncompletePhones, findNationalPhones } from "./detectors/phone-national.ts";
import { findSpokenPhones } from "./detectors/phone-words.ts";
import { findPlates } from "./detectors/plate.ts";
import { findPostalAddresses } from "./detectors/postal-address.ts";
import type { Detector, Kind } from "./detectors/span.ts";
import { BLANK } from "./detectors/span.ts";
import { findSpecialCategories } from "./detectors/special-category.ts";

/** What was masked, without its value: nothing here can be turned back into the datum. */
export type MaskedItem = { kind: Kind; placeholder: string };

const PLACEHOLDERS: Record<Kind, string> = {
  telephone: "[téléphone masqué]",
  courriel: "[courriel masqué]",
  iban: "[IBAN masqué]",
  carte: "[carte bancaire masquée]",
  nir: "[numéro de sécurité sociale masqué]",
  plaque: "[plaque masquée]",
  adresse: "[adresse masquée]",
  nom: "[nom masqué]",
  sante: "[information de santé masquée]",
  sensible: "[information sensible masquée]",
};

/** What a kind of datum is called: « téléphone »; a kind of another version of the program keeps its code. */
export const maskedName = (kind: string): string =>
  kind in PLACEHOLDERS ? PLACEHOLDERS[kind as Kind].replace(/^\[| masquée?s?\]$/g, "") : kind;

/** A text without what stands in the place of what was masked: it asks for nothing. */
export const withoutPlaceholders = (text: string): string =>
  Object.values(PLACEHOLDERS).reduce((left, placeholder) => left.replaceAll(placeholder, " "), text);

const FOLDED_PLACEHOLDERS = Object.values(PLACEHOLDERS).map((placeholder) => fold(placeholder).text);

const DETECTORS: Detector[] = [
  findEmails,
  findIbans,
  findCompanyNumbers,
  findInternationalPhones,
  findSpokenPhones,
  findNirs,
  findCards,
  findOrdinaryNumbers,
  findNationalPhones,
  findIncompletePhones,
  findPlates,
];
const TELLING: Detector[] = [findPostalAddresses, findPersonNames];

// Masking one number can leave its neighbour alone, hence recognisable: read again until nothing new is found.
const MAX_READINGS = 4;

type Found = { start: number; end: number; kind: Kind };

/** Blanks the spans, which do not overlap, so that the next reading neither finds nor crosses them. */
function blank(text: string, spans: Found[]): string {
  let blanked = "";
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    blanked += text.slice(blanked.length, start) + BLANK.repeat(end - start);
  }
  return blanked + text.slice(blanked.length);
}

function findAll(folded: string, detectors: readonly Detector[]): Found[] {
  let text = FOLDED_PLACEHOLDERS.reduce(
    (left, known) => left.replaceAll(known, BLANK.repeat(known.length)),
    folded,
  );
  const found: Found[] = [];
  for (let reading = 0; reading < MAX_READINGS; reading++) {
    const source = { text, runs: digitRuns(text) };
    const fresh = resolveOverlaps(
      detectors.flatMap((detect) => detect(source)),
      text.length,
    );
    if (fresh.length === 0) break;
    found.push(...fresh);
    text = blank(text, fresh);
  }
  return found.sort((a, b) => a.start - b.start);
}

export type MaskOptions = {
  /**
   * Leaves health and the other special categories (RGPD, art. 9 and 10): what someone in danger says of themselves is what they are
   * answered on, and what whoever rereads must see.
   */
  keepSpecial?: boolean;
  /** A public notice: its venue and its speakers are published to be read. Only what reaches or numbers someone is hidden. */
  published?: boolean;
};

/** Where the personal data of a text stand in it, in code units, in order. For masking, and for measuring it. */
export function locatePersonalData(
  text: string,
  { keepSpecial = false, published = false }: MaskOptions = {},
): Found[] {
  const folded = fold(text);
  const detectors = [
    ...DETECTORS,
    ...(published ? [] : TELLING),
    ...(published || keepSpecial ? [] : [findSpecialCategories]),
  ];
  return findAll(folded.text, detectors).map(({ start, end, kind }) => ({
    start: folded.starts[start] ?? text.length,
    end: folded.ends[end - 1] ?? text.length,
    kind,
  }));
}

/**
 * Replaces every personal datum of a text by a French placeholder; SIREN, SIRET, amounts, dates, towns, companies, and the addresses
 * and numbers of public services stay. Never fails, runs in linear time, and masking twice changes nothing. The values found are not
 * returned: from here on, only masked text exists.
 */
export function maskPersonalData(
  text: string,
  options: MaskOptions = {},
): { text: string; masked: MaskedItem[] } {
  const masked: MaskedItem[] = [];
  let output = "";
  let at = 0;
  for (const { start, end, kind } of locatePersonalData(text, options)) {
    const placeholder = PLACEHOLDERS[kind];
    output += text.slice(at, start) + placeholder;
    at = end;
    masked.push({ kind, placeholder });
  }
  return { text: output + text.slice(at), masked };
}
