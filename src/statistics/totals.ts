import type { Range } from "../footprint/ecologits.ts";
import type { MonthFigures } from "./figures.ts";

/** A sum of months that are told; `untold`, how many of them do not tell it: with any, the sum is a minimum. */
export type Total = { sum: number; untold: number };

export function totalOf(
  months: readonly MonthFigures[],
  figure: (month: MonthFigures) => number | "few" | null,
): Total {
  const told = months.map(figure).filter((value) => typeof value === "number");
  return { sum: told.reduce((all, value) => all + value, 0), untold: months.length - told.length };
}

/** Questions refused, or left without an answer for want of a source: the ends that are told. */
export function refusedIn(months: readonly MonthFigures[]): Total {
  const refusals = months.map(({ outcomes: { cells } }) =>
    cells === null
      ? [null]
      : cells.filter(({ code }) => code.startsWith("refused_")).map(({ count }) => count),
  );
  return {
    sum: refusals.flat().reduce((all: number, count) => all + (count ?? 0), 0),
    untold: refusals.filter((counts) => counts.includes(null)).length,
  };
}

export type FootprintTotals = {
  /** Published months of the period, and those among them that do not tell their footprint, or tell a minimum. */
  months: number;
  untold: number;
  partial: number;
  inputTokens: number | null;
  outputTokens: number | null;
  /** Null: unknown in every month. `unknown`: months with calls whose energy is unknown: not in the sum. */
  energyWh: Range | null;
  gCO2e: Range | null;
  unknown: number;
  modelEuros: number | null;
};

const sumOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((all, value) => all + value, 0);
};

const sumOfRanges = (ranges: readonly (Range | null)[]): Range | null => {
  const [min, max] = [
    sumOf(ranges.map((range) => range?.min ?? null)),
    sumOf(ranges.map((range) => range?.max ?? null)),
  ];
  return min === null || max === null ? null : { min, max };
};

/** What the model's calls used over some published months, `from` and `to` included. */
export function footprintTotals(
  published: readonly MonthFigures[],
  from: string,
  to: string,
): FootprintTotals {
  const months = published.filter(({ month }) => month >= from && month <= to);
  const prints = months.map(({ footprint }) => footprint);
  return {
    months: months.length,
    untold: prints.filter(({ outputTokens }) => outputTokens === null).length,
    partial: prints.filter(({ partial }) => partial).length,
    inputTokens: sumOf(prints.map(({ inputTokens }) => inputTokens)),
    outputTokens: sumOf(prints.map(({ outputTokens }) => outputTokens)),
    energyWh: sumOfRanges(prints.map(({ energyWh }) => energyWh)),
    gCO2e: sumOfRanges(prints.map(({ gCO2e }) => gCO2e)),
    unknown: prints.filter(
      ({ outputTokens, energyWh }) => outputTokens !== null && outputTokens > 0 && energyWh === null,
    ).length,
    modelEuros: sumOf(months.map(({ euros }) => euros.model)),
  };
}
