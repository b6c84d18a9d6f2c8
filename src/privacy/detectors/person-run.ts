import { isFirstName, isOnlyFirstName } from "./first-names.ts";
import {
  isCompanyWord,
  isFamilyName,
  isForeignParticle,
  isNobody,
  isOnlyFamilyName,
  isOrdinaryWord,
  isParticle,
  isPlaceWord,
  isRole,
} from "./person-words.ts";
import type { Word } from "./words.ts";

const MOST_WORDS = 5;
/** A trade by its ending: « coiffeuse », « fleuriste », « plombier » follow a first name and are part of none. */
const TRADE = /(?:eur|euse|iere|iste|ienne|rice|logue|aire|ateur|ant|ante|ier|age|ise|erie|tion)s?$/;

/** Whether a word may be part of a name; `small`: even in lower case, when no list knows it. */
export function isNameWord({ key, capital, typed }: Word, small: boolean): boolean {
  if (typed.length < 2 || isNobody(key)) return false;
  if (isOnlyFirstName(key)) return true;
  if (capital) {
    if (isFirstName(key) || isFamilyName(key)) return true;
    return (
      !isOrdinaryWord(key) &&
      !isCompanyWord(key) &&
      !isRole(key) &&
      !(isPlaceWord(key) && key !== "saint" && key !== "st")
    );
  }
  return (
    small &&
    !isOrdinaryWord(key) &&
    (isFamilyName(key) || (!isCompanyWord(key) && !isRole(key) && !TRADE.test(key)))
  );
}

const JOINED = /^(?: {1,2}|-|')$/;
const isInitial = ({ typed, capital }: Word): boolean => capital && typed.length === 1;

/** A family name that is a word too, in lower case, ends what is said: « sophie petit, fleuriste », never « julie petit commerce ». */
function endsThere(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return (
    next === undefined ||
    next.gap !== " " ||
    isOrdinaryWord(next.key) ||
    isRole(next.key) ||
    TRADE.test(next.key)
  );
}

/** Skips the particles that open a name: « le goff », « de La Tour ». */
function afterParticles(words: readonly Word[], at: number, small: boolean): number {
  let head = at;
  while (head - at < 3) {
    const [particle, next] = [words[head], words[head + 1]];
    if (particle === undefined || next === undefined || !isParticle(particle.key) || !JOINED.test(next.gap))
      break;
    const goesOn = next.capital || (isParticle(next.key) && words[head + 2]?.capital === true);
    const smallName =
      small &&
      /^(?:le|ben|el|ait|da|van|de)$/.test(particle.key) &&
      isNameWord(next, true) &&
      !isFirstName(next.key);
    if (!goesOn && !smallName) break;
    head++;
  }
  return head;
}

/** How many words a name goes on with after `end`: « Martin », « de La Tour », « da Silva ». 0 where it stops. */
function goesOn(words: readonly Word[], end: number, first: Word, small: boolean, count: number): number {
  const [next, before] = [words[end], words[end - 1]];
  if (next === undefined || before === undefined) return 0;
  if (!JOINED.test(next.gap) && !(/^\. ?$/.test(next.gap) && isInitial(before))) return 0;
  if (next.gap === "-") return 1;
  if (isParticle(next.key)) {
    let more = 1;
    while (more < 3 && isParticle(words[end + more]?.key ?? "") && JOINED.test(words[end + more]?.gap ?? ""))
      more++;
    const name = words[end + more];
    if (name && JOINED.test(name.gap)) {
      if (name.capital && isNameWord(name, false)) return more + 1;
      if (isForeignParticle(next.key) && isNameWord(name, true)) return more + 1;
    }
    if (!next.capital) return 0;
  }
  if (isInitial(next)) return 1;
  if (next.capital) return isNameWord(next, false) ? 1 : 0;
  if (isNobody(next.key)) return 0;
  if (isOnlyFamilyName(next.key)) return 1;
  if (isFamilyName(next.key) && !isOrdinaryWord(next.key) && isFirstName(first.key) && endsThere(words, end))
    return 1;
  if (count > 1) return 0;
  if (isOnlyFirstName(next.key) && isFirstName(first.key) && !first.capital) return 1;
  return small && isFirstName(first.key) && isNameWord(next, true) && endsThere(words, end) ? 1 : 0;
}

/**
 * Where a name that opens at `at` ends.
 * @param small takes words in lower case that no list knows
 * @returns the word after it; `at` where no name opens
 */
export function endOfName(
  words: readonly Word[],
  at: number,
  small: boolean,
  opens: (head: number) => boolean,
): number {
  const head = afterParticles(words, at, small);
  const first = words[head];
  if (first === undefined || !opens(head)) return at;
  if (isNobody(first.key) && !isFirstName(first.key)) return at;
  let end = head + 1;
  for (let count = 1; count < MOST_WORDS; count++) {
    const more = goesOn(words, end, first, small, count);
    if (more === 0) break;
    end += more;
  }
  return isInitial(first) && end === head + 1 ? at : end;
}
