import { isFirstName, isOnlyFirstName } from "./first-names.ts";
import {
  isCompanyWord,
  isDeterminer,
  isFamilyName,
  isOrdinaryWord,
  isPlaceWord,
  isRole,
  isTool,
  saysMoreOfRole,
} from "./person-words.ts";
import { BLANK } from "./span.ts";
import type { Word } from "./words.ts";

/**
 * What the words before a name let it be: `anyone`, any word that is not an ordinary one; `capital`, one with a capital; `named`, a known
 * first name; `own`, one in any case; `signed`, a known name or an initial; `certain`, a first name that is no other word.
 */
export type Announced = "anyone" | "capital" | "own" | "named" | "signed" | "certain";

const WORDS_BACK = 5;
const CIVILITY = /^(?:mme|mmes|mlle|mlles|mle|mr|mrs|monsieur|madame|mademoiselle)$/;
const TITLE = /^(?:docteur|dr|maitre|professeur|pr|me)$/;

/** The words before, with what parts them: « cordialement , \n », « je m appelle ». */
function tailOf(words: readonly Word[], at: number): string {
  let tail = "";
  for (let back = at; back > at - WORDS_BACK && back >= 0; back--) {
    const gap = words[back]?.gap ?? "";
    const marks = gap.replace(/[ '"«»*]+/g, " ").replace(/^ | $/g, "");
    tail = `${marks} ${tail}`;
    if (back > 0) tail = `${words[back - 1]?.key ?? ""} ${tail}`;
    if (gap.includes(BLANK) && back !== at) break;
  }
  return ` ${tail.replace(/[ \t]+/g, " ").replace(/^ | $/g, "")} `;
}

const INTRODUCED =
  / (?:m ?ap+el+e[zs]?|me (?:pre)?nomme|mon (?:pre)?nom (?:de famille )?(?:c est|est|:)|(?:pre)?nom (?:et prenom )?:|soussignee? ?,?|je me presente ?[:,]?) ,? ?$/;
const WHO =
  / (?:je suis|jsuis|chui|moi c est|moi c|moi|s ap+el+e|t ap+el+es|se nomme|se prenomme|(?:pre)?nommee?|mon (?:pre)?nom|un certain|une certaine) ,? ?$/;
const HERE = / (?:c est|cest|c|ici) ,? ?$/;
const SIGNED =
  / (?:cordialement|cordlt|cdlt|cdt|signee?|bien a (?:vous|toi)|salutations|respectueusement|amicalement|(?:bonne|belle) (?:journee|soiree)|merci(?: d ?avance)?|(?:merci )?par avance|a bientot|bises|from|de|objet|contact|expediteur|attn|gerante?|president|presidente|daf|drh|pdg|interlocuteur|responsable|referente?|presents?|absents?) [,:.\n!-]+[ ,:.\n!-]*$/;
const SPOKEN_OF =
  / (?:contact(?:er|ez|e)|demand(?:er|ez|e)|r?appel(?:er|ez|le)|joindre|voir|voyez|avec|ecri(?:re|vez|s) a|parle[rz]? (?:a|avec|de)|envoye[rz] a|adresse[rz] (?:vous )?a|j ai eu|licencie|embauche|recrute|vire|remplacer?|paye par|par|pour|selon|et|ou|bonjour|salut|bonsoir|coucou|hello|bjr|slt|chere?|(?:femme|mari|service|part|fils|fille|frere|soeur|message|mail|avis|rapport|planning|poste|bureau|contrat|cv|dossier) de|d) $/;

/** « mon comptable », « ma salariée », « notre chef d'atelier », « mes deux filles »: what the person is to who writes, just before. */
function followsRole(words: readonly Word[], at: number): "own" | "other" | null {
  let role = false;
  for (let back = at - 1; back >= 0 && back >= at - 6; back--) {
    const [word, after] = [words[back], words[back + 1]];
    if (word === undefined || after === undefined || !/^[ ,:'(-]{1,3}$/.test(after.gap)) return null;
    if (isRole(word.key)) role = true;
    else if (role && isDeterminer(word.key)) {
      if (/^(?:mon|ma|mes|notre|nos)$/.test(word.key)) return "own";
      // « l'assistant Julia » is a tool.
      return isTool(after.key) ? null : "other";
    } else if (!saysMoreOfRole(word.key)) return null;
  }
  return null;
}

type Opening = {
  takes: Announced /** What the person is was said: no company bears the name. */;
  person?: true /** Where the mask starts, a civility before the name included. */;
  start?: number;
};

function civilityBefore(text: string, words: readonly Word[], at: number): Opening | null {
  const [word, before] = [words[at], words[at - 1]];
  if (word === undefined || before === undefined || !/^\.? {0,2}$/.test(word.gap)) return null;
  const { start } = before;
  if (CIVILITY.test(before.key)) return { takes: "anyone", start, person: true };
  if (TITLE.test(before.key)) {
    const isTitle = before.key === "me" ? before.typed === "Me" && before.capital : true;
    return isTitle ? { takes: "capital", start, person: true } : null;
  }
  // « 2 M d'euros », « taille M »: the letter alone needs a capital after it, and no figure before.
  if (before.key !== "m" || /[\d.,] ?$/.test(text.slice(Math.max(0, start - 2), start))) return null;
  if (word.gap.startsWith(".")) return { takes: before.capital ? "capital" : "anyone", start, person: true };
  return before.capital && word.capital ? { takes: "capital", start, person: true } : null;
}

/** All that the words before a word announce, the surest first. */
export function announcedAt(text: string, words: readonly Word[], at: number): Opening[] {
  const word = words[at];
  if (word === undefined) return [];
  const civility = civilityBefore(text, words, at);
  if (civility) return [civility];
  const before = words[at - 1];
  const soft =
    before !== undefined &&
    /(?:elle|ele|nomme|est|nom|prenom|soussigne|soussignee|presente|elles|ez)$/.test(before.key);
  const known = isFirstName(word.key) || isFamilyName(word.key) || word.capital;
  if (!known && !soft) return [];
  const tail = tailOf(words, at);
  const openings: Opening[] = [];
  if (INTRODUCED.test(tail)) openings.push({ takes: "anyone", person: true });
  if (WHO.test(tail)) openings.push({ takes: "named" });
  if (HERE.test(tail)) openings.push({ takes: "certain" });
  const role = followsRole(words, at);
  if (role === "own") openings.push({ takes: "own", person: true }, { takes: "capital", person: true });
  else if (role === "other") openings.push({ takes: "named", person: true });
  if (SIGNED.test(tail)) openings.push({ takes: "signed" });
  if (word.gap.endsWith("@")) openings.push({ takes: "named" });
  if (SPOKEN_OF.test(tail)) openings.push({ takes: "certain" });
  return openings;
}

const BUSINESS_AFTER =
  /^ ?(?:&|et (?:fils|filles|associee?s|cie|freres)\b|fils\b|freres\b|sarl\b|sas\b|sasu\b|sa\b|eurl\b|consulting\b|conseils?\b|industries?\b|group(?:e)?\b|services?\b|immobilier\b|coiffure\b|traiteur\b|optique\b|transports\b|automobiles?\b)/i;

/** Whether the words around say that a company, a street, an institution or a tool bears the name. */
export function bearsAName(text: string, words: readonly Word[], from: number, to: number): boolean {
  const last = words[to - 1];
  if (last && BUSINESS_AFTER.test(text.slice(last.end, last.end + 16))) return true;
  const [first, before, earlier] = [words[from], words[from - 1], words[from - 2]];
  if (first === undefined || before === undefined) return false;
  if (/^[ '"«&-]{1,3}$/.test(first.gap)) {
    if (isTool(before.key) || isPlaceWord(before.key)) return true;
    // « mon frère Olivier », « chez Leclerc »
    if (isCompanyWord(before.key) && !(isRole(before.key) && earlier && isDeterminer(earlier.key)))
      return true;
  }
  if (earlier === undefined || !/^(?:de|du|des|d|la|le|l|les|et|vocal|general|municipal)$/.test(before.key))
    return false;
  if (!/^[ ']$/.test(first.gap) || !/^[ ']$/.test(before.gap)) return false;
  if (isPlaceWord(earlier.key) || (isTool(earlier.key) && before.key === "vocal")) return true;
  return isCompanyWord(earlier.key) && !isOnlyFirstName(first.key) && !isOrdinaryWord(first.key);
}
