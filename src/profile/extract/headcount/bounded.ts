import { type Size, sizeOf } from "../../lists.ts";
import { readNumber } from "../numbers.ts";
import { NOT_STAFF, STAFF, singular, WHOLE } from "../people.ts";
import { quote, type Token } from "../tokens.ts";
import { isOfAnother } from "./introduced.ts";
import { wordAt } from "./item.ts";

type Bounded = { value: null; size: Size; because: string };

const isPeople = (word: string): boolean => WHOLE.has(singular(word)) || STAFF.has(singular(word));

/** « plus de 5 000 salariés », « moins de dix », « entre 10 et 15 personnes »: no number, and a category where both ends share it. */
export function boundedOf(sentence: string, tokens: readonly Token[]): Bounded | null {
  for (let at = 0; at < tokens.length; at++) {
    const found = beyondAt(tokens, at) ?? betweenAt(tokens, at);
    if (found) return { value: null, size: found.size, because: quote(sentence, tokens, at, found.to) };
  }
  return null;
}

function beyondAt(tokens: readonly Token[], at: number): { size: Size; to: number } | null {
  const word = wordAt(tokens, at);
  if (!/^(?:plus|moins)$/.test(word) || wordAt(tokens, at + 1) !== "de") return null;
  const bound = readNumber(tokens, at + 2);
  if (!bound || isOfAnother(tokens, at)) return null;
  const noun = wordAt(tokens, bound.next);
  if (NOT_STAFF.has(singular(noun)) || (!isPeople(noun) && !/^(?:dans|a|on|,|\.|)$/.test(noun))) return null;
  return { size: sizeOf(Math.max(word === "plus" ? bound.value : bound.value - 1, 1)), to: bound.next };
}

function betweenAt(tokens: readonly Token[], at: number): { size: Size; to: number } | null {
  if (!/^(?:entre|de)$/.test(wordAt(tokens, at))) return null;
  const low = readNumber(tokens, at + 1);
  if (!low || !/^(?:et|a|ou)$/.test(wordAt(tokens, low.next))) return null;
  const high = readNumber(tokens, low.next + 1);
  if (!high || !isPeople(wordAt(tokens, high.next)) || sizeOf(low.value) !== sizeOf(high.value)) return null;
  return { size: sizeOf(low.value), to: high.next };
}
