import type { Split } from "../../statistics/figures.ts";
import { ORDERS } from "./disclose.ts";
import { AXES, type Axis, type QuarterFigures, THEMES } from "./figures.ts";
import { quarterOf } from "./quarters.ts";

/**
 * What several quarters tell together of one thing: `least`, the sum of what is told; `whole` when nothing of it was left out. Made of
 * what is published alone: it tells nothing more.
 */
export type Told = { least: number; whole: boolean };

/** How many quarters are looked at together. */
export const QUARTERS_SHOWN = 4;

/** The figure of a code in each of some wholes; undefined: its whole was not told. */
export function toldOf(splits: readonly (Split | undefined)[], code: string): Told {
  let [least, whole] = [0, true];
  for (const split of splits) {
    if (split?.cells == null) {
      whole &&= split?.total === 0;
      continue;
    }
    const cell = split.cells.find((one) => one.code === code);
    if (cell?.count === null) whole = false;
    else least += cell?.count ?? 0;
  }
  return { least, whole };
}

export const totalOf = (splits: readonly Split[]): Told => ({
  least: splits.reduce((sum, { total }) => sum + (total ?? 0), 0),
  whole: splits.every(({ total }) => total !== null),
});

export type HeatRow = { code: string; total: Told; cells: readonly Told[] };
export type Heat = { columns: readonly string[]; rows: readonly HeatRow[] };

/** The last closed quarters, as the page and the API tell them. */
export type Year = {
  /** `2026-T1` to `2026-T4`; empty before the first closed quarter. */
  quarters: readonly string[];
  reports: Told;
  unmet: Told;
  /** Themes by one axis. */
  themes: Heat;
  /** Regions by section. */
  demand: Heat;
  months: readonly { month: string; reports: Told; unmet: Told }[];
};

/** @param axis what themes are told apart by */
export function yearOf(all: readonly QuarterFigures[], axis: Axis): Year {
  const last = all.slice(-QUARTERS_SHOWN);
  const reports = last.map((figures) => figures.reports);
  const unmet = last.map((figures) => figures.unmet);
  return {
    quarters: last.map(({ quarter }) => quarter),
    reports: totalOf(reports),
    unmet: totalOf(unmet),
    themes: {
      columns: ORDERS[axis],
      rows: THEMES.map((theme) => {
        const by = last.map((figures) => partOf(figures.reports, theme, figures.themes[theme]?.[axis]));
        return {
          code: theme,
          total: toldOf(reports, theme),
          cells: ORDERS[axis].map((code) => toldOf(by, code)),
        };
      }),
    },
    demand: {
      columns: ORDERS.section,
      rows: ORDERS.region.map((region) => {
        const by = last.map((figures) => partOf(figures.unmet, region, figures.unmetSections[region]));
        return {
          code: region,
          total: toldOf(unmet, region),
          cells: ORDERS.section.map((code) => toldOf(by, code)),
        };
      }),
    },
    months: last.flatMap((figures) =>
      quarterOf(figures.quarter).months.map((month) => ({
        month,
        reports: toldOf([figures.months], month),
        unmet: toldOf([figures.unmetMonths], month),
      })),
    ),
  };
}

/** The table of a part: nobody's where the part is told to be nobody's, else what was told of it, or nothing. */
function partOf(whole: Split, code: string, table: Split | undefined): Split | undefined {
  if (table) return table;
  const { least, whole: known } = toldOf([whole], code);
  return known && least === 0 ? { total: 0, cells: [] } : undefined;
}

export const isAxis = (value: string): value is Axis => (AXES as readonly string[]).includes(value);
