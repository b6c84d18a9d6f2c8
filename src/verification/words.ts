import { contentWords, fold, isStopWord } from "../retrieval/tokenise.ts";

/** A word cut to what its forms share: « financer », « financement », « finance ». Folded. */
export const root = (word: string): string => {
  const singular = word.length > 4 ? word.replace(/(?:aux|[sx])$/, "") : word;
  return singular.length > 6 ? singular.slice(0, 6) : singular;
};

/** The roots of the words that carry the meaning of a text, in order. Figures are read elsewhere. */
export const rootsOf = (text: string): string[] =>
  contentWords(text)
    .filter((word) => !/^\d/.test(word))
    .map(root);

/** Sentences and list items, as they stand. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?;])\s+(?=[^\s])|\n+/)
    .map((sentence) => sentence.replace(/^[-*>]\s+/, "").trim())
    .filter(Boolean);

/** The parts of a sentence that may each say a thing of their own. */
export const clausesOf = (sentence: string): string[] =>
  sentence
    .split(/[,;:()]|\s(?:mais|tandis que|alors que|puis|et|ou)\s/)
    .map((clause) => clause.trim())
    .filter((clause) => rootsOf(clause).length > 0);

export { fold, isStopWord };
