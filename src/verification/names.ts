import { contentWords, fold } from "../retrieval/tokenise.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { root } from "./words.ts";

const LINK =
  /https?:\/\/\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|eu|net|io|ai|gouv|info|tech)\b(?:\/\S*)?/gi;

/** The first address that the passages do not give; a model is given none to write, so any other is made up. */
export function unknownLink(sentence: string, evidence: string): string | null {
  const known = fold(evidence);
  const links = sentence.match(LINK) ?? [];
  return links.find((link) => !known.includes(fold(link).replace(/^https?:\/\/|[.,;)»]+$/g, ""))) ?? null;
}

/** Capitalised everywhere, and no claim: what the service is about, and the State. */
const COMMON = new Set(
  "boussole ht ttc rh rib cv tva sms pc ia ai tpe pme eti ge france francais francaise francaises europe europeen europeenne ue etat gouvernement internet web pdf".split(
    " ",
  ),
);

/** An order or an adverb that opens a sentence: « Vérifiez », « Attention ». */
const OPENS =
  /(?:ez|ment|er|ir|re)$|^(?:attention|bref|cote|faute|gare|hormis|impossible|inutile|malgre|nouveau|nul|parmi|quant|seuls?|soyez|voyez)$/;

/**
 * The first proper name of a sentence that the passages do not hold: an organisation, a product, a person, a place.
 */
export function unknownName(sentence: string, evidence: string, { isOrdinary }: Vocabulary): string | null {
  const known = new Set((fold(evidence).match(/[a-z0-9]+/g) ?? []).flatMap((word) => [word, root(word)]));
  const initial = firstLetters(sentence);
  const initials = initialsOf(evidence);
  for (const match of sentence.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [word] = match;
    const plain = fold(word);
    if (!/\p{Lu}/u.test(word)) continue;
    const rest = BODY.test(plain) ? OF.exec(sentence.slice(match.index + word.length))?.[1] : undefined;
    if (rest && !known.has(root(fold(rest)))) return `${word} … ${rest}`;
    if (COMMON.has(plain) || known.has(plain) || known.has(root(plain))) continue;
    if (word.length === 1 || (/^\p{Lu}{4,}$/u.test(word) && initials.includes(plain))) continue;
    const capitalised = /^\p{Lu}[^\p{Lu}]*$/u.test(word);
    if (initial.has(match.index) && capitalised && (isOrdinary(plain) || OPENS.test(plain))) continue;
    return word;
  }
  return null;
}

/** « Autorité de la concurrence » is not in a passage because it speaks of authorities. */
const BODY =
  /^(?:agence|autorite|bureau|centre|chambre|comite|commission|conseil|delegation|direction|federation|haut|inspection|institut|ministere|observatoire|office|secretariat|tribunal|universite)$/;
const OF = /^ (?:de la |de l['’]|du |des |de |d['’])(\p{Ll}{4,})/u;

/** « ANSSI » of a passage that says « Agence nationale de la sécurité des systèmes d'information ». */
const initialsOf = (evidence: string): string =>
  contentWords(evidence)
    .map(([letter = ""]) => letter)
    .join("");

/** Where a capital says nothing: at the start, after a full stop or a colon, in front of a quotation. */
const firstLetters = (sentence: string): Set<number> =>
  new Set(
    [...sentence.matchAll(/(?:^|[.!?:«"]\s*|^[-*]\s+)(?=[\p{L}\p{N}])/gu)].map(
      ({ 0: lead, index }) => index + lead.length,
    ),
  );
