import type { Queryable } from "../db/database.ts";
import { ngramVector } from "../models/ngram-embeddings.ts";
import { type Phrasing, passagesToIndex, preparedToIndex, replaceIndex, stem } from "./store.ts";
import { contentWords } from "./tokenise.ts";
import { type FieldTerms, idf, weighTerms } from "./weights.ts";

/** Part of the knowledge version: a new way of indexing is a new edition even when no file changed. */
export const INDEX_VERSION = "5";

/** Rebuilds the search index from the current passages and prepared answers, inside the caller's transaction. */
export async function buildIndex(tx: Queryable): Promise<void> {
  const passages = await passagesToIndex(tx);
  const preparedAnswers = await preparedToIndex(tx);
  for (const { passage, question, variants } of preparedAnswers)
    passages.find((p) => p.id === passage)?.questions.push(question, ...variants);
  const words = new Map(
    passages.map((passage) => [
      passage.id,
      {
        heading: contentWords(`${passage.title} ${passage.parent_heading ?? ""} ${passage.heading}`),
        questions: contentWords(passage.questions.join(" ")),
        body: contentWords(`${passage.body} ${passage.essentials.join(" ")}`),
      },
    ]),
  );
  const vocabulary = new Set([...words.values()].flatMap((fields) => Object.values(fields).flat()));
  const stems = await stem(tx, [...vocabulary]);
  const termsOf = (list: string[]): string[] => list.map((word) => stems.get(word) ?? word);
  const fields = new Map<number, FieldTerms>();
  for (const [id, { heading, questions, body }] of words) {
    fields.set(id, { heading: termsOf(heading), questions: termsOf(questions), body: termsOf(body) });
  }
  const documentFrequency = new Map<string, number>();
  for (const { heading, questions, body } of fields.values()) {
    for (const term of new Set([...heading, ...questions, ...body])) {
      documentFrequency.set(term, (documentFrequency.get(term) ?? 0) + 1);
    }
  }
  const phrasings: Phrasing[] = passages.flatMap((passage) =>
    [passage.heading, ...passage.questions].map((text) => phrasing(text, passage.id, null)),
  );
  for (const prepared of preparedAnswers) {
    for (const text of [prepared.question, ...prepared.variants])
      phrasings.push(phrasing(text, null, prepared.id));
  }
  // Of « c'est quoi ? » no word is left: its vector is null, and the cosine of a null vector is not a number.
  const spoken = phrasings.filter(({ vector }) => vector.some((value) => value !== 0));
  await replaceIndex(tx, {
    postings: weighTerms(fields),
    lexicon: [...vocabulary].map((word) => {
      const term = stems.get(word) ?? word;
      return { word, term, idf: idf(passages.length, documentFrequency.get(term) ?? 0) };
    }),
    phrasings: spoken,
    centroids: centroidsOf(spoken),
  });
}

/** The mean, of unit length, of the ways of asking for each passage. */
function centroidsOf(phrasings: readonly Phrasing[]): { passage: number; vector: number[] }[] {
  const sums = new Map<number, number[]>();
  for (const { passageId, vector } of phrasings) {
    if (passageId === null) continue;
    const sum = sums.get(passageId);
    sums.set(passageId, sum ? sum.map((value, at) => value + (vector[at] ?? 0)) : vector);
  }
  return [...sums].map(([passage, sum]) => {
    const length = Math.hypot(...sum) || 1;
    return { passage, vector: sum.map((value) => value / length) };
  });
}

const phrasing = (text: string, passageId: number | null, preparedId: string | null): Phrasing => ({
  passageId,
  preparedId,
  text,
  vector: ngramVector(contentWords(text).join(" ")),
});
