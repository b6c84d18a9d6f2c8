import { readNumberWords } from "../../number-words.ts";

export const SCALE: Record<string, number> = {
  mille: 1e3,
  millier: 1e3,
  milliers: 1e3,
  million: 1e6,
  millions: 1e6,
  milliard: 1e9,
  milliards: 1e9,
};

/** « un mois », « un million »: what `tokensOf` writes where « un » counts. */
export const ONE = "uno";

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

/** « un » alone is an article, « pour cent » a unit. */
function readLetters(tokens: readonly string[], at: number): Read | null {
  if (tokens[at] === ONE) return { value: 1, scale: 1, next: at + 1 };
  if (/^(?:une?|o)$/.test(tokens[at] ?? "") || tokens[at - 1] === "pour") return null;
  const read = readNumberWords(tokens, at);
  return read ? { ...read, scale: 1 } : null;
}
