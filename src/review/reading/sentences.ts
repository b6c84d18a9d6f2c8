import { fold } from "../../retrieval/tokenise.ts";

export type QuotedPassage = {
  /** Mark of the citation; null for a passage that was found and not quoted. */
  n: number | null;
  digest: string;
  fiche: string;
  anchor: string;
  title: string;
  heading: string;
  body: string;
  essentials: string[];
  publisher: string;
  sourceUrl: string;
  sourceDate: string;
  reviewBy: string;
  /** False once the fiche says something else. */
  current: boolean;
  score: number;
};

export type Support = {
  n: number;
  /** Where the sentence stands in the passage, word for word; null when it is said in other words. */
  quoted: boolean;
};
export type SupportedSentence = { text: string; supports: Support[] };

const MARK = /\[(\d{1,2})\]/g;
// A sentence ends at its full stop with the marks that follow it, or at the end of its line.
const SENTENCE = /[^\n]+?(?:[.!?…](?:\s?\[\d{1,2}\])*(?=\s|$)|(?=\n|$))/g;

/** The sentences of an answer, each with the passages whose mark it carries, and whether it is in them word for word. */
export function supportedSentences(content: string, passages: readonly QuotedPassage[]): SupportedSentence[] {
  const folded = new Map(passages.map((passage) => [passage.n, plain(wordsOf(passage))]));
  return (content.match(SENTENCE) ?? [])
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text))
    .map((text) => {
      const words = plain(text.replaceAll(MARK, " "));
      const supports = [...new Set([...text.matchAll(MARK)].map((match) => Number(match[1])))].map((n) => ({
        n,
        quoted: (folded.get(n) ?? "").includes(words),
      }));
      return { text, supports };
    });
}

export const wordsOf = ({
  heading,
  body,
  essentials,
}: Pick<QuotedPassage, "heading" | "body" | "essentials">) => [heading, body, ...essentials].join("\n");

/** Words alone: no mark of Markdown, no accent, no punctuation. */
const plain = (text: string): string =>
  fold(text.replaceAll(/\*\*|__|^>\s?|À savoir\./gm, " "))
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
