import type { Maturity } from "../lists.ts";
import type { Clause } from "./clauses.ts";
import { quoteMatch } from "./tokens.ts";

export type FoundMaturity = { level: Maturity; because: string };

const AI = String.raw`\b(?:ia|(?:camera|machine|logiciel|outil)s? intelligente?s?|i a|intelligence artificielle|chat ?gpt|tchat ?gpt|gpt|copilot|le chat|mistral|claude|gemini|llm|chatbot|machine learning|ia generative)\b`;
const ai = new RegExp(AI);
const NONE = new RegExp(
  String.raw`\b(?:pas|aucune?|zero|jamais|sans|ni|rien|plus) (?:encore |du tout |vraiment )?(?:d |de |l |la |utilise\w* |teste\w* |touche\w* )*(?:a )?${AI}|\b(?:n |ne )?(?:utilis\w+|sert|servons|teste|fait|faisons|a|ai|avons) (?:pas|rien|jamais|aucune?)\b.*${AI}|${AI} (?:non|jamais|pas encore|connais pas|on connait pas|on n y touche pas)|\bs en sert pas\b`,
);
const BUILT_IN = new RegExp(
  String.raw`\b(?:equipe (?:data|ia|d ia)|data scientists?|comite (?:ia|de gouvernance|d ia)|gouvernance (?:ia|de l ia|des donnees|formalisee)|charte de gouvernance|lab ia|responsable ia|directeur ia|chief (?:data|ai))\b|${AI}.*\b(?:integree?s?|embarquee?s?|en production|industrialisee?s?|au coeur)\b|${AI} (?:est |tourne |marche )?(?:dans|a travers) (?:tous |toutes )?(?:nos|notre|mes) (?:procedes|process\w*|produits?|previsions?|metiers|outils|services?)\b|\b(?:direction|equipe|cellule) dediee\b|\bmoteur maison\b|\bmodeles? (?:internes?|integres?|maison|en production)\b|\bnos propres modeles\b`,
);
const REGULAR =
  /\b(?:abonne\w*|abonnement\w*|paye|paie|payons|payant\w*|licences?|tous les jours|chaque jour|quotidien\w*|au quotidien|toutes les semaines|chaque semaine|regulierement|tout le temps|pilote|pilotons|en pilote|poc|experimentation|toute l equipe|tout le monde|depuis (?:\w+ )?(?:mois|ans?|annees?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre))\b/;
const STRAY =
  /\b(?:test\w*|essay\w*|essai|une fois|deux fois|pour rigoler|pour voir|un peu|vite fait|de temps en temps|joue|jouer|bricol\w+|bidouill\w+)\b/;
const USES =
  /\b(?:utilis\w+|sert|sers|servons|passe par|tourne sur|bosse avec|travaille avec|mis en place|deploye\w*)\b/;
const DIGITAL =
  /\b(?:logiciels?|erp|crm|gpao|cao|fao|caisse (?:connectee|enregistreuse)|excel|tableurs?|tableau excel|agenda en ligne|rdv en ligne|rendez vous en ligne|doctolib|planity|site (?:internet|web|marchand)|boutique en ligne|cloud|drive|sage|ebp|pennylane|outils? numeriques?|informatis\w+|appli|application|facturation electronique)\b/;
const PAPER =
  /\b(?:(?:tout|encore|que|reste) (?:est |se fait |encore )?(?:au|sur|en) papier|au papier|sur papier|fiches cartonnees|(?:le )?telephone et (?:le |au |du )?papier|papier (?:et|crayon)|agenda papier|au crayon|carnet|cahier|a la main|pas d ordi\w*|aucun ordi\w*|pas d informatique|rien d informatique|zero informatique|aucun logiciel|pas de logiciel|pas d outil numerique|rien de numerique|que (?:le|du) (?:papier|telephone))\b/;
const OTHERS =
  /\b(?:confreres?|consoeurs?|concurrents?|voisins?|clients?|comptables?|fils|fille|neveu|collegue|ami|amie|pote|copain|quelqu un|d autres|autre|artisan qui|commercant qui|dirigeant qui|labo qui|mairie qui)\b/;
const WISH =
  /\b(?:voudra\w*|aimera\w*|veux|veut|voulons|souhait\w*|cherch\w*|comment|faut il|est ce que|peut on|pourra\w*|envie|interesse\w*|projet de|former|formation|reglement\w*|demarrer|commencer|se lancer|parler|temoignage|retour d experience|feuille de route|salon|evenement)\b/;

const INTEGRATED = /\b(?:integree?s?|embarquee?s?|en production|industrialisee?s?|au coeur)\b/;
const DAILY = /\bs en sert (?:tous|toutes|chaque|au quotidien)/;
const HAS = /\b(?:a|ai|avons|utilis\w+|juste|seulement|sur|par|avec|au bureau|sans plus)\b/;

/** A level, and the words that show it. */
type Shown = { level: Maturity; by: readonly RegExp[] };

/**
 * The level that a clause shows, with its words, or null without a sign: never inferred from age, trade or place. An AI
 * that someone else uses, or that is wished for, shows nothing.
 */
export function maturityOf({ folded, own, text, tokens }: Clause): FoundMaturity | null {
  const shown = shownBy(folded, own);
  if (!shown) return null;
  const quotes = shown.by.flatMap((sign) => {
    const match = new RegExp(sign.source).exec(folded);
    return match ? [quoteMatch(text, tokens, match)] : [];
  });
  return { level: shown.level, because: [...new Set(quotes)].join(", ") };
}

function shownBy(text: string, own: boolean): Shown | null {
  if (OTHERS.test(text) && !/\b(?:on|nous|je|j)\b/.test(text)) return null;
  if (PAPER.test(text) && own) return { level: 1, by: [PAPER] };
  const noAi = NONE.test(text) || /\bpas d equipe data\b/.test(text);
  const idle = WISH.test(text) || OTHERS.test(text);
  if (!noAi && BUILT_IN.test(text) && !idle)
    return { level: 4, by: ai.test(text) && INTEGRATED.test(text) ? [ai, INTEGRATED] : [BUILT_IN] };
  if (noAi) return DIGITAL.test(text) ? { level: 2, by: [DIGITAL] } : null;
  const speaksOfAi = ai.test(text) || /\b(?:on s en sert|on l utilise|nous l utilisons)\b/.test(text);
  if (speaksOfAi && !idle) {
    if (REGULAR.test(text) && !/\bune fois\b/.test(text)) return { level: 3, by: [ai, REGULAR] };
    if (STRAY.test(text)) return { level: 2, by: [STRAY, ai] };
    if (USES.test(text)) return { level: 3, by: [USES, ai] };
  }
  if (DAILY.test(text)) return { level: 3, by: [DAILY] };
  const usesTools = DIGITAL.test(text) && own && HAS.test(text) && !WISH.test(text) && isUser(text);
  return usesTools ? { level: 2, by: [DIGITAL] } : null;
}

/** Software that one has, not that one makes or sells. */
const isUser = (text: string): boolean =>
  !/\b(?:edit\w+|develop\w+|vend\w*|fais|faisons|cre\w+|programm\w+)\b/.test(text);

/** The level of a whole message: the highest shown, except that « tout sur papier » is said of everything. */
export function maturityOfAll(found: readonly FoundMaturity[]): FoundMaturity | null {
  if (found.length === 0) return null;
  return found.reduce((best, one) => (one.level > best.level ? one : best));
}
