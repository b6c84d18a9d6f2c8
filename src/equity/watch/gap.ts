import { type Count, countBy, DIMENSIONS, isOverseas, type Oriented, UNKNOWN } from "./groups.ts";
import { chanceOfSoFew, keptOf } from "./significance.ts";

/** `territory`: all the overseas regions together, since each alone may be too few to say. */
export type GapDimension = (typeof DIMENSIONS)[number] | "territory" | "pairs";
export type Gap = { dimension: GapDimension; value: string };
export type OpenGap = Gap & { since: Date };

/** Days of use that are looked at. */
export const WATCHED_DAYS = 90;
/** Fewer conversations of a group say nothing of it. */
export const LEAST = 30;
/** A smaller shortfall is no gap, however sure: as a share. */
export const GAP = 0.1;
/** Below, an open gap is closed. Lower than what opens one: a group at the edge does not open and close each day. */
const CLOSED_UNDER = GAP / 2;
/** Share of the gaps told that chance may have made. Low, since use is looked at every day. */
const FALSE_SHARE = 0.01;

export type Measured = Gap & Count & { shortfall: number; chance: number };

/** Every group of at least `LEAST`, against the others: how far under the whole, and how likely by chance. */
export function measured(oriented: readonly Oriented[]): Measured[] {
  const whole = { of: oriented.length, served: oriented.filter(({ served }) => served).length };
  const groups = [
    ...DIMENSIONS.flatMap((dimension) =>
      [...countBy(oriented, (one) => one[dimension] ?? UNKNOWN)].map(([value, count]) => ({
        dimension,
        value,
        ...count,
      })),
    ),
    ...[...countBy(oriented, ({ region }) => (isOverseas(region) ? "overseas" : "mainland"))]
      .filter(([value]) => value === "overseas")
      .map(([value, count]) => ({ dimension: "territory" as const, value, ...count })),
  ];
  return groups
    .filter(({ of }) => of >= LEAST && whole.of - of >= LEAST)
    .map((group) => ({
      ...group,
      shortfall: whole.served / whole.of - group.served / group.of,
      chance: chanceOfSoFew(group, whole),
    }));
}

/** The groups served less often than the rest, by ten points of the whole or more, and not by chance. */
export const gapsIn = (groups: readonly Measured[]): Measured[] =>
  keptOf(groups, FALSE_SHARE).filter(({ shortfall }) => shortfall >= GAP);

/** Whether an open gap is one no more: it narrowed, or nobody of the group came for the whole time looked at. */
export function isClosed(gap: Gap, groups: readonly Measured[], oriented: readonly Oriented[]): boolean {
  const group = groups.find(({ dimension, value }) => dimension === gap.dimension && value === gap.value);
  if (group) return group.shortfall < CLOSED_UNDER;
  return !oriented.some((one) => belongs(one, gap));
}

const belongs = (one: Oriented, { dimension, value }: Gap): boolean =>
  dimension === "territory"
    ? isOverseas(one.region)
    : dimension !== "pairs" && (one[dimension] ?? UNKNOWN) === value;
