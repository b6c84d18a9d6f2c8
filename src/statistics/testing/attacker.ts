import type { Part, Split } from "../figures.ts";

/** What an attacker knows of a cell: it is between two whole numbers. */
export type Bounds = { low: number; high: number };

/**
 * What can be said of each cell of a whole from all that is told of it: a cell that is not listed is zero, one that is listed
 * without a figure is one at least, and they add up to the total. Cells that are told have one value. Null: nothing is told.
 * @param codes those that exist, for a whole of which no cell is told
 */
export function attackSplit({ total, cells }: Split, codes: readonly string[]): Map<string, Bounds> | null {
  if (total === null) return null;
  const floor = cells === null ? 0 : 1;
  const told = (cells ?? []).filter(({ count }) => count !== null);
  const hidden = cells === null ? codes : cells.flatMap(({ code, count }) => (count === null ? [code] : []));
  const left = total - told.reduce((sum, { count }) => sum + (count ?? 0), 0);
  // The bounds of linear programming over « x ≥ floor, Σx = left »: the others at their least, or all at their most.
  const high = left - floor * (hidden.length - 1);
  const low = hidden.length === 1 ? left : floor;
  return new Map([
    ...codes.map((code): [string, Bounds] => [code, { low: 0, high: 0 }]),
    ...told.map(({ code, count }): [string, Bounds] => [code, { low: count ?? 0, high: count ?? 0 }]),
    ...hidden.map((code): [string, Bounds] => [code, { low, high }]),
  ]);
}

/** The same, for a part of a whole and the rest of it. */
export function attackPart({ total, count }: Part): { part: Bounds; rest: Bounds } | null {
  if (total === null) return null;
  const part =
    typeof count === "number"
      ? { low: count, high: count }
      : count === "few"
        ? { low: 1, high: 9 }
        : { low: 1, high: total - 1 };
  return { part, rest: { low: total - part.high, high: total - part.low } };
}

export const width = ({ low, high }: Bounds): number => high - low + 1;
