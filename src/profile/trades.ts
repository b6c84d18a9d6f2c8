import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { phonetic } from "../retrieval/phonetic.ts";
import { fold } from "../retrieval/tokenise.ts";
import { singular } from "./extract/people.ts";
import { SECTION_CODES, type Section } from "./lists.ts";

export type Trade = { section: Section; naf: string | undefined };

const FILE = join(import.meta.dirname, "../../knowledge/profil/metiers.yml");
const Trades = z.array(
  z.strictObject({ naf: z.string().optional(), section: z.enum(SECTION_CODES), words: z.array(z.string()) }),
);

type Sounding = Trade & { word: string };
type Lexicon = { exact: ReadonlyMap<string, Trade>; sounds: ReadonlyMap<string, Sounding>; longest: number };
let lexicon: Lexicon | undefined;

const LITTLE = /^(?:de|du|des|d|l|la|le|les|a|au|aux|en|et)$/;

/** An expression as compared: folded, singular, without the little words that people leave out. */
export const tradeKey = (words: readonly string[]): string =>
  words
    .filter((word) => !LITTLE.test(word))
    .map(singular)
    .join(" ");

const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];

/** Shorter words sound like too many others. */
const SOUNDS_FROM = 6;

function trades(): Lexicon {
  if (lexicon) return lexicon;
  const exact = new Map<string, Trade>();
  const sounds = new Map<string, Sounding | null>();
  let longest = 1;
  for (const { naf, section, words } of Trades.parse(parse(readFileSync(FILE, "utf8")))) {
    const trade: Trade = { section, naf };
    for (const text of words) {
      const split = wordsOf(text);
      longest = Math.max(longest, split.length);
      exact.set(tradeKey(split), trade);
      const [only] = split;
      if (split.length !== 1 || !only || only.length < SOUNDS_FROM) continue;
      const sound = phonetic(singular(only));
      const known = sounds.get(sound);
      // Two sections for one sound: neither is taken.
      sounds.set(sound, known === undefined || known?.section === section ? { ...trade, word: only } : null);
    }
  }
  lexicon = {
    exact,
    longest,
    sounds: new Map([...sounds].flatMap(([sound, trade]) => (trade ? [[sound, trade]] : []))),
  };
  return lexicon;
}

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
