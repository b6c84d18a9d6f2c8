import { frenchDate } from "../../../clock.ts";
import type { Told, Year } from "../../../field/figures/year.ts";
import { spaced } from "../../typography.ts";
import { mostOf, toldWords } from "./heat.tsx";

// Drawn in percents of the width, without a viewBox: the words keep their size on any screen.
const HEIGHT = 160;
const TOP = 24;
const BOTTOM = 26;
const at = (percentage: number): string => `${percentage.toFixed(2)}%`;

/** « oct. » */
const SHORT_MONTH = new Intl.DateTimeFormat("fr-FR", { month: "short", timeZone: "UTC" });
const shortMonth = (month: string): string => SHORT_MONTH.format(new Date(`${month}-15T12:00:00Z`));

/** Twelve months as bars, the number over each, and the same in a table. */
export const Trend = ({ months }: Pick<Year, "months">) => (
  <>
    <Bars id="retours" title="Retours déposés, par mois" months={months} of={({ reports }) => reports} />
    <Bars
      id="demandes"
      title="Conversations sans interlocuteur à proposer, par mois"
      months={months}
      of={({ unmet }) => unmet}
    />
    <details>
      <summary>Les mêmes nombres en tableau</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            <th scope="col">Retours</th>
            <th scope="col">Sans interlocuteur</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, reports, unmet }) => (
            <tr>
              <th scope="row">{frenchDate(month)}</th>
              <td>{spaced(toldWords(reports))}</td>
              <td>{spaced(toldWords(unmet))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </>
);

const Bars = ({
  id,
  title,
  months,
  of,
}: {
  id: string;
  title: string;
  months: Year["months"];
  of: (month: Year["months"][number]) => Told;
}) => {
  const most = Math.max(1, mostOf(months.map(of)));
  const step = 100 / months.length;
  const tall = (told: Told): number => (told.least / most) * (HEIGHT - TOP - BOTTOM);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg width="100%" height={HEIGHT} role="img" aria-labelledby={`${id}-titre ${id}-texte`}>
        <title id={`${id}-titre`}>{title}</title>
        <desc id={`${id}-texte`}>
          {months.map((month) => `${frenchDate(month.month)} : ${toldWords(of(month))}`).join(" ; ")}
        </desc>
        <line class="grid" x1="0" y1={HEIGHT - BOTTOM} x2="100%" y2={HEIGHT - BOTTOM} />
        {months.map((month, index) => {
          const middle = at(step * (index + 0.5));
          const height = tall(of(month));
          // Where there is no room for twelve numbers, one of three is enough of a guide: the table has them all.
          const between = (months.length - 1 - index) % 3 === 0 ? undefined : "between";
          return (
            <g>
              <rect
                class="part"
                x={at(step * (index + 0.2))}
                width={at(step * 0.6)}
                y={HEIGHT - BOTTOM - height}
                height={height}
              />
              <text class={between} x={middle} y={HEIGHT - BOTTOM - height - 6} text-anchor="middle">
                {toldWords(of(month)).replace("n. d.", "·")}
              </text>
              <text class={between} x={middle} y={HEIGHT - 8} text-anchor="middle">
                {shortMonth(month.month)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
};
