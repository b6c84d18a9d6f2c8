const SMALL: Record<string, number> = {
  zero: 0,
  uno: 1,
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
};

export const SCALE: Record<string, number> = {
  mille: 1e3,
  millier: 1e3,
  milliers: 1e3,
  million: 1e6,
  millions: 1e6,
  milliard: 1e9,
  milliards: 1e9,
};

/** `scale`: 1, a thousand, a million or a billion, as it was written. */
export type Read = { value: number; scale: number; next: number };

/** A number in digits or letters, with its scale: « 1,5 million », « quatre-vingt-dix », « cinq cents », « trois mille ». */
export function readNumber(tokens: readonly string[], at: number): Read | null {
  const first = tokens[at] ?? "";
  let read: Read | null = /^\d/.test(first)
    ? { value: Number(first), scale: 1, next: at + 1 }
    : readLetters(tokens, at);
  if (read === null && first === "mille") read = { value: 1, scale: 1, next: at };
  if (read === null) return null;
  const scale = SCALE[tokens[read.next] ?? ""];
  if (scale === undefined) return read;
  const rest = scale === 1e3 ? readLetters(tokens, read.next + 1) : null;
  return rest === null
    ? { value: read.value * scale, scale, next: read.next + 1 }
    : { value: read.value * scale + rest.value, scale, next: rest.next };
}

function readLetters(tokens: readonly string[], at: number): Read | null {
  let value = 0;
  let next = at;
  for (let known = true; known; ) {
    const word = tokens[next] ?? "";
    const small = SMALL[word];
    const joins = word === "et" && /^(?:un|une|onze)$/.test(tokens[next + 1] ?? "") && value >= 20;
    if (/^cents?$/.test(word) && (next > at || /^(?:cent)$/.test(word))) {
      if (tokens[next - 1] === "pour") break;
      value = (value === 0 ? 1 : value) * 100;
      next++;
    } else if (small === 20 && value % 100 === 4) {
      value += 76;
      next++;
    } else if (
      small !== undefined &&
      (next === at || value >= 20 || (value === 10 && small > 6 && small < 10))
    ) {
      value += small;
      next++;
    } else if (joins) {
      value += tokens[next + 1] === "onze" ? 11 : 1;
      next += 2;
    } else known = false;
  }
  return next === at ? null : { value, scale: 1, next };
}
