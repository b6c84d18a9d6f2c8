import { shareOf } from "../../review/quality/share.ts";
import { type Count, countBy, type Dimension, GROUPS, type Oriented, UNKNOWN } from "./groups.ts";

/** Below so many conversations a cell is not told: it could point at one company. */
export const FEW = 10;

/**
 * What is told of a group: never a count, so that nothing is found by subtracting one page from another. Points from 0 to 100;
 * the bounds of the 95 % interval (Wilson) are widened to multiples of five.
 */
export type Told = { size: SizeClass; served: number; low: number; high: number };
export type SizeClass = "10-29" | "30-99" | "100+";
/** `told` null: too few, or what would give those away. */
export type Cell = { value: string; told: Told | null };
export type Month = {
  /** `YYYY-MM`, a month that is over. */
  month: string;
  whole: Told | null;
  cells: Readonly<Record<Dimension, readonly Cell[]>>;
};

export function monthOf(month: string, oriented: readonly Oriented[]): Month {
  const served = oriented.filter((one) => one.served).length;
  const cells = (dimension: Dimension): Cell[] =>
    cellsOf(
      GROUPS[dimension],
      countBy(oriented, (one) => one[dimension] ?? UNKNOWN),
    );
  return {
    month,
    whole: toldOf({ of: oriented.length, served }),
    cells: { region: cells("region"), size: cells("size"), section: cells("section") },
  };
}

/**
 * Hides the small cells, then, the smallest first, as many of the others as it takes for those hidden to be two and to hold
 * `FEW` between them: what is left of the whole would otherwise tell the only one.
 */
function cellsOf(values: readonly string[], counts: ReadonlyMap<string, Count>): Cell[] {
  const countOf = (value: string): Count => counts.get(value) ?? { of: 0, served: 0 };
  const told = values
    .filter((value) => countOf(value).of >= FEW)
    .sort((a, b) => countOf(b).of - countOf(a).of);
  const hidden = values.filter((value) => countOf(value).of > 0 && countOf(value).of < FEW);
  const isFound = (): boolean =>
    hidden.length > 0 &&
    (hidden.length === 1 || hidden.reduce((sum, value) => sum + countOf(value).of, 0) < FEW);
  while (isFound() && told.length > 0) hidden.push(...told.splice(-1));
  return values.map((value) => ({ value, told: told.includes(value) ? toldOf(countOf(value)) : null }));
}

function toldOf({ of, served }: Count): Told | null {
  if (of < FEW) return null;
  const { rate, low, high } = shareOf(served, of);
  return {
    size: of < 30 ? "10-29" : of < 100 ? "30-99" : "100+",
    served: Math.round(100 * (rate ?? 0)),
    low: Math.floor(20 * (low ?? 0)) * 5,
    high: Math.ceil(20 * (high ?? 1)) * 5,
  };
}
