import type { Found, RankedPassage } from "../retrieval/search.ts";

/**
 * When a passage bears on a question: the share of the question's rarity it holds, or its likeness to a known way of
 * asking. Chosen on `npm run evals -- answers refusals` so that right refusals and right answers meet (docs/adr/0003).
 */
export const SUPPORT = { coverage: 0.34, likeness: 0.55, both: 0.75, near: 0.2, relative: 0.72 };

export function isSupported(found: Found, best: RankedPassage): boolean {
  if (found.query.terms.length === 0) return false;
  return (
    best.coverage >= SUPPORT.coverage ||
    best.likeness >= SUPPORT.likeness ||
    best.coverage + best.likeness >= SUPPORT.both
  );
}
