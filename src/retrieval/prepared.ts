import type { Queryable } from "../db/database.ts";
import type { Analyser, PreparedQuestion, Query } from "./analyse.ts";
import type { RankedPassage } from "./search.ts";
import { passagesByAddress, preparedById } from "./store.ts";
import { tokenise } from "./tokenise.ts";

export type Prepared = {
  id: string;
  body: string;
  validation: { function: string; organisation: string; date: string } | null;
  citations: { n: number; passage: RankedPassage }[];
  sameness: number;
};

/** A prepared answer is given only when the question is that question; chosen on `npm run evals -- answers`. */
export const SAME_QUESTION = 0.8;

/**
 * The prepared answer whose question this is, or null: in its very words, or compared both ways by the rarity of its words; a
 * question that says more than the variant, or less, is another question.
 */
export async function matchPrepared(
  db: Queryable,
  analyser: Analyser,
  text: string,
  query: Query,
): Promise<Prepared | null> {
  const best = nearest(await analyser.preparedQuestions(), tokenise(text).join(" "), query);
  if (best.sameness < SAME_QUESTION) return null;
  const row = await preparedById(db, best.id);
  if (!row) return null;
  const passages = await passagesByAddress(
    db,
    row.citations.map((c) => `${c.fiche}#${c.anchor}`),
  );
  const citations = row.citations.flatMap(({ n, fiche, anchor }) => {
    const passage = passages.find((p) => p.fiche === fiche && p.anchor === anchor);
    return passage
      ? [{ n, passage: { ...passage, score: best.sameness, coverage: 1, likeness: best.sameness } }]
      : [];
  });
  // A source that was retired since takes its answer with it, until the answer is mended.
  if (citations.length < row.citations.length) return null;
  return { id: row.id, body: row.body, validation: row.validation, citations, sameness: best.sameness };
}

function nearest(
  questions: readonly PreparedQuestion[],
  words: string,
  query: Query,
): { id: string; sameness: number } {
  let best = { id: "", sameness: 0 };
  const telling = massOf(query) >= TELLING;
  for (const known of questions) {
    const comparable = telling && (!isAddressed(known.words) || isAddressed(words));
    const sameness = known.words === words ? 1 : comparable ? similarity(query, known.query) : 0;
    if (sameness > best.sameness) best = { id: known.id, sameness };
  }
  return best;
}

/** Said to the assistant: « à quoi vous servez » is not « à quoi sert l'IA dans un cabinet dentaire ». */
const isAddressed = (words: string): boolean => /\b(?:vous|tu|te|toi|t|vos|votre|tes|ton|ici)\b/.test(words);

/** Dice coefficient weighted by rarity, 0 to 1; the words no fiche knows count against. */
function similarity(a: Query, b: Query): number {
  const common = a.terms.filter(isSaid).reduce((sum, t) => {
    const twin = b.terms.find((other) => other.term === t.term);
    return twin ? sum + Math.min(t.weight, twin.weight) * t.idf : sum;
  }, 0);
  const total = massOf(a) + massOf(b);
  return total === 0 ? 0 : (2 * common) / total;
}

// Asked of this service, « une aide » is an aid for AI: saying so or not changes nothing.
const IMPLIED = new Set(["ia", "intelligent", "intelligenc", "artificiel"]);
const isSaid = ({ term }: Query["terms"][number]): boolean => !IMPLIED.has(term);

/** The rarity of all that a question says. */
const massOf = (query: Query): number =>
  query.terms.filter(isSaid).reduce((sum, t) => sum + t.weight * t.idf, 0) +
  query.unknown.reduce((sum, u) => sum + u.weight, 0) * 4;

/** Below this a question says too little to be one question rather than another (« un ambassadeur ? »). */
const TELLING = 2.5;
