import type { Heat, Told } from "../../../field/figures/year.ts";
import { spaced } from "../../typography.ts";

/** « 34 », « ≥ 34 » where something was left out, « n. d. » where nothing is told. */
export const toldWords = ({ least, whole }: Told): string => {
  if (least === 0 && !whole) return "n. d.";
  return `${whole ? "" : "≥ "}${NUMBER.format(least)}`;
};
const NUMBER = new Intl.NumberFormat("fr-FR");

/** From 1 to 4 by equal parts of the largest; 0 for nobody, « nd » for what is not told. */
export function heatOf({ least, whole }: Told, most: number): string {
  if (least === 0) return whole ? "heat-0" : "heat-nd";
  return `heat-${Math.max(1, Math.ceil((4 * least) / Math.max(1, most)))}`;
}

/** Columns that a telephone shows without scrolling. */
const FITTING = 1;

export const mostOf = (cells: readonly Told[]): number => Math.max(0, ...cells.map(({ least }) => least));
const says = ({ least }: Told): boolean => least > 0;

/** Rows by columns, a number in each cell; the columns where nothing can be told are named under it. */
export const HeatTable = ({
  name,
  corner,
  heat,
  rowName,
  columnName,
  totalName = "Total",
}: {
  name: string;
  corner: string;
  heat: Heat;
  rowName: (code: string) => string;
  columnName: (code: string) => string;
  /** Null: the rows have no total of their own. */
  totalName?: string | null;
}) => {
  const rows = heat.rows.filter(({ total, cells }) => says(total) || cells.some(says));
  const columns = heat.columns
    .map((code, at) => ({ code, at }))
    .filter(({ at }) => rows.some(({ cells }) => cells[at] && says(cells[at])));
  const left = heat.columns.filter((code) => !columns.some((column) => column.code === code));
  if (rows.length === 0) return <p>{spaced("Rien ne peut être dit : tout est sous dix, ou à zéro.")}</p>;
  const most = mostOf(rows.flatMap(({ cells }) => cells));
  return (
    <>
      <Legend most={most} />
      {columns.length > FITTING && (
        <p class="slide aside" aria-hidden="true">
          Faites glisser le tableau pour voir les autres colonnes →
        </p>
      )}
      <section class="scroll" aria-label={name} tabindex={0}>
        <table class="heat">
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {totalName !== null && <th scope="col">{totalName}</th>}
              {columns.map(({ code }) => (
                <th scope="col">{spaced(columnName(code))}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, total, cells }) => (
              <tr>
                <th scope="row">{spaced(rowName(code))}</th>
                {totalName !== null && (
                  <td>
                    <strong>{spaced(toldWords(total))}</strong>
                  </td>
                )}
                {columns.map(({ at }) => {
                  const cell = cells[at] ?? { least: 0, whole: false };
                  return <td class={heatOf(cell, most)}>{spaced(toldWords(cell))}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left.length > 0 && (
        <p class="aside">
          {spaced(
            `Colonnes sans aucun nombre à dire (zéro, ou sous dix) : ${left.map(columnName).join(", ")}.`,
          )}
        </p>
      )}
    </>
  );
};

/** What the shades are: equal parts of the largest number. */
export const Legend = ({ most }: { most: number }) => {
  const bound = (part: number): number => Math.floor((part * most) / 4);
  return (
    <ul class="legend">
      {[1, 2, 3, 4]
        .filter((part) => bound(part) > bound(part - 1))
        .map((part) => (
          <li
            class={`heat-${part}`}
          >{`${NUMBER.format(bound(part - 1) + 1)} à ${NUMBER.format(bound(part))}`}</li>
        ))}
      <li class="heat-nd">n. d. : non dit</li>
    </ul>
  );
};
