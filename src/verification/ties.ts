import type { Figure, Scanned } from "./figures/figure.ts";
import { scan } from "./figures/scan.ts";
import { sentencesOf } from "./words.ts";

export type FigureFault = { reason: "chiffre_absent" | "chiffre_mal_rattache"; figure: string };

/** A place where the passage gives a figure. */
type Place = { place: Scanned; other: Figure };

/**
 * From what lean a figure is held to be another thing's: exchanged with one the sentence has, put for one it leaves out, and that where
 * it has no unit or is a date. Chosen together on the development cases (docs/adr/0007).
 */
const EXCHANGED = 0.1;
const SUBSTITUTED = 0.15;
const SUBSTITUTED_BARE = 0.13;
/** Weight of a word that all figures stand beside; words over which a neighbour loses half; share of one outside a figure's part. */
const COMMON = 0.5;
const HALF_DISTANCE = 8;
const OUTSIDE = 0.4;

/** The year of our own appreciation dates nothing of what is appreciated. */
const APPRECIATED = /\(appréciation de la rédaction, \d{4}\)/g;
const OURS = /rédaction|Boussole/;

/**
 * The first figure of a sentence that its passages do not give, or give for another thing: « 40 % » and « 30 % » swapped
 * between PME and ETI are both in the passage, each beside other words.
 */
export function faultyFigure(sentence: string, evidence: string): FigureFault | null {
  const said = scan(sentence);
  if (said.garbled) return { reason: "chiffre_absent", figure: said.garbled };
  const known = sentencesOf(OURS.test(sentence) ? evidence : evidence.replace(APPRECIATED, "")).map(scan);
  const places = known.flatMap((place) => place.figures.map((other) => ({ place, other })));
  const told: Figure[] = [];
  for (const figure of said.figures) {
    const held = heldBy(figure, said, places);
    if (held) told.push(held);
    else if (!countsLittle(figure, known)) return { reason: "chiffre_absent", figure: nameOf(figure) };
  }
  const strayed =
    told.find((figure) => countsAnother(figure, places)) ??
    told
      .filter(({ unit, of, value }) => unit !== "" || of !== "" || value > 10 || !Number.isInteger(value)) // « niveau 1 sur 4 »: too common to be told apart
      .find((figure, _, kept) => isTiedElsewhere(figure, said, kept, places)) ??
    said.ways.find((way) => isTurned(way, known))?.[0];
  return strayed ? { reason: "chiffre_mal_rattache", figure: nameOf(strayed) } : null;
}

/** The figure as the passage gives it, with the unit or the scale left out (« 100 M€ sur les 200 »), or null. */
function heldBy(figure: Figure, said: Scanned, places: readonly Place[]): Figure | null {
  const scales = figure.scale === 1 && figure.unit === "" ? said.figures.map(({ scale }) => scale) : [];
  for (const scale of [1, ...scales]) {
    const scaled = { ...figure, value: figure.value * scale };
    const place = places.find(({ other }) => equal(scaled, other));
    if (place) return { ...scaled, unit: figure.unit || place.other.unit };
  }
  return null;
}

/** « 7 missions » of a passage that has « 4 missions » and « 7 articles ». */
const countsAnother = (figure: Figure, places: readonly Place[]): boolean => {
  const { of } = figure;
  const counted = places.filter(({ other }) => of !== "" && other.of === of);
  return counted.length > 0 && !counted.some(({ other }) => equal(figure, other));
};

/** « de 6 à 9 » of a passage that says « de 9 à 6 ». */
const isTurned = ([from, to]: Scanned["ways"][number], known: readonly Scanned[]): boolean => {
  const ways = known.flatMap(({ ways }) => ways);
  const has = (one: Figure, two: Figure): boolean => ways.some(([a, b]) => equal(one, a) && equal(two, b));
  return has(to, from) && !has(from, to);
};

const nameOf = ({ value, unit }: Figure): string => `${value} ${unit}`.trim();

/** The words around a figure are those of another one of the passage: one that the sentence leaves out, or one with which it is exchanged. */
function isTiedElsewhere(
  figure: Figure,
  said: Scanned,
  told: readonly Figure[],
  places: readonly Place[],
): boolean {
  const { unit } = figure;
  const comparable = places.filter(({ other }) => other.unit === unit);
  const rarity = rarityAmong(comparable);
  const placesOf = (value: Figure): Place[] => comparable.filter(({ other }) => equal(value, other));
  const lean = (one: Figure, rivals: readonly Place[]): number =>
    leaning(said, one, placesOf(one), rivals, rarity);
  const others = told.filter((other) => other.unit === unit && other !== figure && !equal(other, figure));
  if (others.some((other) => lean(figure, placesOf(other)) + lean(other, placesOf(figure)) > EXCHANGED))
    return true;
  const left = comparable.filter(({ other }) => !told.some((one) => equal(one, other) || equal(other, one)));
  return lean(figure, left) > (unit === "date" || unit === "" ? SUBSTITUTED_BARE : SUBSTITUTED);
}

/**
 * How much more the neighbours of a figure are those of its rivals than its own, -1 to 1: measured against the difference of the two,
 * since what stands beside both tells nothing.
 */
