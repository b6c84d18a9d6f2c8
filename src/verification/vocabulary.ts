import { contentWords, fold } from "../retrieval/tokenise.ts";
import { root } from "./words.ts";

/** What the current fiches are written with. */
export type Vocabulary = {
  /** A word, folded, that they write without a capital: at the start of a sentence it names no one. */
  isOrdinary(word: string): boolean;
  /** A word, folded or its root, that they hold in some form. */
  knows(word: string): boolean;
};

/** Shorter than a root: « tombait » is known where « tomber » is. */
const stem = (word: string): string => root(word).slice(0, 5);

/** The vocabulary of a text. */
export function createVocabulary(text: string): Vocabulary {
  const words = text.match(/\p{L}+/gu) ?? [];
  const ordinary = new Set(words.filter((word) => !/\p{Lu}/u.test(word)).map(fold));
  const stems = new Set(contentWords(text).map(stem));
  return { isOrdinary: (word) => ordinary.has(word), knows: (one) => stems.has(stem(one)) };
}
