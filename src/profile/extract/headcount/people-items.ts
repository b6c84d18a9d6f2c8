import { COLLEAGUE, isAgent, RELATIVE, STAFF, singular } from "../people.ts";
import type { Token } from "../tokens.ts";
import { type Item, wordAt } from "./item.ts";

/** « je suis seule », « que moi »; neither « le seul », nor « pas seul », nor « seul j'y arrive pas ». */
export function aloneAt(tokens: readonly Token[], at: number): Item | null {
  const word = wordAt(tokens, at);
  const before = wordAt(tokens, at - 1);
  if (word === "moi" && /^(?:que|qu)$/.test(before)) return { value: 1, kind: "alone", from: at - 1, to: at };
  if (!/^(?:seul|seule|solo)$/.test(word)) return null;
  if (/^(?:un|une|le|la|les|mon|ma|au|du|d|ce|cette|qui|que|l|ca)$/.test(before)) return null;
  if ([1, 2, 3].some((back) => /^(?:pas|jamais|plus|non)$/.test(wordAt(tokens, at - back)))) return null;
  if (/^(?:j|je|on|impossible)$/.test(wordAt(tokens, at + 1))) return null;
  return { value: 1, kind: "alone", from: at, to: at };
}

const JOINS = /^(?:et|plus|\+|&|,|avec)$/;
const isCountedPerson = (word: string): boolean => STAFF.has(singular(word)) || isAgent(singular(word));

/** « mon mari », « mes deux parents », « avec une apprentie »: one more, the leader told of elsewhere or implied. */
export function familyAt(tokens: readonly Token[], at: number): Item | null {
  const [article, who] = [wordAt(tokens, at), wordAt(tokens, at + 1)];
  // « maman solo », « papa de deux enfants » is the leader as a person; « papa » who helps works there.
  if (
    /^(?:papa|maman)$/.test(article) &&
    /^(?:solo|seule?|de|d|celibataire|divorcee?|veuve?|poule)$/.test(who)
  )
    return null;
  if (/^(?:papa|maman)$/.test(article)) return { value: 1, kind: "relative", from: at, to: at };
  // « une femme seule » is the leader; « ma femme et moi » works there.
  const named = /^(?:mon|ma)$/.test(article) && (RELATIVE.has(who) || COLLEAGUE.has(who));
  if (!named && !(/^une?$/.test(article) && COLLEAGUE.has(who))) return null;
  const [before, two] = [wordAt(tokens, at - 1), wordAt(tokens, at - 2)];
  if (/^(?:a|de|d|chez|pour|comme|entreprise)$/.test(before)) return null;
  if (before === "par" && !/^(?:tenue?s?|geree?s?)$/.test(two)) return null;
  return { value: 1, kind: "relative", from: at, to: at + 1 };
}

/** « un dentiste, deux assistantes, une secrétaire et le patron »: in a list of people, an article counts one. */
export function listedAt(tokens: readonly Token[], at: number): Item | null {
  const [article, who, before, after] = [at, at + 1, at - 1, at + 2].map((place) => wordAt(tokens, place));
  if (/^(?:le|la|l)$/.test(article ?? "") && /^(?:patronn?e?|gerante?|boss|cheff?e?)$/.test(who ?? ""))
    return /^(?:et|plus|\+|&)$/.test(before ?? "") ? { value: 1, kind: "part", from: at, to: at + 1 } : null;
  if (!/^une?$/.test(article ?? "") || !isCountedPerson(who ?? "")) return null;
  const followed = JOINS.test(after ?? "") && opensPerson(tokens, at + 3);
  const follows =
    JOINS.test(before ?? "") &&
    at > 1 &&
    closesPerson(tokens, wordAt(tokens, at - 2) === "," ? at - 3 : at - 2);
  return followed || follows ? { value: 1, kind: "part", from: at, to: at + 1 } : null;
}

/** « deux assistantes », « une caissière », « moi »: the next of the list. */
const opensPerson = (tokens: readonly Token[], at: number): boolean =>
  wordAt(tokens, at) === "moi" ||
  (/^(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|mon|ma|le|la)$/.test(wordAt(tokens, at)) &&
    (isCountedPerson(wordAt(tokens, at + 1)) || RELATIVE.has(wordAt(tokens, at + 1))));

const closesPerson = (tokens: readonly Token[], at: number): boolean =>
  isCountedPerson(wordAt(tokens, at)) ||
  RELATIVE.has(wordAt(tokens, at)) ||
  /^(?:moi|salariee?s?)$/.test(wordAt(tokens, at));

/** « et moi », « mon épouse et moi-même », « votre serviteur ». */
export function selfAt(tokens: readonly Token[], at: number): Item | null {
  if (wordAt(tokens, at) === "serviteur") return { value: 1, kind: "self", from: at, to: at };
  if (wordAt(tokens, at) !== "moi") return null;
  const before = wordAt(tokens, at - 1);
  const after = wordAt(tokens, wordAt(tokens, at + 1) === "meme" ? at + 2 : at + 1);
  if (/^(?:compris|comprise|inclus|incluse)$/.test(after)) return null;
  if (/^(?:avec|compris|comme|chez|pour|dites|aidez|dis|y)$/.test(before)) return null;
  const joins = /^(?:et|plus|\+|&)$/;
  const joined = joins.test(before) || joins.test(after) || before === "," || after === ",";
  return joined ? { value: 1, kind: "self", from: at, to: at } : null;
}

/** « L'équipe : Paul, Nadia et moi »: first names joined to the leader, counted and never kept; masked ones count. */
export function namesBefore(tokens: readonly Token[], self: number): number {
  let count = 0;
  let at = self - 1;
  while (/^(?:et|,|&|\+)$/.test(wordAt(tokens, at))) {
    const masked = isMaskedName(tokens, at - 1);
    if (!masked && !isName(tokens, at - 1)) break;
    count++;
    at -= masked ? MASKED.length + 1 : 2;
  }
  return count > 0 && /^(?:[:(]|avec|est|c)$/.test(wordAt(tokens, at)) ? count : 0;
}

/** What stands in the place of a name, one token each. */
const MASKED = ["[", "nom", "masque", "]"];
const isMaskedName = (tokens: readonly Token[], last: number): boolean =>
  MASKED.every((word, place) => wordAt(tokens, last - MASKED.length + 1 + place) === word);

const isName = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.capital === true && !isCountedPerson(wordAt(tokens, at));
