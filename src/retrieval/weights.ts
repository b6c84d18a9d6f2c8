/** The three texts of a passage, as terms: what its headings say, how people ask for it, what it states. */
export type FieldTerms = { heading: string[]; questions: string[]; body: string[] };
export type Posting = { term: string; passage: number; weight: number };

/** BM25F parameters (Robertson & Zaragoza 2009, §3.5), chosen by `npm run evals -- retrieval`; see docs/adr. */
export type Bm25f = {
  k1: number;
  weights: Record<keyof FieldTerms, number>;
  b: Record<keyof FieldTerms, number>;
};
export const DEFAULT_BM25F: Bm25f = {
  k1: 2.5,
  weights: { heading: 2, questions: 3, body: 1 },
  b: { heading: 0.3, questions: 0.5, body: 0.6 },
};

const FIELDS = ["heading", "questions", "body"] as const;

/** Rarity of a term found in `df` of `total` passages; never negative. */
export const idf = (total: number, df: number): number => Math.log(1 + (total - df + 0.5) / (df + 0.5));

/**
 * The weight of every term in every passage, once and for all, so that a search is a sum.
 * @param passages passage number → its terms
 */
export function weighTerms(passages: ReadonlyMap<number, FieldTerms>, parameters = DEFAULT_BM25F): Posting[] {
  const total = passages.size;
  const average = Object.fromEntries(
    FIELDS.map((field) => [field, mean([...passages.values()].map((terms) => terms[field].length))]),
  ) as Record<keyof FieldTerms, number>;
  const documentFrequency = new Map<string, number>();
  for (const terms of passages.values()) {
    for (const term of new Set(FIELDS.flatMap((field) => terms[field]))) {
      documentFrequency.set(term, (documentFrequency.get(term) ?? 0) + 1);
    }
  }
  const postings: Posting[] = [];
  for (const [passage, terms] of passages) {
    const frequency = new Map<string, number>();
    for (const field of FIELDS) {
      const length =
        1 - parameters.b[field] + (parameters.b[field] * terms[field].length) / (average[field] || 1);
      for (const term of terms[field]) {
        frequency.set(term, (frequency.get(term) ?? 0) + parameters.weights[field] / length);
      }
    }
    for (const [term, tf] of frequency) {
      const rarity = idf(total, documentFrequency.get(term) ?? 0);
      postings.push({ term, passage, weight: (rarity * tf * (parameters.k1 + 1)) / (tf + parameters.k1) });
    }
  }
  return postings;
}

const mean = (values: number[]): number => values.reduce((sum, v) => sum + v, 0) / (values.length || 1);
