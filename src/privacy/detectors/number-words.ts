import { isNumberWord, readNumberWords } from "../../number-words.ts";

/** A number as spoken or typed: the digits one would dial for it, and where it stands in the text. */
export type SpokenNumber = { digits: string; start: number; end: number; spoken: boolean };

type Token = { word: string; start: number; end: number };

/** Reads every number, in words or figures, of a list of tokens that follow one another. */
export function readNumbers(tokens: Token[]): SpokenNumber[] {
  const numbers: SpokenNumber[] = [];
  const words = tokens.map(({ word }) => word);
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const figures = /^[0-9]+$/.test(token.word);
    const read = figures ? { value: 0, next: at + 1 } : readNumberWords(words, at);
    const end = tokens[(read?.next ?? 0) - 1]?.end;
    if (read !== undefined && end !== undefined) {
      const digits = figures ? token.word : String(read.value);
      numbers.push({ digits, start: token.start, end, spoken: !figures });
    }
    at = read?.next ?? at + 1;
  }
  return numbers;
}

/** Splits a folded text into stretches of number words and figures with nothing but separators between them. */
export function numberTokens(text: string): Token[][] {
  const stretches: Token[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { 0: word, index } of text.toLowerCase().matchAll(/[a-z]+|[0-9]+/g)) {
    if (!/^[0-9]/.test(word) && !isNumberWord(word)) continue;
    const adjacent = index - end <= 4 && /^[ \-,.'/\n]*$/.test(text.slice(Math.max(0, end), index));
    const token = { word, start: index, end: index + word.length };
    if (adjacent) stretches.at(-1)?.push(token);
    else stretches.push([token]);
    end = token.end;
  }
  return stretches;
}
