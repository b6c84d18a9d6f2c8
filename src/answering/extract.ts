import type { Analyser, Query } from "../retrieval/analyse.ts";
import { type Expected, expectedOf, holds } from "../retrieval/expected.ts";
import { askedPart } from "../retrieval/focus.ts";
import type { RankedPassage } from "../retrieval/search.ts";
import { contentWords } from "../retrieval/tokenise.ts";
import { type Unit, unitsOf } from "./sentences.ts";
import { statesAbsence } from "./unknowable.ts";

export type Quoted = Unit & { passage: number };
export type Extract = { shown: Quoted[]; folded: Quoted[] };

/** Sentences shown before the fold: what is read on a telephone without scrolling. */
export const SHOWN = 4;

/** Units that say nearly the same words: the second teaches nothing. */
const REPEATED = 0.75;

/**
 * What makes a sentence likely to hold the answer, learnt by regression on the working sets, each left out in turn
 * (docs/adr/0003): its passage's rank and score, the share of the question it holds, its place, the kind of thing it gives.
 */
const WEIGHTS = {
  passageScore: 5.4,
  passageRank: 2.7,
  support: 2.4,
  lead: 0.6,
  ofShortPassage: 0.6,
  kind: 0.9,
  absence: -1.8,
  length: 2.7,
};
const LONG_SENTENCE = 30;
const SHORT_PASSAGE = 2;

/**
 * Chooses the sentences that answer; the rest of the passages is folded. Pure but for the analyser's vocabulary.
 * `passages` are ranked, the best first; `passage` in the result is their index.
 */
export function extract(
  question: string,
  query: Query,
  passages: readonly RankedPassage[],
  analyser: Analyser,
): Extract {
  const expected = expectedOf(askedPart(question));
  const best = passages[0]?.score || 1;
  const units = passages.flatMap(({ body, essentials, score }, index) => {
    const all = unitsOf(body === "" ? essentials.join("\n\n") : body);
    return all.map((unit, at): Scored => {
      const words = contentWords(unit.text);
      const likely =
        (WEIGHTS.passageScore * score) / best +
        WEIGHTS.passageRank / (1 + index) +
        WEIGHTS.support * support(words, query, analyser) +
        (at === 0 ? WEIGHTS.lead : 0) +
        (all.length <= SHORT_PASSAGE ? WEIGHTS.ofShortPassage : 0) +
        (holds(unit.text, expected) ? WEIGHTS.kind : 0) +
        (statesAbsence(unit.text) ? WEIGHTS.absence : 0) +
        WEIGHTS.length * Math.min(1, words.length / LONG_SENTENCE);
      return { ...unit, passage: index, at, words: new Set(words), likely };
    });
  });
  const shown = choose(units);
  const ordered = [...shown].sort((a, b) => a.passage - b.passage || a.at - b.at);
  return { shown: leadFirst(ordered, expected), folded: units.filter((unit) => !shown.includes(unit)) };
}

type Scored = Quoted & { at: number; words: ReadonlySet<string>; likely: number };

/** The likeliest units that fit in the room, at least one, none that repeats another. */
function choose(units: readonly Scored[]): Scored[] {
  const chosen: Scored[] = [];
  let room = SHOWN;
  for (const unit of [...units].sort((a, b) => b.likely - a.likely)) {
    if (chosen.length > 0 && (unit.weight > room || chosen.some((other) => repeats(unit, other)))) continue;
    chosen.push(unit);
    room -= unit.weight;
  }
  return chosen;
}

function repeats(a: Scored, b: Scored): boolean {
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  return common > REPEATED * Math.min(a.words.size, b.words.size);
}

/** A sentence of the kind asked comes first when the passage opens with another. */
function leadFirst(units: Scored[], expected: readonly Expected[]): Scored[] {
  const [first] = units;
  if (!first || expected.length === 0 || holds(first.text, expected)) return units;
  const lead = units.find((unit) => unit.passage === first.passage && holds(unit.text, expected));
  return lead && lead.likely > first.likely ? [lead, ...units.filter((unit) => unit !== lead)] : units;
}

/** Share of the question's rarity that words hold. */
function support(words: readonly string[], query: Query, analyser: Analyser): number {
  const terms = new Set(words.map((word) => analyser.termOf(word)));
  const asked = query.terms.reduce((sum, t) => sum + t.weight * t.idf, 0) || 1;
  return query.terms.filter((t) => terms.has(t.term)).reduce((sum, t) => sum + t.weight * t.idf, 0) / asked;
}
