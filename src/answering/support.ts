import type { Found, RankedPassage } from "../retrieval/search.ts";

/**
 * When the best passage bears on a question, chosen on `npm run evals -- answers refusals` (docs/adr/0003). On the
 * theme, a nearby passage is worth showing unless the question hangs on words that no fiche knows; off the theme, the
 * passage must hold much of the question.
 */
export const SUPPORT = {
  unknown: 0.45,
  wellCovered: 0.66,
  offTheme: 0.38,
  longOffTheme: 0.19,
  longTerms: 11,
};

/** A passage may hold the answer instead of the best from this share of its score. */
export const RELATIVE = 0.72;

export function isSupported({ query }: Found, best: RankedPassage, onTheme: boolean): boolean {
  if (query.terms.length === 0) return false;
  const known = query.terms.reduce((sum, t) => sum + t.weight * t.idf, 0);
  const unknown = query.unknown.reduce((sum, u) => sum + u.weight, 0) * UNKNOWN_IDF;
  const share = unknown / (known + unknown);
  if (onTheme)
    return share < SUPPORT.unknown || best.coverage >= SUPPORT.wellCovered || query.terms.length >= 5;
  if (query.terms.length >= SUPPORT.longTerms) return best.coverage >= SUPPORT.longOffTheme;
  return best.coverage >= SUPPORT.offTheme;
}

const UNKNOWN_IDF = 6;
