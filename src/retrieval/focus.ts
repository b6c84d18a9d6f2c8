import { contentWords, fold } from "./tokenise.ts";

/** A part of a message and how much of the question it is likely to carry (1: the question itself). */
export type Clause = { text: string; weight: number };

const ASKS =
  /\?|\b(?:est[- ]ce|es ce|qu ?est|c ?koi|c quoi|qui|quoi|koi|ki|quel\w*|kel\w*|combien|cb|comment|comen|pourquoi|pk|quand|kan|ou est|ou puis|ou peut|ou je|puis[- ]je|peut[- ]on|peut[- ]il|peuvent[- ]ils|dois[- ]je|doit[- ]on|faut[- ]il|y a[- ]t[- ]il|yatil|a[- ]t[- ]il|existe|savoir|demande si|me demande|me dire|dites moi|expliquez|cherche)\b|\w-(?:t-)?(?:il|elle|on|ils|elles|je|vous|nous)\b/;
const THEME =
  /\b(?:ia|intelligence artificielle|ambassad\w*|activateur\w*|osez|plan|charte\w*|diagnostic\w*|france num|dge|dreets|bpifrance|pionniers|academie|chatgpt|algorithm\w*|robots?|donnees|rgpd|aides?|subvention\w*|gouvernement|etat|formation\w*|former|webinaire|consultation|citoyens?|referent|agents? publics?|logiciels?|outils?|automatis\w*|reseau)\b/;

const SHORT = 3;
const NEIGHBOUR = 0.7;
const ON_THEME = 0.6;
const ASIDE = 0.2;

/** Who works there, as people count them. */
const WORKERS =
  "(?:salari[ée]\\w*|personnes?|pers|employ[ée]\\w*|ouvriers?|compagnons?|collaborateurs?|vendeuses?|chauffeurs?)(?!\\p{L})";
/** « traiteur 4 salariés | ya des aides ? »: who they are, then what they ask, without a comma between. */
const HEADCOUNT = new RegExp(`(?<=\\b\\d{1,4}\\s?${WORKERS}),?\\s+(?=\\S+\\s)`, "iu");

/**
 * What a message asks, apart from what it tells: « bonjour, boulangerie à Vannes, 22 personnes, l'ambassadeur est passé
 * hier, il se base sur quoi pour répondre ? ». Short messages are taken whole.
 */
export function clausesOf(message: string): Clause[] {
  if (contentWords(message).length <= SHORT) return [{ text: message, weight: 1 }];
  const parts = message
    .split(HEADCOUNT)
    .flatMap((part) => part.split(/(?<=[.?!…;])\s+|\n+|,\s+(?=\S+\s)|\s+(?=\((?!\w{1,4}\)))|(?<=\))\s+/))
    .map((part) => part.trim())
    .filter((part) => contentWords(part).length > 0 || ASKS.test(fold(part)));
  if (parts.length < 2) return [{ text: message, weight: 1 }];
  const asking = parts.map((part) => ASKS.test(fold(part)));
  // Without any mark of a question, the end of a message is what it wants.
  if (!asking.includes(true)) asking[parts.length - 1] = true;
  return parts.map((text, at) => {
    if (asking[at]) return { text, weight: 1 };
    const onTheme = THEME.test(fold(text)) ? ON_THEME : ASIDE;
    return { text, weight: asking[at + 1] ? Math.max(NEIGHBOUR, onTheme) : onTheme };
  });
}

/** « on est 8 salariés », « de 22 personnes », « avec 4 compagnons ». */
const SIZE = new RegExp(
  `\\(?(?:\\b(?:on est|nous sommes|de|avec|à|a|d'environ) )?\\b\\d{1,4}\\s?${WORKERS}\\.?\\)?(?! (?:ou|et) (?:plus|moins))`,
  "giu",
);
const ABOUT_SIZE =
  /\b(?:salari\w*|employ\w*|effectifs?|personnel|cse|seuils?|moins de|plus de|au moins|taille)\b/;

/**
 * A message without how many its author employs, where it asks nothing of it: « jai un resto de 8 salarié, lia me sert a koi » is about a
 * restaurant, not about employees.
 */
export function withoutHeadcount(message: string): string {
  const rest = message.replace(SIZE, " ").replace(/ {2,}/g, " ").trim();
  return rest === message.trim() || ABOUT_SIZE.test(fold(rest)) || contentWords(rest).length === 0
    ? message
    : rest;
}

/** The part of a message that is the question itself: its figures are premises, those of the rest are anecdote. */
export const askedPart = (message: string): string =>
  clausesOf(message)
    .filter((clause) => clause.weight >= 1)
    .map((clause) => clause.text)
    .join(" ");

/** The question itself and what it leans on: « l'aide de 90 %, on la demande où ? » takes the 90 % for granted. */
export const premisePart = (message: string): string =>
  clausesOf(message)
    .filter((clause) => clause.weight >= 1 || (clause.weight >= NEIGHBOUR && THEME.test(fold(clause.text))))
    .map((clause) => clause.text)
    .join(" ");
