import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { contentWords, fold } from "../retrieval/tokenise.ts";
import { root } from "./words.ts";

/** What the current fiches are written with. */
export type Vocabulary = {
  /** A word, folded, that they write without a capital: at the start of a sentence it names no one. */
  isOrdinary(word: string): boolean;
  /** A word, folded or its root, that they hold in some form. */
  knows(word: string): boolean;
};

const kept = new WeakMap<Queryable, { edition: string; vocabulary: Promise<Vocabulary> }>();

/** The words of the current fiches; read once an edition. */
export function vocabularyOf(db: Queryable, edition: string): Promise<Vocabulary> {
  const known = kept.get(db);
  if (known?.edition === edition) return known.vocabulary;
  const vocabulary = readVocabulary(db);
  kept.set(db, { edition, vocabulary });
  vocabulary.catch(() => kept.delete(db));
  return vocabulary;
}

async function readVocabulary(db: Queryable): Promise<Vocabulary> {
  const rows = await db.query<{ text: string }>(sql`
    SELECT heading || ' ' || body || ' ' || array_to_string(essentials || questions, ' ') AS text FROM knowledge.passage WHERE current`);
  const text = rows.map((row) => row.text).join("\n");
  return createVocabulary(text);
}

/** Shorter than a root: « tombait » is known where « tomber » is. */
const stem = (word: string): string => root(word).slice(0, 5);

/** The vocabulary of a text. */
export function createVocabulary(text: string): Vocabulary {
  const words = text.match(/\p{L}+/gu) ?? [];
  const ordinary = new Set(words.filter((word) => !/\p{Lu}/u.test(word)).map(fold));
  const stems = new Set(contentWords(text).map(stem));
  return { isOrdinary: (word) => ordinary.has(word), knows: (one) => stems.has(stem(one)) };
}
