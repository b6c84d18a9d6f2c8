import type { Queryable } from "../db/database.ts";
import { ngramVector } from "../models/ngram-embeddings.ts";
import { type Analyser, createAnalyserCache, type Query } from "./analyse.ts";
import { expectedOf, holds } from "./expected.ts";
import { askedPart } from "./focus.ts";
import { type PassageRow, passagesById, searchPassages } from "./store.ts";

/**
 * A passage found. `score` orders them; `coverage` (0–1) is the share of the question's rarity that the passage holds;
 * `likeness` (0–1) how near the question is, letter by letter, to a known way of asking for it.
 */
export type RankedPassage = PassageRow & { score: number; coverage: number; likeness: number };
/** `analyser` read the question: what follows reads it alike, whatever is taken in meanwhile. */
export type Found = { query: Query; analyser: Analyser; edition: string; passages: RankedPassage[] };

export type Retriever = {
  /** The `k` best passages for a question of any spelling. Time and memory do not depend on who asks. */
  search(question: string, k: number): Promise<Found>;
  analyser(): Promise<Analyser>;
};

/** Fusion weights, chosen by `npm run evals -- retrieval` (docs/adr/0002). */
export const FUSION = { likeness: 0.84, coverage: 0.5, kind: 0.1 };

const CANDIDATES = 40;
// Rarity given to a topic word that the knowledge never uses: the rarest there is.
const UNKNOWN_IDF = 6;

export function createRetriever(db: Queryable): Retriever {
  const analyserOf = createAnalyserCache();
  return {
    analyser: () => analyserOf(db),
    async search(question, k) {
      const analyser = await analyserOf(db);
      const query = await analyser.analyse(db, question);
      const hits = await searchPassages(db, {
        terms: query.terms.map((t) => t.term),
        weights: query.terms.map((t) => t.weight),
        vector: ngramVector(query.words.join(" ")),
        limit: CANDIDATES,
      });
      const asked = mass(query);
      const rows = new Map(
        (
          await passagesById(
            db,
            hits.map((hit) => hit.passageId),
          )
        ).map((row) => [row.id, row]),
      );
      const expected = expectedOf(askedPart(question));
      const kept = hits.flatMap((hit) => {
        const row = rows.get(hit.passageId);
        return row ? [{ ...hit, row }] : [];
      });
      const best = Math.max(1e-9, ...kept.map((hit) => hit.lexical));
      const ranked = kept
        .map((hit) => {
          const matched = query.terms.filter((t) => hit.terms.includes(t.term));
          const coverage = asked === 0 ? 0 : matched.reduce((sum, t) => sum + t.weight * t.idf, 0) / asked;
          const likeness = Math.max(0, hit.likeness);
          const kind = holds(hit.row.body, expected) ? FUSION.kind : 0;
          const score = hit.lexical / best + FUSION.likeness * likeness + FUSION.coverage * coverage + kind;
          return { ...hit.row, score, coverage, likeness };
        })
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, k);
      return { query, analyser, edition: analyser.edition, passages: ranked };
    },
  };
}

/** What the question asks for in all, in rarity: words known, corrected, and unknown. */
const mass = (query: Query): number =>
  query.terms.reduce((sum, t) => sum + t.weight * t.idf, 0) +
  query.unknown.reduce((sum, u) => sum + u.weight, 0) * UNKNOWN_IDF;
