import { phonetic } from "./phonetic.ts";

/** Damerau–Levenshtein distance (optimal string alignment), given up above `bound`. */
export function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > bound) return bound + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;

/** A word and how it sounds: found once, since thousands are compared with each misspelt one. */
type Known = { word: string; sound: string };
const heard = (word: string): Known => ({ word, sound: phonetic(word) });

export type Speller = (word: string) => string | null;

/**
 * Finds the known word that a misspelt one stands for, or null. A short word is never corrected: too many real
 * words are one letter away (« prix », « prit »).
 * @param words known words, folded, the most frequent first
 */
export function createSpeller(words: readonly string[]): Speller {
  const known = words.filter((word) => word.length >= 4 && !/\d/.test(word)).map(heard);
  const bySound = new Map<string, Known[]>();
  for (const one of known) {
    const alike = bySound.get(one.sound);
    if (alike) alike.push(one);
    else bySound.set(one.sound, [one]);
  }
  const candidates = known.filter(({ word }) => word.length >= 5);
  return (word) => {
    if (word.length < 4 || /\d/.test(word)) return null;
    const typed = heard(word);
    const alike = nearest(typed, bySound.get(typed.sound) ?? [], 3);
    if (alike) return alike;
    const close = word.length < 5 ? null : nearest(typed, candidates, word.length >= 8 ? 2 : 1);
    // « elec », « compta », « resto »: the start of a word, cut; the most frequent one is meant.
    return (
      close ??
      candidates.find((one) => one.word.length >= word.length + 3 && one.word.startsWith(word))?.word ??
      null
    );
  };
}

function nearest(typed: Known, candidates: readonly Known[], bound: number): string | null {
  let found: string | null = null;
  let least = bound + 1;
  for (const { word, sound } of candidates) {
    // A wrong first letter is rare in typing and frequent between real words.
    if (word[0] !== typed.word[0] && sound[0] !== typed.sound[0]) continue;
    const distance = editDistance(typed.word, word, least - 1);
    if (distance < least) {
      least = distance;
      found = word;
    }
  }
  return found;
}
