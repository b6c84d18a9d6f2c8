import { isNumberWord, readNumberWords } from "../../number-words.ts";
import type { Token } from "./tokens.ts";

const ABOUT: Record<string, number> = {
  dizaine: 10,
  douzaine: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  centaine: 100,
  millier: 1_000,
};

/** A number at a place, and the place of the token after it. */
export type ReadNumber = { value: number; next: number };

/** Reads « 12 », « 1 200 », « douze », « deux mille », « une quinzaine (de) » at `at`; null where there is no whole number. */
export function readNumber(tokens: readonly Token[], at: number): ReadNumber | null {
  const word = tokens[at]?.word ?? "";
  if (/^\d+$/.test(word)) {
    if (tokens[at + 1]?.word === "000") return { value: Number(`${word}000`), next: at + 2 };
    return { value: Number(word), next: at + 1 };
  }
  const ahead = /^(?:une?|la|deux|trois|quelque|environ)$/.test(word) ? (tokens[at + 1]?.word ?? "") : word;
  const about = ABOUT[ahead.replace(/s$/, "")];
  if (about !== undefined) {
    const times = word === "deux" ? 2 : word === "trois" ? 3 : 1;
    const next = ahead === word ? at + 1 : at + 2;
    return { value: about * times, next: /^de?$/.test(tokens[next]?.word ?? "") ? next + 1 : next };
  }
  return thousands(tokens, at);
}

function thousands(tokens: readonly Token[], at: number): ReadNumber | null {
  const words = tokens.slice(at, at + 12).map(({ word }) => word);
  if (words[0] === "mille") {
    const rest = readWords(words, 1);
    return { value: 1_000 + (rest?.value ?? 0), next: at + (rest?.next ?? 1) };
  }
  const read = readWords(words, 0);
  if (!read) return null;
  if (words[read.next] !== "mille") return { value: read.value, next: at + read.next };
  const rest = readWords(words, read.next + 1);
  return { value: read.value * 1_000 + (rest?.value ?? 0), next: at + (rest?.next ?? read.next + 1) };
}

const readWords = (words: readonly string[], at: number): ReadNumber | null => {
  const word = words[at] ?? "";
  // « o » and « et » are numbers only inside one.
  if (word === "o" || word === "et" || !isNumberWord(word)) return null;
  return readNumberWords(words, at) ?? null;
};
