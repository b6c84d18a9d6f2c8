import type { SparseVector } from "pgvector";
import type { Queryable } from "../db/database.ts";
import { isNull, meanVector, ngramVector } from "../models/ngram-embeddings.ts";
import { type Phrasing, passagesToIndex, preparedToIndex, replaceIndex, stem } from "./store.ts";
import { contentWords } from "./tokenise.ts";
import { type FieldTerms, idf, weighTerms } from "./weights.ts";

/** Part of the knowledge version: a new way of indexing is a new edition even when no file changed. */
export const INDEX_VERSION = "7";

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
  const phrasings = passages.flatMap(({ id, heading, questions }) =>
    [heading, ...questions].map(
      (text): Phrasing => ({ passageId: id, text, vector: ngramVector(contentWords(text).join(" ")) }),
    ),
  );
  // Of « c'est quoi ? » no word is left.
  const spoken = phrasings.filter(({ vector }) => !isNull(vector));
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

/** One vector a passage: the mean of its ways of asking. */
function centroidsOf(phrasings: readonly Phrasing[]): { passage: number; vector: SparseVector }[] {
  const known = new Map<number, SparseVector[]>();
  for (const { passageId, vector } of phrasings)
    known.set(passageId, [...(known.get(passageId) ?? []), vector]);
  return [...known].map(([passage, vectors]) => ({ passage, vector: meanVector(vectors) }));
}
