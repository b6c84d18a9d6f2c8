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
export type SupportedSentence = {
  text: string;
  /** `claim`: says something that a source must say; `title`: heads what follows; `own`: the service's own words, between two extracts. */
  kind: "claim" | "title" | "own";
  supports: Support[];
};

const MARK = /\[(\d{1,2})\]/g;
// A sentence ends at its full stop with the marks that follow it, or at the end of its line.
const SENTENCE = /[^\n]+?(?:[.!?…](?:\s?\[\d{1,2}\])*(?=\s|$)|(?=\n|$))/g;
const TITLE = /^\*\*[^*]+\*\*:?$/;
const LISTED = /^(?:[-*]|\d+\.)\s/;

/**
 * The sentences of an answer, each with the passages that it rests on, and whether it is in them word for word. A line of a list
 * rests on what announces it; a sentence without a mark, on the cited passage that holds it.
 * @param extracted the answer is made of extracts: what no passage holds is then the service's own words
 */
export function supportedSentences(
  content: string,
  passages: readonly Pick<QuotedPassage, "n" | "heading" | "body" | "essentials">[],
  extracted: boolean,
): SupportedSentence[] {
  const cited = new Map(
    passages.flatMap((passage) =>
      passage.n === null ? [] : [[passage.n, plain(wordsOf(passage))] as const],
    ),
  );
  const supportsOf = (words: string, numbers: readonly number[]): Support[] =>
    numbers.map((n) => ({ n, quoted: words !== "" && (cited.get(n) ?? "").includes(words) }));
  let announced: number[] = [];
  return (content.match(SENTENCE) ?? [])
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text))
    .map((text): SupportedSentence => {
      if (TITLE.test(text)) return { text, kind: "title", supports: [] };
      const words = plain(text.replaceAll(MARK, " "));
      const marks = [...new Set([...text.matchAll(MARK)].map((match) => Number(match[1])))];
      if (marks.length > 0) {
        announced = marks;
        return { text, kind: "claim", supports: supportsOf(words, marks) };
      }
      if (LISTED.test(text) && announced.length > 0)
        return { text, kind: "claim", supports: supportsOf(words, announced) };
      const holder = [...cited].find(([, held]) => words !== "" && held.includes(words));
      if (holder) return { text, kind: "claim", supports: [{ n: holder[0], quoted: true }] };
      return { text, kind: extracted ? "own" : "claim", supports: [] };
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
