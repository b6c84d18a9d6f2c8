import { AXES, type Axis } from "./opposites.ts";
import { clausesOf, fold, rootsOf, sentencesOf } from "./words.ts";

/** A negation in two words is one; « ne … que » is none. */
const BOTH_PARTS =
  /\b(?:ne |n')([^,;:.]{1,40}?)\b(?:pas|jamais|rien|aucune?|guere|nullement|plus(?! que)|ni|personne)\b/g;
const TURNED_ROUND = /\b(?:aucune?|personne|rien|jamais|nul)\b([^;:.]{0,90}?)\b(?:ne |n')/g;
const UNABLE = /\b(?:ne |n')(?=peu[tv]|pourr|sau)/g;
const ONLY = /\b(?:ne |n')(?=[^,;:.]{1,40}\bqu[e'])/g;
/** How many words a negation reaches, within its clause. */
const LONG = 7;
const SHORT = 4;
const REACH: Record<string, number> = {
  "~": LONG,
  sans: 2,
  absence: SHORT,
  non: SHORT,
  pas: SHORT,
  peu: 2,
  mal: 2,
  aucun: SHORT,
  aucune: SHORT,
};

/** A text folded, each of its negations a `~`. */
const marked = (text: string): string =>
  fold(text)
    .replace(/\b(?:recommand|conseill|preconis)\w*(?: de| a)? ne pas\b/g, "deconseille")
    .replace(BOTH_PARTS, "~ $1")
    .replace(TURNED_ROUND, "~ $1")
    .replace(UNABLE, "~ ")
    .replace(ONLY, "");

/** A plain denial, and any word by which a passage could be read as one: a model has nothing to deny where its passage denies nothing. */
const DENIES = /\b(?:n'|ne )(?:[a-z]+ ){1,2}?(?:pas|jamais|aucune?)\b/;
const DENIAL =
  /\b(?:n'|ne|pas|sans|aucune?s?|non|ni|jamais|rien|seul\w*|uniquement|seulement|hors|exclu\w*|interdi\w*|limit\w*|evit\w*|manqu\w*|absen\w*|deconseill\w*|perd\w*|contre|mais|plutot|rest\w*|moins|faux|fausse\w*|erreurs?|risqu\w*|suffi\w*|introuvable|impossible|distinct\w*|differen\w*|a verifier|encore|avant|toujours|peu|deja|existant\w*|en cours|annonc\w*)\b/;

/** Likeness to a sentence of the passage, 0 to 1, from which it may be about the same thing, is, and says the same but for a negation. */
const AKIN = 0.3;
const NEAR = 0.6;
const SAME = 0.72;

/**
 * Says the contrary of its passage: a word put for its opposite, a negation added or dropped, or the two sides of a comparison
 * exchanged, where the passage speaks of the same thing. Measured, not promised: `npm run evals -- verification`.
 */
export function isContrary(sentence: string, evidence: string): boolean {
  if (DENIES.test(fold(sentence)) && !DENIAL.test(fold(evidence))) return true;
  const alike = likest(sentence, evidence);
  const ours = marked(sentence);
  return (
    isOpposed(ours, alike, evidence) ||
    isTurned(ours, alike) ||
    isDropped(ours, alike) ||
    isCrossed(sentence, alike)
  );
}

/** A sentence of the passage or a part of one; `text` has its negations marked. */
type Alike = { text: string; raw: string; likeness: number };

function likest(sentence: string, evidence: string): Alike[] {
  const roots = new Set(rootsOf(sentence));
  return sentencesOf(evidence)
    .flatMap((text) => [text, ...clausesOf(text)])
    .map((raw) => ({ raw, text: marked(raw), likeness: likeness(roots, new Set(rootsOf(raw))) }))
    .sort((a, b) => b.likeness - a.likeness);
}

/** The signs that a text, its negations marked, gives an axis: 1 for its first side, -1 for the other; a negation within reach turns it. */
function signsOf(plain: string, [one, other]: Axis): Set<number> {
  const negations = [...plain.matchAll(/~|\b(?:sans|non|absence|pas|peu|mal|aucune?)\b/g)];
  const turns = (at: number): boolean =>
    negations.filter(({ 0: word, index }) => {
      const between = plain.slice(index + word.length, at);
      return (
        index < at && !/[,;:.]/.test(between) && between.trim().split(/[\s']+/).length <= (REACH[word] ?? 0)
      );
    }).length %
      2 ===
    1;
  const signs = new Set<number>();
  for (const [side, sign] of [
    [one, 1],
    [other, -1],
  ] as const)
    for (const { index } of plain.matchAll(side)) signs.add(turns(index) ? -sign : sign);
  return signs;
}

/** A word on the other side than what the nearest sentences say, and, unless they are very near, than what the whole passage says. */
function isOpposed(sentence: string, alike: readonly Alike[], evidence: string): boolean {
  const best = alike[0]?.likeness ?? 0;
  if (best < AKIN) return false;
  const near = nearest(alike, 0.9).join("\n");
  const whole = marked(evidence);
  return AXES.some((axis) => {
    const [sign, other] = signsOf(sentence, axis);
    if (sign === undefined || other !== undefined) return false;
    const theirs = signsOf(near, axis);
    return theirs.has(-sign) && !theirs.has(sign) && (best >= NEAR || !signsOf(whole, axis).has(sign));
  });
}

const nearest = (alike: readonly Alike[], share: number): string[] =>
  alike.filter(({ likeness: own }) => own >= (alike[0]?.likeness ?? 0) * share).map(({ text }) => text);

/** Cosine of two sets of roots, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size === 0 || b.size === 0 ? 0 : shared(a, b) / Math.sqrt(a.size * b.size);
}

const WEAKLY = /~|\b(?:sans|non|absence|impossible|introuvable|pas|aucune?|insu|manque|hors)\b/;

const REFUSES =
  /~|\b(?:sans|ni|non|pas|absence|impossible|introuvable|aucune?|insu|manque|hors|evit\w*|deconseill\w*|interdi\w*|proscri\w*|refus\w*|exclu\w*|renonc\w*|cess\w*|empech\w*|dispens\w*)\b/;

/** Affirms where every sentence near it denies, avoids, refuses or does without. */
const isDropped = (ours: string, alike: readonly Alike[]): boolean =>
  (alike[0]?.likeness ?? 0) >= NEAR &&
  !REFUSES.test(ours) &&
  nearest(alike, 0.85).every((text) => REFUSES.test(text));

/** A plain negation on one side, none of any kind on the other; « ne fait pas payer » for « gratuit » is no such thing. */
function isTurned(ours: string, alike: readonly Alike[]): boolean {
  if ((alike[0]?.likeness ?? 0) < SAME) return false;
  const near = nearest(alike, 0.8);
  const differs = (theirs: string): boolean =>
    (ours.includes("~") && !WEAKLY.test(theirs)) || (theirs.includes("~") && !WEAKLY.test(ours));
  return near.every(differs) && !AXES.some((axis) => agreesByNegation(ours, near, axis));
}

/** A negated word of one side says what the passage says with the other: « ne fait pas payer », « gratuit ». */
function agreesByNegation(ours: string, near: readonly string[], axis: Axis): boolean {
  const [one, other] = axis.map((side) => ours.search(side) >= 0);
  return [...signsOf(ours, axis)].some(
    (sign) => (sign === 1 ? other : one) && near.some((text) => signsOf(text, axis).has(sign)),
  );
}

const COMPARES =
  /\b(?:plutot qu|plus [a-z]+ qu|plus qu|moins qu|moins [a-z]+ qu|devant |avant |contre |au lieu d|au profit d|puis |ensuite )/;

/** « A plutôt que B » of a passage that says « B plutôt que A »: what is on one side only is on the other side there. */
function isCrossed(sentence: string, alike: readonly Alike[]): boolean {
  const ours = sidesOf(sentence);
  if (!ours) return false;
  const others = alike.filter(({ likeness: own }) => own > 0.5).flatMap(({ raw }) => sidesOf(raw) ?? []);
  const [before, after] = [without(ours.before, ours.after), without(ours.after, ours.before)];
  return others.some(
    (theirs) =>
      shared(after, theirs.before) > 0 &&
      shared(before, theirs.after) + shared(after, theirs.before) >
        shared(before, theirs.before) + shared(after, theirs.after),
  );
}

type Sides = { before: ReadonlySet<string>; after: ReadonlySet<string> };

function sidesOf(sentence: string): Sides | null {
  const plain = fold(sentence);
  const match = COMPARES.exec(plain);
  if (!match) return null;
  const before = new Set(rootsOf(plain.slice(0, match.index)));
  const after = new Set(rootsOf(plain.slice(match.index + match[0].length)));
  return before.size > 0 && after.size > 0 ? { before, after } : null;
}

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((word) => other.has(word)).length;

const without = (one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...one].filter((word) => !other.has(word)));
