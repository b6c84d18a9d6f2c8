import type { Analyser, Query } from "../retrieval/analyse.ts";
import { type Expected, expectedOf, holds } from "../retrieval/expected.ts";
import { askedPart } from "../retrieval/focus.ts";
import type { RankedPassage } from "../retrieval/search.ts";
import { contentWords } from "../retrieval/tokenise.ts";
import { type Unit, unitsOf } from "./sentences.ts";

export type Quoted = Unit & { passage: number };
export type Extract = { shown: Quoted[]; folded: Quoted[] };

/** Sentences shown before the fold: what is read on a telephone without scrolling. */
export const SHOWN = 4;

/**
 * Chooses the sentences that answer, the lead first; the rest of the passages is folded. Pure but for the analyser's
 * vocabulary. `passages` are ranked, the best first; `passage` in the result is their index.
 */
export function extract(
  question: string,
  query: Query,
  passages: readonly RankedPassage[],
  analyser: Analyser,
): Extract {
  const expected = expectedOf(askedPart(question));
  const scored = passages.map((passage, index) =>
    unitsOf(passage.body === "" ? passage.essentials.join("\n\n") : passage.body).map((unit, at) => ({
      ...unit,
      passage: index,
      at,
      support: support(unit.text, query, analyser),
      score:
        support(unit.text, query, analyser) +
        (holds(unit.text, expected) ? TYPE_BONUS : 0) +
        (at === 0 ? LEAD_BONUS : 0),
    })),
  );
  const [main = [], ...others] = scored;
  const best = passages[0]?.score ?? 0;
  const rivals = others.filter((_, index) => (passages[index + 1]?.score ?? 0) >= best * RIVAL);
  const shown = fill(main, Math.max(SHOWN - Math.min(rivals.length, 2), 2));
  const add = (unit: Scored | undefined): void => {
    if (unit && !shown.includes(unit) && weightOf(shown) + unit.weight <= SHOWN) shown.push(unit);
  };
  for (const rival of rivals) add(bestOf(rival));
  for (const unit of main) add(unit);
  // Room left: what the next passages say of the same thing.
  for (const other of others) {
    const unit = bestOf(other);
    if (unit && unit.support >= ALIKE) add(unit);
  }
  const ordered = [...shown].sort((a, b) => a.passage - b.passage || a.at - b.at);
  return {
    shown: leadFirst(ordered, expected),
    folded: scored.flat().filter((unit) => !shown.includes(unit)),
  };
}

const TYPE_BONUS = 0.35;
const LEAD_BONUS = 0.15;
/** A passage this near to the best may hold the answer instead of it. */
const RIVAL = 0.75;

/** Share of the question that a sentence of another passage must hold to be worth a line. */
const ALIKE = 0.3;

type Scored = Quoted & { at: number; score: number; support: number };

const bestOf = (units: readonly Scored[]): Scored | undefined =>
  [...units].sort((a, b) => b.score - a.score)[0];

const weightOf = (units: readonly Unit[]): number => units.reduce((sum, unit) => sum + unit.weight, 0);

/** The best units within `room`, at least one. */
function fill(units: readonly Scored[], room: number): Scored[] {
  const chosen: Scored[] = [];
  for (const unit of [...units].sort((a, b) => b.score - a.score)) {
    if (chosen.length === 0 || weightOf(chosen) + unit.weight <= room) chosen.push(unit);
  }
  return chosen;
}

/** A sentence of the kind asked comes first when the passage opens with another. */
function leadFirst(units: Scored[], expected: readonly Expected[]): Scored[] {
  const [first] = units;
  if (!first || expected.length === 0 || holds(first.text, expected)) return units;
  const lead = units.filter((unit) => unit.passage === first.passage && holds(unit.text, expected))[0];
  return lead && lead.score > first.score ? [lead, ...units.filter((unit) => unit !== lead)] : units;
}

/** Share of the question's rarity that a sentence holds. */
function support(text: string, query: Query, analyser: Analyser): number {
  const terms = new Set(contentWords(text).map((word) => analyser.termOf(word)));
  const asked = query.terms.reduce((sum, t) => sum + t.weight * t.idf, 0) || 1;
  return query.terms.filter((t) => terms.has(t.term)).reduce((sum, t) => sum + t.weight * t.idf, 0) / asked;
}
