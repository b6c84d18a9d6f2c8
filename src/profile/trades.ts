import { readFileSync } from "node:fs";
import { join } from "node:path";
import { phonetic } from "../retrieval/phonetic.ts";
import { fold } from "../retrieval/tokenise.ts";
import { singular } from "./extract/people.ts";
import { SECTION_CODES, type Section } from "./lists.ts";

/** `told`: a word that more often names a customer or a provider, a trade of one's own only where it is told as such. */
export type Trade = { section: Section; naf: string | undefined; told?: true };
type Sounding = Trade & { word: string };
type Lexicon = {
  exact: ReadonlyMap<string, Trade>;
  sounds: ReadonlyMap<string, Sounding>;
  longest: number;
};

const FILE = join(import.meta.dirname, "../../knowledge/profil/metiers.txt");
const LINE = /^([A-U]) (-|\d\d\.\d\d[A-Z]) \| (.+)$/;
const LITTLE = /^(?:de|du|des|d|l|la|le|les|a|au|aux|en|et)$/;
const OWN_VERB = /^(?:suis|sommes)$/;
/** Shorter words sound like too many others. */
const SOUNDS_FROM = 6;
let lexicon: Lexicon | undefined;

/** An expression as compared: folded, singular, without the little words that people leave out. */
export const tradeKey = (words: readonly string[]): string =>
  words
    .filter((word) => !LITTLE.test(word))
    .map(singular)
    .join(" ");

const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];

/** Seventeen thousand expressions, read once, when the first message comes. @throws Error naming a line that cannot be read */
function trades(): Lexicon {
  if (lexicon) return lexicon;
  const exact = new Map<string, Trade>();
  const told = new Map<string, Trade>();
  const sounds = new Map<string, Sounding | null>();
  let longest = 1;
  for (const { trade, text } of linesOf(readFileSync(FILE, "utf8"))) {
    const split = wordsOf(text);
    longest = Math.max(longest, split.length);
    // « suis notaire » also lets « notaire à Rodez » through.
    const own = text.startsWith("~") ? split : OWN_VERB.test(split[0] ?? "") ? split.slice(1) : [];
    if (own.length > 0) told.set(tradeKey(own), { ...trade, told: true });
    if (text.startsWith("~")) continue;
    exact.set(tradeKey(split), trade);
    const [only] = split;
    if (split.length !== 1 || !only || only.length < SOUNDS_FROM) continue;
    const sound = phonetic(singular(only));
    const known = sounds.get(sound);
    // Two sections for one sound: neither is taken.
    sounds.set(
      sound,
      known === undefined || known?.section === trade.section ? { ...trade, word: only } : null,
    );
  }
  for (const [key, trade] of told) if (!exact.has(key)) exact.set(key, trade);
  lexicon = {
    exact,
    longest,
    sounds: new Map([...sounds].flatMap(([sound, trade]) => (trade ? [[sound, trade]] : []))),
  };
  return lexicon;
}

function* linesOf(text: string): Generator<{ trade: Trade; text: string }> {
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const [, section, naf, words = ""] = LINE.exec(line) ?? [];
    if (!section || !isSection(section))
      throw new Error(`metiers.txt, ligne ${index + 1} : attendu « F 43.22A | mot | mot »`);
    const trade: Trade = { section, naf: naf === "-" ? undefined : naf };
    for (const word of words.split("|")) yield { trade, text: word.trim() };
  }
}

const isSection = (code: string): code is Section => (SECTION_CODES as readonly string[]).includes(code);

/** The trade that an expression names, or null. */
export const tradeOf = (words: readonly string[]): Trade | null =>
  trades().exact.get(tradeKey(words)) ?? null;

/** The trade that a misspelt word sounds like, or null. A word that begins otherwise, or is longer by far, is another. */
export function tradeSounding(word: string): Trade | null {
  if (word.length < SOUNDS_FROM) return null;
  const found = trades().sounds.get(phonetic(singular(word)));
  if (!found || found.word[0] !== word[0] || Math.abs(found.word.length - word.length) > 2) return null;
  return { section: found.section, naf: found.naf };
}

/** Words of the longest expression known. */
export const longestTrade = (): number => trades().longest;
