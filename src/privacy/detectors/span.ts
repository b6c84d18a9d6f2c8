import type { Run } from "./digits.ts";

/** The personal data that we recognise. */
export type Kind =
  | "telephone"
  | "courriel"
  | "iban"
  | "carte"
  | "nir"
  | "plaque"
  | "adresse"
  | "nom"
  | "sante"
  | "sensible";

/**
 * A stretch of the folded text. `kind: null` means « keep »: a company number or a date claims its characters
 * so that a weaker rule cannot take them. The smallest rank wins an overlap.
 */
export type Span = { start: number; end: number; kind: Kind | null; rank: number };

/** What a detector reads: the folded text, and its digits already grouped, once for all detectors. */
export type Source = { text: string; runs: Run[] };

export type Detector = (source: Source) => Span[];

/** Stands for characters that are already masked: no detector reads across it, nor takes a placeholder for a hint. */
export const BLANK = "\ufffc";

/** Who wins an overlap, strongest first: what proves itself (an @, a checksum, a keyword) before what looks like. */
export const RANK = {
  courriel: 0,
  iban: 1,
  entrepriseNommee: 2,
  telephoneInternational: 3,
  nir: 4,
  carte: 5,
  nombreOrdinaire: 6,
  telephone: 7,
  carteIrreguliere: 8,
  telephoneSeul: 9,
  entreprise: 10,
  telephoneIrregulier: 11,
  plaque: 12,
  courrielProbable: 13,
  adresse: 14,
  nom: 15,
  categorieParticuliere: 16,
} as const;
