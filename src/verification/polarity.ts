import { fold } from "../retrieval/tokenise.ts";
import { clausesOf, rootsOf, sentencesOf } from "./words.ts";

const NEGATION =
  /\b(?:n'|ne )[^.;,]*?\b(?:pas|plus|jamais|aucune?|rien|ni|guere)\b|\b(?:aucune?|rien|personne|nul|jamais|ni)\b[^.;,]*?\b(?:ne |n')|\b(?:impossible|introuvable|non|sans)\b/;

/** A plain denial, and any word by which a passage could be read as one: a model has nothing to deny where its passage denies nothing. */
const DENIES = /\b(?:n'|ne )(?:[a-z]+ ){1,2}?(?:pas|jamais|aucune?)\b/;
const DENIAL =
  /\b(?:n'|ne|pas|sans|aucune?s?|non|ni|jamais|rien|seul\w*|uniquement|seulement|hors|exclu\w*|interdi\w*|limit\w*|evit\w*|manqu\w*|absen\w*|perd\w*|contre|mais|plutot|rest\w*|moins|faux|fausse\w*|erreurs?|risqu\w*|suffi\w*|introuvable|impossible|distinct\w*|differen\w*|a verifier|encore|avant|toujours|peu)\b/;

/** Words whose exchange turns the meaning over; with a negation the two cancel. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:obligatoire\w*|oblig\w+|doi(?:t|vent)|impos\w+|exig\w+)\b/,
    /\b(?:facultati\w+|libre\w*|optionnel\w*|volontaire\w*)\b/,
  ],
  [/\b(?:gratui\w+|sans frais|benevol\w+)\b/, /\b(?:payan\w+|factur\w+|remuner\w+)\b/],
  [/\bavant\b/, /\bapres\b/],
  [
    /\b(?:plus de|plus d'|au moins|au minimum|minimum|superieur\w*|au-dela)\b/,
    /\b(?:moins de|moins d'|au plus|au maximum|maximum|jusqu'a|inferieur\w*|plafon\w+)\b/,
  ],
  [/\b(?:augment\w+|hausse|croi(?:t|ssance)|progress\w+)\b/, /\b(?:diminu\w+|baiss\w+|recul\w*|redui\w+)\b/],
  [/\b(?:ouvert\w*|lance\w*|en service)\b/, /\b(?:ferme\w*|termine\w*|clos\w*|acheve\w*)\b/],
  [/\b(?:autoris\w+|permi\w+|peu(?:t|vent))\b/, /\b(?:interdi\w+|prohib\w+)\b/],
  [
    /\b(?:tous|toutes|tout|toute|chaque|toujours)\b/,
    /\b(?:certain\w*|quelques|parfois|seul\w*|uniquement|seulement)\b/,
  ],
  [/\b(?:interne\w*)\b/, /\b(?:externe\w*)\b/],
  [/\b(?:reserve\w*|seul\w*|uniquement|exclusivement)\b/, /\b(?:ouvert\w* a tou\w+|tout le monde)\b/],
];

/** A sentence of the passage says the same thing from this share of common words: below, a negation may belong to another. */
const SAME = 0.72;

/**
 * Says the contrary of its passage: a negation added or dropped, or a word put for its opposite, where the passage says the same
 * thing otherwise. Measured, not promised: `npm run evals -- verification`.
 */
export function isContrary(sentence: string, evidence: string): boolean {
  if (DENIES.test(fold(sentence)) && !DENIAL.test(fold(evidence))) return true;
  const roots = new Set(rootsOf(sentence));
  const likest = sentencesOf(evidence)
    .flatMap((text) => [text, ...clausesOf(text)])
    .map((text) => ({ text, likeness: likeness(roots, new Set(rootsOf(text))) }))
    .sort((a, b) => b.likeness - a.likeness);
  const best = likest[0];
  if (!best || best.likeness < SAME) return false;
  return likest
    .filter(({ likeness: own }) => own >= best.likeness * 0.9)
    .every(({ text }) => turned(sentence, text));
}

/** Cosine of two sets of roots, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return a.size === 0 || b.size === 0 ? 0 : common / Math.sqrt(a.size * b.size);
}

function turned(ours: string, theirs: string): boolean {
  const [a, b] = [fold(ours), fold(theirs)];
  const swaps = OPPOSITES.filter(
    ([one, other]) =>
      (one.test(a) && !other.test(a) && other.test(b) && !one.test(b)) ||
      (other.test(a) && !one.test(a) && one.test(b) && !other.test(b)),
  ).length;
  return (swaps + Number(NEGATION.test(a) !== NEGATION.test(b))) % 2 === 1;
}
