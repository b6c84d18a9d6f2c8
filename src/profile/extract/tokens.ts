import { fold } from "../../retrieval/tokenise.ts";

/** A word, a number or a mark of a message; `word` is folded, `raw` as typed. */
export type Token = { word: string; raw: string; start: number; capital: boolean };

// Thousands typed with spaces are one number; « 2A » is one; an apostrophe and a dash join nothing.
const TOKEN =
  /\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?!\d)|\d+[abAB]\b|\d+(?:[.,]\d+)?|[\p{L}\p{M}]+|[^\s\p{L}\p{N}'’ʼ`´‑-]|\n/gu;

/** The tokens of a text, in order. Marks (`,` `(` `+`…) and line ends are tokens of their own. */
export function tokensOf(text: string): Token[] {
  return [...text.normalize("NFC").matchAll(TOKEN)].map((match) => {
    const [raw] = match;
    const word = /^\d{1,3}[\s.]\d{3}/.test(raw) ? raw.replace(/\D/g, "") : fold(raw);
    return { word, raw, start: match.index, capital: /^\p{Lu}/u.test(raw) };
  });
}

export const isWord = ({ word }: Token): boolean => /^[a-z0-9]/.test(word);

/**
 * The words as typed that a match in the folded words of a text covers, and no other: what a leader says beside (an illness,
 * a religion) is not kept as a reason. @param folded the words joined by one space, as the match was run on
 */
export function quoteMatch(text: string, tokens: readonly Token[], match: RegExpExecArray): string {
  const words = tokens.filter(isWord);
  const before = match.input.slice(0, match.index).split(" ").filter(Boolean).length;
  const covered = match[0].split(" ").filter(Boolean).length;
  const [first, last] = [words[before], words[before + covered - 1]];
  if (!first || !last) return match[0].slice(0, 80);
  const offset = tokens[0]?.start ?? 0;
  return text
    .normalize("NFC")
    .slice(first.start - offset, last.start - offset + last.raw.length)
    .replace(/\s+/g, " ")
    .slice(0, 80);
}

/** Text of the message between two tokens, as a reason to show. */
export function quote(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[from];
  const last = tokens[to];
  if (!first || !last) return "";
  return text
    .normalize("NFC")
    .slice(first.start, last.start + last.raw.length)
    .replace(/\s+/g, " ")
    .slice(0, 80);
}
