import { SECTIONS, type Section, SIZE_LABELS, type Size } from "../../profile/lists.ts";
import { regionName } from "../../profile/places/regions.ts";
import type { Split } from "../../statistics/figures.ts";
import { AXES, type Axis, type QuarterFigures, themeLabel } from "./figures.ts";

/** One published figure as a line of a file. No word of a report. */
export type FigureRow = [
  quarter: string,
  counted: string,
  of: string,
  by: string,
  label: string,
  value: number | null,
  note: string,
];

export const FIGURE_HEADERS = [
  "Trimestre",
  "Compté",
  "De",
  "Selon",
  "Libellé",
  "Valeur",
  "Remarque",
] as const;

export const AXIS_LABELS: Readonly<Record<Axis, string>> = {
  section: "Secteur",
  size: "Taille",
  region: "Région",
};
export const UNTOLD = "non dit : moins de dix, ou caché pour en protéger d'autres";

/** A code of an axis in French words. */
export function codeName(axis: Axis, code: string): string {
  if (code === "unknown") return "Non connu";
  if (axis === "section") return SECTIONS[code as Section] ?? code;
  return axis === "size" ? (SIZE_LABELS[code as Size] ?? code) : regionName(code);
}

/** Every published figure, quarter by quarter. */
export const figureRows = (all: readonly QuarterFigures[]): FigureRow[] => all.flatMap(rowsOfQuarter);

function rowsOfQuarter(figures: QuarterFigures): FigureRow[] {
  const { quarter } = figures;
  const rows = (
    counted: string,
    of: string,
    by: string,
    { total, cells }: Split,
    nameOf: (code: string) => string,
  ): FigureRow[] => [
    [quarter, counted, of, by, "Total", total, total === null ? UNTOLD : ""],
    ...(cells ?? []).map(
      ({ code, count }): FigureRow => [
        quarter,
        counted,
        of,
        by,
        nameOf(code),
        count,
        count === null ? UNTOLD : "",
      ],
    ),
  ];
  const [REPORTS, UNMET] = ["Retours de terrain", "Conversations sans interlocuteur à proposer"];
  return [
    ...rows(REPORTS, "Tous", "Thème", figures.reports, themeLabel),
    ...rows(REPORTS, "Tous", "Mois", figures.months, (month) => month),
    ...Object.entries(figures.themes).flatMap(([theme, by]) =>
      AXES.flatMap((axis) =>
        rows(REPORTS, themeLabel(theme), AXIS_LABELS[axis], by[axis], (code) => codeName(axis, code)),
      ),
    ),
    ...rows(UNMET, "Toutes", "Région", figures.unmet, (code) => codeName("region", code)),
    ...rows(UNMET, "Toutes", "Mois", figures.unmetMonths, (month) => month),
    ...Object.entries(figures.unmetSections).flatMap(([region, split]) =>
      rows(UNMET, codeName("region", region), "Secteur", split, (code) => codeName("section", code)),
    ),
  ];
}
