import { unknownLink, unknownName } from "./names.ts";
import { isContrary } from "./polarity.ts";
import { faultyFigure } from "./ties.ts";
import { faultyTone } from "./tone.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { rootsOf } from "./words.ts";

/** What a sentence may rest on: a passage that was found for this question, under the number the model was given. */
export type Evidence = { n: number; heading: string; body: string; essentials: readonly string[] };
/** A sentence as a model wrote it, with the numbers of the passages it claims to rest on. */
export type Claim = { text: string; citations: readonly number[] };

export const WITHHELD = [
  "sans_citation",
  "citation_inconnue",
  "lien_absent",
  "nom_absent",
  "chiffre_absent",
  "chiffre_mal_rattache",
  "sens_inverse",
  "promesse",
  "eloge",
  "conseil",
  "appui_insuffisant",
] as const;
export type Withheld = (typeof WITHHELD)[number];
export type WithheldSentence = { text: string; reason: Withheld };

/** Share of the words of a sentence that its passages must hold; chosen on `npm run evals -- verification` (docs/adr/0007). */
const SUPPORT = 0.25;
/** The share asked of a sentence with as many words that no fiche has: slang, insults, what a model was told to say. */
const SUPPORT_OF_STRANGE = 0.6;
const STRANGE = 2;
/** « vérifiez », « prenez »: the fiches speak of the reader, not to them. */
const IMPERATIVE = /ez$/;

/**
 * Why a sentence must not be shown, or null when it is proven by the passages it cites: every number, date, name and link is in them
 * and tied there to the same thing, the meaning is not turned over, nothing is promised, praised or advised, and its words are theirs.
 */
export function verifySentence(
  claim: Claim,
  passages: readonly Evidence[],
  vocabulary: Vocabulary,
): Withheld | null {
  if (claim.citations.length === 0) return "sans_citation";
  const cited = claim.citations.map((n) => passages.find((passage) => passage.n === n));
  if (cited.some((passage) => passage === undefined)) return "citation_inconnue";
  const evidence = cited
    .map((passage) => (passage ? [passage.heading, passage.body, ...passage.essentials].join("\n") : ""))
    .join("\n");
  if (unknownLink(claim.text, evidence) !== null) return "lien_absent";
  if (unknownName(claim.text, evidence, vocabulary) !== null) return "nom_absent";
  const figure = faultyFigure(claim.text, evidence);
  if (figure) return figure.reason;
  const tone = faultyTone(claim.text, evidence);
  if (tone) return tone;
  if (isContrary(claim.text, evidence)) return "sens_inverse";
  return isBorne(claim.text, evidence, vocabulary) ? null : "appui_insuffisant";
}

/** Enough of its words are the passages'; more, where some are in no fiche at all. */
function isBorne(sentence: string, evidence: string, { knows }: Vocabulary): boolean {
  const known = new Set(rootsOf(evidence));
  const words = [...new Set(rootsOf(sentence))];
  const missing = words.filter((word) => !known.has(word));
  const strange = missing.filter((word) => !knows(word) && !IMPERATIVE.test(word));
  const support = words.length === 0 ? 1 : 1 - missing.length / words.length;
  return support >= (strange.length >= STRANGE ? SUPPORT_OF_STRANGE : SUPPORT);
}
