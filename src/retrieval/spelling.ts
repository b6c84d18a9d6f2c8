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

export type Speller = (word: string) => string | null;

/**
 * Finds the known word that a misspelt one stands for, or null. A short word is never corrected: too many real
 * words are one letter away (« prix », « prit »).
 * @param words known words, folded, the most frequent first
 */
export function createSpeller(words: readonly string[]): Speller {
  const bySound = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 4 || /\d/.test(word)) continue;
    const key = phonetic(word);
    bySound.set(key, [...(bySound.get(key) ?? []), word]);
  }
  const candidates = words.filter((word) => word.length >= 5 && !/\d/.test(word));
  return (word) => {
    if (word.length < 4 || /\d/.test(word)) return null;
    const alike = nearest(word, bySound.get(phonetic(word)) ?? [], 3);
    if (alike) return alike;
    const close = word.length < 5 ? null : nearest(word, candidates, word.length >= 8 ? 2 : 1);
    // « elec », « compta », « resto »: the start of a word, cut; the most frequent one is meant.
    return (
      close ?? candidates.find((known) => known.length >= word.length + 3 && known.startsWith(word)) ?? null
    );
  };
}

function nearest(word: string, candidates: readonly string[], bound: number): string | null {
  let found: string | null = null;
  let least = bound + 1;
  for (const candidate of candidates) {
    // A wrong first letter is rare in typing and frequent between real words.
    if (candidate[0] !== word[0] && phonetic(candidate)[0] !== phonetic(word)[0]) continue;
    const distance = editDistance(word, candidate, least - 1);
    if (distance < least) {
      least = distance;
      found = candidate;
    }
  }
  return found;
}
