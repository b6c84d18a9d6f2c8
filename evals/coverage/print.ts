import { emptySectors, type Grid } from "./grid.ts";

const NAME = 26;

/** The grid as lines of a terminal: counts, then what has nothing, need by need. */
export function gridLines({ sectors, rows }: Grid): string[] {
  const letters = Object.keys(sectors);
  const head = `  ${"".padEnd(NAME)}tous ${letters.map((letter) => letter.padStart(2)).join(" ")}`;
  const counts = rows.map(
    ({ need, general, cells }) =>
      `  ${need.padEnd(NAME)}${shown(general).padStart(4)} ${letters.map((letter) => shown(cells[letter]).padStart(2)).join(" ")}`,
  );
  return [head, ...counts, "", ...missing(rows)];
}

const shown = (count = 0): string => (count === 0 ? "·" : String(count));

/** What has nothing at all comes apart from what only fiches for every sector cover. */
function missing(rows: Grid["rows"]): string[] {
  const lineOf = (row: Grid["rows"][number]): string =>
    `  ${row.need.padEnd(NAME)}${emptySectors(row).join(" ") || "(aucun)"}`;
  const [bare, covered] = [
    rows.filter(({ general }) => general === 0),
    rows.filter(({ general }) => general > 0),
  ];
  return [
    "  Aucune fiche, pas même pour tous les secteurs :",
    ...bare.map(lineOf),
    "  Seulement des fiches pour tous les secteurs :",
    ...covered.map(lineOf),
  ];
}