function leaning(
  said: Scanned,
  figure: Figure,
  own: readonly Place[],
  rivals: readonly Place[],
  rarity: Rarity,
): number {
  if (rivals.length === 0) return -1;
  const ours = neighbours(said, figure, rarity);
  const nearest = (among: readonly Place[]): Neighbours =>
    among
      .map(({ place, other }) => neighbours(place, other, rarity))
      .reduce<Neighbours>((best, one) => (cosine(ours, one) > cosine(ours, best) ? one : best), new Map());
  return cosine(ours, difference(nearest(rivals), nearest(own)));
}

type Neighbours = ReadonlyMap<string, number>;

function difference(one: Neighbours, other: Neighbours): Neighbours {
  const [a, b] = [Math.sqrt(squared(one)) || 1, Math.sqrt(squared(other)) || 1];
  return new Map(
    [...one.keys(), ...other.keys()].map((word) => [
      word,
      (one.get(word) ?? 0) / a - (other.get(word) ?? 0) / b,
    ]),
  );
}

const equal = (ours: Figure, theirs: Figure): boolean => {
  if (ours.unit === "date" || theirs.unit === "date")
    return ours.unit === theirs.unit && isSameDate(ours.value, theirs.value);
  if (
    ours.unit !== theirs.unit &&
    (ours.unit !== "" || ours.of !== "") &&
    (theirs.unit !== "" || theirs.of !== "")
  )
    return false;
  const slack = ours.rough || theirs.rough ? Math.max(ours.unit === "%" ? 4 : 0, theirs.value * 0.08) : 1e-9;
  return Math.abs(ours.value - theirs.value) <= slack;
};

/** What a date says, the other says too; the passage may say more (« juin 2026 » of « 9 juin 2026 »). */
const isSameDate = (ours: number, theirs: number): boolean => {
  const parts = (date: number): number[] => [
    Math.floor(date / 10_000),
    Math.floor(date / 100) % 100,
    date % 100,
  ];
  const other = parts(theirs);
  return parts(ours).every((part, index) => part === 0 || part === other[index]);
};

/** « ces deux aides », « trois conditions »: a small count in letters of what the passage lists, unless it counts the same otherwise. */
const countsLittle = (figure: Figure, known: readonly Scanned[]): boolean =>
  figure.letters &&
  (figure.value === 1 || (figure.unit === "" && figure.value <= 4)) &&
  !known.some(({ figures }) =>
    figures.some(({ unit, of, letters }) => unit === "" && of === figure.of && (of !== "" || letters)),
  );

type Rarity = (word: string) => number;

/** What every figure of the passage stands beside tells none of them apart. */
function rarityAmong(places: readonly Place[]): Rarity {
  const sets = places.map(({ place, other }) => new Set(neighbours(place, other, () => 1).keys()));
  return (word) => COMMON + Math.log(sets.length / Math.max(1, sets.filter((set) => set.has(word)).length));
}

/** How alike two neighbourhoods are. */
function cosine(one: Neighbours, other: Neighbours): number {
  let sum = 0;
  for (const [word, weight] of one) sum += weight * (other.get(word) ?? 0);
  const norm = Math.sqrt(squared(one) * squared(other));
  return norm === 0 ? 0 : sum / norm;
}

/** The words and figures around a figure: those of its own part of the sentence first, the rest for what it is. */
function neighbours(scanned: Scanned, figure: Figure, rarity: Rarity): Neighbours {
  const weights = new Map<string, number>();
  const [from, to] = partOf(scanned, figure);
  const keep = (name: string, at: number, share: number): void => {
    const own = at >= from && at < to ? 1 : OUTSIDE;
    const weight = (share * own * rarity(name)) / (1 + Math.abs(at - figure.at) / HALF_DISTANCE);
    weights.set(name, Math.max(weight, weights.get(name) ?? 0));
  };
  for (const { root, at } of scanned.words) keep(root, at, 1);
  for (const { value, unit, at } of scanned.figures)
    if (unit !== figure.unit) keep(`${value} ${unit}`, at, 1);
  return weights;
}

/** The part of a sentence that speaks of a figure, cut where it turns from or to another one of its kind. */
function partOf({ figures, breaks }: Scanned, figure: Figure): [from: number, to: number] {
  const same = figures.filter((other) => other.unit === figure.unit);
  const index = same.findIndex(({ at }) => at === figure.at);
  const cut = (left: Figure | undefined, right: Figure | undefined, otherwise: number): number => {
    if (!left || !right) return otherwise;
    const between = breaks.filter(({ at }) => at > left.at && at < right.at);
    return between.reduce((best, one) => (one.strength >= best.strength ? one : best), {
      strength: 0,
      at: right.at,
    }).at;
  };
  const start =
    index === 0 && same.length > 1
      ? Math.max(
          -1,
          ...breaks.filter(({ at, strength }) => at < figure.at && strength > 1).map(({ at }) => at),
        )
      : -1;
  return [cut(same[index - 1], figure, start), cut(figure, same[index + 1], Number.POSITIVE_INFINITY)];
}

const squared = (weights: Neighbours): number =>
  [...weights.values()].reduce((sum, weight) => sum + weight * weight, 0);
