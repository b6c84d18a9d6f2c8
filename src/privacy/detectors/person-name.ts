import { isFirstName, isOnlyFirstName, isWordToo } from "./first-names.ts";
import { type Announced, announcedAt, bearsAName } from "./person-context.ts";
import { endOfName, isNameWord } from "./person-run.ts";
import {
  isFamilyName,
  isForeignParticle,
  isInPublicLife,
  isOnlyFamilyName,
  isOrdinaryWord,
  isRole,
} from "./person-words.ts";
import { type Detector, RANK } from "./span.ts";
import { type Word, wordsOf } from "./words.ts";

type Name = { from: number; to: number; start: number; person: boolean };

/** Whether what the words before announce may be this word. */
function mayOpen(announced: Announced, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  const known = isOnlyFirstName(word.key) || (isFirstName(word.key) && word.capital);
  const initial = word.capital && word.typed.length === 1 && words[at + 1]?.capital === true;
  const next = words[at + 1];
  const nextIsCapital = next?.capital === true && next.gap === " ";
  const listed = isFirstName(word.key) || isFamilyName(word.key);
  switch (announced) {
    case "anyone":
      return (
        isNameWord(word, true) ||
        initial ||
        (word.capital && (listed || (!isRole(word.key) && nextIsCapital)))
      );
    case "capital":
      return (word.capital && (isNameWord(word, false) || initial || listed)) || isOnlyFirstName(word.key);
    case "own":
      return isFirstName(word.key) && (word.capital || !isOrdinaryWord(word.key));
    case "named":
      return known || (isFirstName(word.key) && isFamilyName(words[at + 1]?.key ?? ""));
    case "signed":
      return known || initial || (word.capital && isFamilyName(word.key));
    case "certain":
      return isOnlyFirstName(word.key) && (word.capital || !isWordToo(word.key));
  }
}

/** « Sophie Martin », « MARTIN Sophie », « sophie lambert », « Sophie L. »: two clues side by side, wherever they stand. */
function opensAPair(words: readonly Word[], at: number): boolean {
  const [first, second] = [words[at], words[at + 1]];
  if (first === undefined || second === undefined || !/^(?: {1,2}|-)$/.test(second.gap)) return false;
  if (isOrdinaryWord(first.key) && !first.capital) return false;
  if (first.capital && isForeignParticle(first.key)) {
    const end = endOfName(words, at, false, () => true);
    return words.slice(at, end).some(({ key, capital }) => capital && isOnlyFirstName(key));
  }
  const both = first.capital && second.capital;
  const named = isOnlyFirstName(first.key) || (isFirstName(first.key) && first.capital);
  if (named && second.gap === "-") return isFirstName(second.key);
  if (named && second.capital && (second.typed.length === 1 || isNameWord(second, false))) return true;
  if (isOnlyFirstName(first.key) && isOnlyFamilyName(second.key)) return true;
  const reversed =
    isOnlyFirstName(second.key) && (isFamilyName(first.key) || first.typed === first.typed.toUpperCase());
  return (
    both &&
    isNameWord(first, false) &&
    first.typed.length > 1 &&
    (reversed || (isNameWord(second, false) && isOnlyFamilyName(first.key) && isOnlyFirstName(second.key)))
  );
}

function nameAt(text: string, words: readonly Word[], at: number): Name | null {
  const announced = announcedAt(text, words, at);
  for (const { takes, start, person = false } of announced) {
    const to = endOfName(words, at, takes === "anyone", (head) => mayOpen(takes, words, head));
    if (to > at) return { from: at, to, start: start ?? words[at]?.start ?? 0, person };
  }
  const word = words[at];
  if (word === undefined) return null;
  const alone = isOnlyFirstName(word.key) && word.capital && !isWordToo(word.key);
  if (!alone && !opensAPair(words, at)) return null;
  const to = endOfName(words, at, false, () => true);
  return to > at ? { from: at, to, start: word.start, person: false } : null;
}

/**
 * Names of persons, where the words around say that it is one: a civility, an introduction, a signature, a role (« mon comptable »),
 * or where first name and family name stand together. A company, a street or an institution that bears a person's name is kept: it is
 * needed to tell conflicts of interest. Names have no dictionary: what no word around announces, and no list knows, stays.
 */
export const findPersonNames: Detector = ({ text }) => {
  const words = wordsOf(text);
  const spans = [];
  for (let at = 0; at < words.length; at++) {
    const name = nameAt(text, words, at);
    if (name === null) continue;
    const { from, to, start, person } = name;
    const keys = words.slice(from, to + 2).map(({ key }) => key);
    const kept = isInPublicLife(keys.join("-")) || (!person && bearsAName(text, words, from, to));
    if (!kept) spans.push({ start, end: words[to - 1]?.end ?? start, kind: "nom" as const, rank: RANK.nom });
    at = to - 1;
  }
  return spans;
};
