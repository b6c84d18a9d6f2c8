import { readNumber } from "../numbers.ts";
import { quote, type Token } from "../tokens.ts";
import { wordAt } from "./item.ts";

const OF_PEOPLE = /^(?:personnes?|salariee?s?|employee?s?|gars|vendeurs?|vendeuses?)$/;
const FIRST = /^(?:premiere?|deuxieme|seconde?|troisieme|quatrieme)$/;

/**
 * A company on several sites, counted one by one: « Biarritz (5 personnes), Anglet (3) », « 6 au magasin de Laval, 4 à celui
 * de Vitré, 2 au dépôt », « 45 dans la première, 30 dans la deuxième ». Null unless at least two are.
 */
export function sitesTotal(
  sentence: string,
  tokens: readonly Token[],
): { value: number; because: string } | null {
  const counted: number[] = [];
  let [first, last] = [-1, -1];
  for (let at = 0; at < tokens.length; at++) {
    const read = readNumber(tokens, at);
    if (!read) continue;
    const people = OF_PEOPLE.test(wordAt(tokens, read.next));
    const next = people ? read.next + 1 : read.next;
    const [before, after, two] = [wordAt(tokens, at - 1), wordAt(tokens, next), wordAt(tokens, next + 1)];
    const bracketed = before === "(" && after === ")";
    const placed =
      !people &&
      /^(?:au|a)$/.test(after) &&
      /^(?:magasin|depot|bureau|atelier|celui|celle|siege|la|l|labo|boutique)$/.test(two);
    const ranked =
      /^(?:dans|a|au)$/.test(after) && [1, 2].some((step) => FIRST.test(wordAt(tokens, next + step)));
    const ofOne =
      /^(?:avec)$/.test(before) &&
      tokens.slice(Math.max(0, at - 9), at).some(({ word }) => /^(?:celui|celle)$/.test(word));
    if (!bracketed && !placed && !ranked && !ofOne) continue;
    counted.push(read.value);
    first = first < 0 ? at : first;
    last = next - 1;
    at = next;
  }
  if (counted.length < 2) return null;
  return {
    value: counted.reduce((sum, value) => sum + value, 0),
    because: quote(sentence, tokens, first, last),
  };
}
