import type { Commune } from "../places/communes.ts";
import { communesNamed, communesSounding } from "../places/communes.ts";
import { tradeOf } from "../trades.ts";
import { isOrdinary } from "./ordinary-words.ts";
import type { Token } from "./tokens.ts";

/** Inhabitants from which a town is known well enough to be named without « à ». */
const BIG = 10_000;
const SMALL = 3_000;
const LONE = 2_000;
const TINY = 800;

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

/** What stands around a name in a clause. */
export type Around = {
  before: string;
  two: string;
  capital: boolean;
  start: boolean;
  closes: boolean;
  asked: boolean;
  accented: boolean;
  next: string;
  /** The last word of the name has its capital. */
  namedNoun: boolean;
};

export function aroundOf(tokens: readonly Token[], at: number, length: number, asked: boolean): Around {
  const [before, two, next] = [wordAt(tokens, at - 1), wordAt(tokens, at - 2), wordAt(tokens, at + length)];
  return {
    before,
    two,
    capital: tokens[at]?.capital === true,
    start: before === "" || /^[,(:;-]$/.test(before),
    next,
    namedNoun: tokens[at + length - 1]?.capital === true,
    closes: next === "" || /^[,.()!?]$/.test(next),
    asked,
    accented: /^à$/iu.test(tokens[at - 1]?.raw ?? ""),
  };
}

const TO = /^(?:a|au|aux|sur|vers)$/;
const SITED = /^(?:sur|vers|base|basee|situe|situee|installe|installee|ville|commune|siege|pres)$/;

/**
 * The towns that words name here, or none: many towns bear the name of a thing, and « a » is also a verb, so that a name
 * wants its preposition, its capital, a clause of its own, or to be well known.
 * @param key the words as `nameKey` makes them
 */
export function townsNamed(key: string, around: Around): readonly Commune[] {
  const { before, two, capital, start, closes, asked, accented } = around;
  // « au Tampon », « au Lamentin »: the article of the name is in the preposition.
  const towns = communesNamed(key).filter(
    ({ name }) =>
      !/^(?:le|les) /i.test(name) || key.startsWith("le") || /^(?:au|du|aux|le|les)$/.test(before) || asked,
  );
  const [first] = towns;
  if (!first || key.length < 3 || before === "quitte") return [];
  // « Maçon à Lens »: a trade, unless a preposition says that it is a town.
  if (tradeOf(key.split(" ")) && !TO.test(before) && !SITED.test(before)) return [];
  // « le port, la douane »: an ordinary noun with its article, where nothing but a capital would make it Le Port.
  if (isThing(key, around)) return [];
  const single = !key.includes(" ");
  if (single && (opensAPhrase(around) || isStreet(around))) return [];
  const wordish = single && isOrdinary(key);
  const people = first.population;
  const clearly =
    accented ||
    SITED.test(before) ||
    (before === "de" && /^(?:pres|cote|ville|commune|region|banlieue)$/.test(two));
  if (asked && closes) return towns;
  if (clearly) return capital || !wordish ? towns : [];
  if (TO.test(before)) {
    if (wordish) return capital || (people >= BIG && closes) ? towns : [];
    return people >= TINY || !single ? towns : [];
  }
  if (wordish) return capital && start && closes && people >= BIG ? towns : [];
  if (start && closes) return people >= (capital ? TINY : single ? LONE : SMALL) ? towns : [];
  if (capital && /^(?:en|de|d|du|est)$/.test(before)) return people >= SMALL || closes ? towns : [];
  return people >= BIG && (capital || isLoose(around, key)) ? towns : [];
}

const isThing = (key: string, { namedNoun, asked }: Around): boolean => {
  const noun = /^(?:le|la|les) ([a-z]+)$/.exec(key)?.[1];
  return noun !== undefined && isOrdinary(noun) && !namedNoun && !asked;
};

/** « Nice idée », « Tours de main »: a capital that opens a sentence names a town only where the sentence stops there. */
const opensAPhrase = ({ before, capital, closes, next }: Around): boolean =>
  before === "" && capital && !closes && !/^(?:\d|[^a-z0-9])/.test(next);

const STREET = /^(?:rue|avenue|boulevard|bd|quai|chemin|allee|impasse|faubourg)$/;
/** « rue de Rennes » is in any town. */
const isStreet = ({ before, two }: Around): boolean =>
  STREET.test(before) ||
  (/^(?:de|d|du)$/.test(before) && (STREET.test(two) || /^(?:route|place)$/.test(two)));

/** « plombier limoges 5 personnes »: a big town between a trade and a number. */
const isLoose = ({ start, before, next }: Around, key: string): boolean =>
  key.length >= 4 &&
  !start &&
  /^(?:|[,.;(]|\d+|on|nous|je|pour|qui|et)$/.test(next) &&
  !/^(?:la|le|les|un|une|des|mon|ma|l|ce|cette|tres|bien)$/.test(before);

/** Misspelt, the big town that the words sound like after « à »: « clermon feran », « perpinian ». */
export function townsSounding(key: string, around: Around): readonly Commune[] {
  const { before, accented } = around;
  return !isThing(key, around) &&
    (accented || TO.test(before)) &&
    key.length >= 5 &&
    !key.startsWith("l ") &&
    !isOrdinary(key) &&
    !tradeOf(key.split(" "))
    ? communesSounding(key)
    : [];
}
