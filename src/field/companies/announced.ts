import { isFirstName } from "../../privacy/detectors/first-names.ts";
import { isOnlyFamilyName, isOrdinaryWord } from "../../privacy/detectors/person-words.ts";
import { fold, isStopWord } from "../../retrieval/tokenise.ts";
import { followsCompany } from "./ordinary.ts";

const listed = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Legal forms, folded, that are no French word. « SA », « SAS » and « SCI » are told by their capitals alone. */
const FORMS = listed("sarl sasu eurl eirl earl gaec scop snc ets etablissements");
const SHOUTED_FORMS = listed("SA SAS SCI EI");
const GENERAL = listed("entreprise societe");
/** Trades that bear a name after « le », « la », « au »: not « maison », « groupe » or « atelier », which many words may follow. */
const TRADES = listed(
  "garage boulangerie boucherie restaurant hotel camping menuiserie scierie fonderie imprimerie librairie pharmacie clinique laiterie brasserie pepiniere cabinet",
);
const THE = listed("le la l au du ce cette notre leur");
/** « et fils » goes on with the name before it. */
const KIN = listed("fils fille filles frere freres soeur soeurs pere mere cie associe associes co");
/** Endings of adjectives, nouns and verbs, folded, that family names seldom have. */
const ENDINGS =
  /(?:iques?|aires?|iales?|elles?|euses?|ives?|tions?|ments?|ables?|ibles?|ees?|aient|rait|isent|ivent|oient|ifient|issent|aux|istes?|logues?|graphes?|trices?|[aeiou]nnes?|ifie|oie|isant|ivant|oyant)$/;
/** A verb in the present ends so; what is done to something comes next. */
const VERB = /(?:e|it|ut|oit|end|ond|erd|ient|ct|ent)$/;
const OBJECT = listed(
  "le la les l un une des du ses son sa leur leurs ce cet cette ces que qu ne pas plus moins tres trop deja bien beaucoup mal tout tous toute toutes deux trois quatre cinq mieux aussi encore souvent",
);

/** Numbers, verbs turned round (« peut-il »), and what stands in the place of a name already taken out. */
const NO_NAME = /^(?:[\d-]+|.*-(?:ils?|elles?|on|ce)|masque\w*)$/;

type Word = { typed: string; key: string; start: number; end: number; gap: string };

/** Elisions are words of their own; a hyphen or an ampersand holds a name together. */
function wordsOf(text: string): Word[] {
  let last = 0;
  return [
    ...text.matchAll(
      /(?<![\p{L}\p{N}])(?:[ldnsjmtc]|qu)(?=['’]\p{L})|[\p{L}\p{N}]+(?:[-&][\p{L}\p{N}]+)*/giu,
    ),
  ].map(({ 0: typed, index }) => {
    const gap = text.slice(last, index);
    last = index + typed.length;
    return { typed, key: fold(typed), start: index, end: last, gap };
  });
}

const isOrdinary = (key: string): boolean =>
  key.length < 2 ||
  NO_NAME.test(key) ||
  followsCompany(key) ||
  (!isOnlyFamilyName(key) &&
    !isFirstName(key) &&
    (isStopWord(key) || isOrdinaryWord(key) || ENDINGS.test(key)));

/** Whether what stands after a company word names it, rather than tells something of it. */
function namesIt({ key }: Word, next: Word | undefined): boolean {
  if (isOrdinary(key)) return false;
  const surely = isOnlyFamilyName(key) || isFirstName(key);
  return (
    surely || next === undefined || !(VERB.test(key) && /^[ '’]*$/.test(next.gap) && OBJECT.has(next.key))
  );
}

const announces = (word: Word, before: Word | undefined): boolean =>
  FORMS.has(word.key) ||
  SHOUTED_FORMS.has(word.typed) ||
  GENERAL.has(word.key) ||
  (TRADES.has(word.key) && before !== undefined && THE.has(before.key));

/** Where the name that opens at a place ends: « durand et fils », « jean durand ». */
function endOfName(words: readonly Word[], first: number): number {
  const at = (place: number) => words[place];
  let last = first;
  const near = (place: number): boolean => /^\s{1,3}(?:& ?)?$/.test(at(place)?.gap ?? "");
  const own = at(last + 1);
  if (own && near(last + 1) && isFirstName(at(first)?.key ?? "") && !isOrdinary(own.key)) last += 1;
  const [link, kin] = [at(last + 1), at(last + 2)];
  const joined = /^\s?&\s?$/.test(link?.gap ?? "");
  if (link && (joined ? !isOrdinary(link.key) : near(last + 1) && KIN.has(link.key))) last += 1;
  else if (link?.key === "et" && kin && near(last + 2) && (KIN.has(kin.key) || isOnlyFamilyName(kin.key)))
    last += 2;
  return at(last)?.end ?? 0;
}

/**
 * Names of companies, in any case, that a word before them announces: « l'entreprise durand », « la sarl treval », « chez durand et
 * fils ». Words known to follow are not taken for names: « l'entreprise voisine », « chez nous », « la société de transport ».
 */
export function announcedNames(text: string): string[] {
  const words = wordsOf(text);
  const found: string[] = [];
  for (const [place, word] of words.entries()) {
    const [before, name, next] = [words[place - 1], words[place + 1], words[place + 2]];
    if (name === undefined || !/^ {1,2}$/.test(name.gap)) continue;
    // No verb comes right after « chez ».
    const named =
      word.key === "chez" ? !isOrdinary(name.key) : announces(word, before) && namesIt(name, next);
    if (named) found.push(text.slice(name.start, endOfName(words, place + 1)));
  }
  return found;
}

/** Whether a name says by itself that it is a company's: « Garage Durand », « Durand SARL ». */
export const saysCompany = (name: string): boolean =>
  wordsOf(name).some(
    ({ key, typed }) =>
      FORMS.has(key) || SHOUTED_FORMS.has(typed) || key === "sas" || GENERAL.has(key) || TRADES.has(key),
  );
