import { REGIONS } from "../../profile/places/regions.ts";
import { phonetic } from "../../retrieval/phonetic.ts";
import { fold } from "../../retrieval/tokenise.ts";

/** Legal forms, which say nothing of who a structure is, and our own mark of an invented one. */
const FORMS = new Set(
  "sa sas sasu sarl eurl ei eirl sci scop scic snc gie selarl ste societe groupe group entreprise ets etablissements fictif".split(
    " ",
  ),
);

/** Words that half the directory has, or that say what someone claims to be rather than who. */
const COMMON = new Set(
  [
    "a au aux de des du en et la le les pour qui se un une chez je il elle on nous me mr mme monsieur madame",
    "association assoc asso cabinet conseil conseils consulting agence institut ecole centre club reseau federation union",
    "formation formations formateur numerique digital data tech solutions services france francais national regional region",
    "ia ai intelligence artificielle osez ambassadeur ambassadeurs ambassadrice activateur activateurs activatrice num",
    "consultant consultante expert experte conseiller conseillere dit soi disant prenom nom inconnu",
    ...[...REGIONS.values()].map((name) => fold(name).replace(/[^a-z]+/g, " ")),
  ].flatMap((line) => line.split(" ")),
);

/** A sound of fewer signs is that of too many words. */
const SHORTEST_SOUND = 3;

/** A name, or the words of someone who may have written one, as they are compared. */
export type Name = {
  /** Every word without the legal forms, joined. */
  whole: string;
  /** The words that tell a structure apart: none in « un ambassadeur IA de Bretagne ». */
  words: string[];
  sounds: string[];
};

export function nameIn(text: string): Name {
  const written = fold(text)
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1")
    .match(/[a-z0-9]+/g);
  const all = (written ?? []).filter((word) => !FORMS.has(word));
  const words = all.filter((word) => word.length > 1 && !COMMON.has(word));
  const sounds = words.map(phonetic).filter((sound) => sound.length >= SHORTEST_SOUND);
  return { whole: all.join(""), words, sounds };
}

const within = (few: readonly string[], many: readonly string[]): boolean =>
  few.length > 0 && few.every((word) => many.includes(word));
const alike = (a: readonly string[], b: readonly string[]): boolean => within(a, b) || within(b, a);

/**
 * Whether the words someone gave name a structure: all of them are in its name, or all that is its own is in them. `close`
 * when they only sound like it: a name heard on the telephone is rarely spelt right.
 */
export function resemblance(given: Name, own: Name): "same" | "close" | null {
  if (given.whole === "") return null;
  if (given.whole === own.whole || alike(given.words, own.words)) return "same";
  if (given.words.length > 0 && given.words.join("") === own.words.join("")) return "same";
  return alike(given.sounds, own.sounds) ? "close" : null;
}
