import { isFirstName, isWordToo } from "../../privacy/detectors/first-names.ts";
import { fold, isStopWord } from "../../retrieval/tokenise.ts";
import type { Vocabulary } from "../../verification/vocabulary.ts";

const LEAST_LETTERS = 40;
const SHARE = 0.7;

/** Typed in capitals from end to end: they mark no name any more. */
export function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters > LEAST_LETTERS && capitals > SHARE * letters;
}

/**
 * A text whose lines in capitals are written as usual, so that it is read like another: a capital stays where a sentence begins and on
 * a word that our fiches and French do not know, a first name or a town, which only its capital tells.
 */
export function unshouted(text: string, vocabulary: Vocabulary): string {
  const whole = isShouted(text);
  return text
    .split("\n")
    .map((line) => {
      const letters = line.match(/\p{L}/gu)?.length ?? 0;
      const capitals = line.match(/\p{Lu}/gu)?.length ?? 0;
      const loud = whole ? letters > 0 && capitals > SHARE * letters : isShouted(line);
      return loud ? lowered(line, vocabulary) : line;
    })
    .join("\n");
}

const lowered = (line: string, vocabulary: Vocabulary): string =>
  line.replace(/[\p{L}\p{M}]+/gu, (word, at: number) => {
    const key = fold(word);
    const low = word.toLowerCase();
    const opens = /(?:^|[.!?:]\s+)$/.test(line.slice(0, at));
    const known =
      word.length <= 2 ||
      isStopWord(key) ||
      vocabulary.isOrdinary(key) ||
      vocabulary.knows(key) ||
      isForm(key);
    const names = isFirstName(key) && !isWordToo(key);
    return opens || names || !known ? low.charAt(0).toUpperCase() + low.slice(1) : low;
  });

/** A plain form of French that no fiche happens to use: « résilié », « décroche », « brusquer ». */
const isForm = (key: string): boolean =>
  /.{3}(?:ons|ez|ait|ais|ant|er|ir|ment|ments|tion|tions|euse|euses|ie|iee|ies|age|ages)$/.test(key);
