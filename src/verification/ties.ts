import { type Figure, type Scanned, scan } from "./figures.ts";
import { sentencesOf } from "./words.ts";

export type FigureFault = { reason: "chiffre_absent" | "chiffre_mal_rattache"; figure: string };

/**
 * A figure tied to the wrong thing looks better tied to another one of the same passage, by this factor. Dates and bare counts are
 * told with fewer words of their own: they want a clearer sign.
 */
const CLEARLY = 1.25;
const CLEARLY_BARE = 2;

/**
 * The first figure of a sentence that its passages do not give, or give for another thing: « 40 % » and « 30 % » swapped
 * between PME and ETI are both in the passage, each beside other words.
 */
export function faultyFigure(sentence: string, evidence: string): FigureFault | null {
  const said = scan(sentence);
  if (said.figures.length === 0) return null;
  const known = sentencesOf(evidence).map(scan);
  for (const figure of said.figures) {
    const same = known.flatMap((place) =>
      place.figures.filter((other) => equal(figure, other)).map((other) => ({ place, other })),
    );
    const name = `${figure.value} ${figure.unit}`.trim();
    if (same.length === 0) {
      if (countsLittle(figure, known)) continue;
      return { reason: "chiffre_absent", figure: name };
    }
    if (figure.unit === "" && figure.value <= 10) continue; // « niveau 1 sur 4 »: too common to be told apart by its neighbours
    const rivals = known.flatMap((place) =>
      place.figures
        .filter((other) => other.unit === figure.unit && !equal(figure, other))
        .map((other) => ({ place, other })),
    );
    const own = Math.max(...same.map(({ place, other }) => closeness(said, figure, place, other)));
    const best = Math.max(0, ...rivals.map(({ place, other }) => closeness(said, figure, place, other)));
    // Said beside another figure that is also right, a rival's words may be its own: only a clear preference counts.
    const factor = /^(?:%|€|jour|semaine|mois|an|heure|minute)$/.test(figure.unit) ? CLEARLY : CLEARLY_BARE;
    if (best > own * factor + 0.02) return { reason: "chiffre_mal_rattache", figure: name };
  }
  return null;
}

const equal = (ours: Figure, theirs: Figure): boolean => {
  if (ours.unit === "date" || theirs.unit === "date")
    return ours.unit === theirs.unit && isSameDate(ours.value, theirs.value);
  if (ours.unit !== theirs.unit && ours.unit !== "" && theirs.unit !== "") return false;
  const slack = ours.rough || theirs.rough ? Math.max(ours.unit === "%" ? 4 : 0, theirs.value * 0.05) : 1e-9;
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
  figure.unit === "" &&
  figure.letters &&
  figure.value <= 4 &&
  !known.some(({ figures }) =>
    figures.some(({ unit, of, letters }) => unit === "" && of === figure.of && (of !== "" || letters)),
  );

/**
 * How alike the neighbours of two figures are: the words they share, each weighing less the further it stands from the figure, and
 * less again when another figure of the sentence stands nearer to it.
 */
function closeness(a: Scanned, figure: Figure, b: Scanned, other: Figure): number {
  const ours = neighbours(a, figure);
  const theirs = neighbours(b, other);
  let sum = 0;
  for (const [word, weight] of ours) sum += weight * (theirs.get(word) ?? 0);
  const norm = Math.sqrt(squared(ours) * squared(theirs));
  return norm === 0 ? 0 : sum / norm;
}

function neighbours({ words, figures }: Scanned, figure: Figure): Map<string, number> {
  const weights = new Map<string, number>();
  for (const word of words) {
    const distance = Math.abs(word.at - figure.at);
    const nearer = figures.filter(({ at }) => at !== figure.at && Math.abs(word.at - at) < distance).length;
    const weight = 1 / (1 + distance / 3) / (1 + 2 * nearer);
    weights.set(word.root, Math.max(weight, weights.get(word.root) ?? 0));
  }
  return weights;
}

const squared = (weights: ReadonlyMap<string, number>): number =>
  [...weights.values()].reduce((sum, weight) => sum + weight * weight, 0);
