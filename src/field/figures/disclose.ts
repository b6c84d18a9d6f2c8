import { SECTION_CODES, SIZES } from "../../profile/lists.ts";
import { REGION_CODES } from "../../profile/places/regions.ts";
import { type Population, split } from "../../statistics/disclose.ts";
import { parisMonth } from "../../statistics/months.ts";
import type { CountedReport } from "../store.ts";
import { AXES, type Axis, type QuarterFigures, THEMES, themeOf } from "./figures.ts";
import type { Quarter } from "./quarters.ts";

/** A conversation of the quarter whose last orientation left nobody to propose. */
export type Unmet = { region: string | null; section: string | null; month: string };

const UNKNOWN = "unknown";
/** The codes of each axis, in the order in which they are shown. */
export const ORDERS: Readonly<Record<Axis, readonly string[]>> = {
  section: [...SECTION_CODES, UNKNOWN],
  size: [...SIZES, UNKNOWN],
  region: [...REGION_CODES, UNKNOWN],
};

/**
 * Reports told apart by a code. Those that one author files of one kind of company (its section, size and region) count as one
 * contributor: ten reports of the same company are not ten companies.
 */
function populationOf(rows: readonly CountedReport[], codeOf: (row: CountedReport) => string): Population {
  const companies = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const company = JSON.stringify([row.author, row.section, row.size, row.region]);
    const counts = companies.get(company) ?? {};
    const code = codeOf(row);
    counts[code] = (counts[code] ?? 0) + 1;
    companies.set(company, counts);
  }
  return [...companies.values()].map((counts) => ({ counts, conversations: 1 }));
}

const single = <T>(rows: readonly T[], codeOf: (row: T) => string): Population =>
  rows.map((row) => ({ counts: { [codeOf(row)]: 1 }, conversations: 1 }));

/**
 * What is told of a quarter (docs/adr/0027). A tree: a whole is told apart once by each axis, and a part is told apart further only
 * when the part is told. No two tables share a line and a column, so that there is nothing to cross.
 */
export function discloseQuarter(
  { quarter, months }: Quarter,
  rows: readonly CountedReport[],
  unmet: readonly Unmet[],
): QuarterFigures {
  const monthOf = ({ filedAt }: CountedReport): string => parisMonth(filedAt);
  const reports = split(populationOf(rows, themeOf), THEMES);
  const byRegion = split(
    single(unmet, ({ region }) => region ?? UNKNOWN),
    ORDERS.region,
  );
  return {
    quarter,
    reports,
    months: split(populationOf(rows, monthOf), months),
    themes: Object.fromEntries(
      toldIn(reports).map((theme) => {
        const of = rows.filter((row) => themeOf(row) === theme);
        const by = (axis: Axis) =>
          split(
            populationOf(of, (row) => row[axis] ?? UNKNOWN),
            ORDERS[axis],
          );
        return [theme, { section: by(AXES[0]), size: by(AXES[1]), region: by(AXES[2]) }];
      }),
    ),
    unmet: byRegion,
    unmetMonths: split(
      single(unmet, ({ month }) => month),
      months,
    ),
    unmetSections: Object.fromEntries(
      toldIn(byRegion).map((region) => [
        region,
        split(
          single(
            unmet.filter((one) => (one.region ?? UNKNOWN) === region),
            ({ section }) => section ?? UNKNOWN,
          ),
          ORDERS.section,
        ),
      ]),
    ),
  };
}

const toldIn = ({ cells }: QuarterFigures["reports"]): string[] =>
  (cells ?? []).flatMap(({ code, count }) => (count === null ? [] : [code]));
