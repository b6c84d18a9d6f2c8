const VALUES: Record<string, number> = {
  zero: 0,
  o: 0,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  nonante: 90,
};

/** A number read among words, and the place of the word that follows it. */
export type ReadWords = { value: number; next: number };

const valueAt = (words: readonly string[], at: number): number | undefined => VALUES[words[at] ?? ""];

/** A folded word that a French number below a thousand is made of. */
export const isNumberWord = (word: string): boolean => word in VALUES || /^(?:cents?|et)$/.test(word);

/** Reads one number below 100 at `at`, the longest there is: « quatre-vingt-dix-sept » is 97, not 4, 20, 10, 7. */
function readBelowHundred(words: readonly string[], at: number): ReadWords | undefined {
  let value = valueAt(words, at);
  if (value === undefined) return undefined;
  let next = at + 1;
  if (value === 4 && valueAt(words, next) === 20) {
    value = 80;
    next++;
  }
  if (value === 10) {
    const unit = valueAt(words, next) ?? 0;
    return unit >= 7 && unit <= 9 ? { value: 10 + unit, next: next + 1 } : { value, next };
  }
  if (value < 20) return { value, next };
  if (words[next] === "et" && valueAt(words, next + 1) !== undefined) next++;
  const rest = readBelowHundred(words, next);
  const most = value === 60 || value === 80 ? 19 : 9;
  if (rest === undefined || rest.value === 0 || rest.value > most) return { value, next };
  return { value: value + rest.value, next: rest.next };
}

/** Reads « [deux] cent[s] [douze] » or a number below 100, in folded French words, at `at`; undefined where there is none. */
export function readNumberWords(words: readonly string[], at: number): ReadWords | undefined {
  const isHundred = (index: number) => /^cents?$/.test(words[index] ?? "");
  const first = isHundred(at) ? { value: 1, next: at } : readBelowHundred(words, at);
  if (first === undefined || first.value < 1 || first.value > 9 || !isHundred(first.next)) return first;
  const rest = readBelowHundred(words, first.next + 1);
  if (rest === undefined || rest.value === 0) return { value: first.value * 100, next: first.next + 1 };
  return { value: first.value * 100 + rest.value, next: rest.next };
}
