import type { Child } from "hono/jsx";
import type { Week } from "../../../review/quality/report.ts";
import { interval, percent, shortDay } from "./words.ts";

// Drawn in percents of the width, without a viewBox: the words keep their size on any screen, and no script measures anything.
const LEFT = 13;
const RIGHT = 97;
const TOP = 24;
const BOTTOM = 32;

type Frame = { height: number; max: number; weeks: readonly Week[] };

const xOf = (index: number, count: number): number => LEFT + ((index + 0.5) / count) * (RIGHT - LEFT);
const yOf = (rate: number, { height, max }: Frame): number =>
  height - BOTTOM - (rate / max) * (height - TOP - BOTTOM);
const at = (percentage: number): string => `${percentage.toFixed(2)}%`;

/** The first round share that holds them all, so that a rare error is not drawn as a flat line. */
const roundAbove = (highest: number): number => [0.1, 0.25, 0.5, 1].find((round) => round >= highest) ?? 1;

/** The rate of errors of each week with its interval, and no point where nothing was read. */
export const ErrorChart = ({ weeks }: { weeks: readonly Week[] }) => {
  const highs = weeks.flatMap(({ errors }) => errors.high ?? []);
  const frame = { height: 220, max: roundAbove(Math.max(0, ...highs)), weeks };
  const x = (index: number): string => at(xOf(index, weeks.length));
  const y = (rate: number): number => yOf(rate, frame);
  return (
    <Chart
      id="graphe-erreurs"
      frame={frame}
      title="Part d'erreurs par semaine"
      text={weeks.map(({ from, errors }) =>
        errors.rate === null
          ? `${shortDay(from)} : rien de lu`
          : `${shortDay(from)} : ${percent(errors.rate)} (${interval(errors)})`,
      )}
    >
      {weeks.map(({ errors: { rate, low, high } }, index) => {
        const previous = weeks[index - 1]?.errors.rate ?? null;
        return rate === null || low === null || high === null ? null : (
          <g>
            {previous !== null && (
              <line class="trend" x1={x(index - 1)} y1={y(previous)} x2={x(index)} y2={y(rate)} />
            )}
            <line class="spread" x1={x(index)} y1={y(low)} x2={x(index)} y2={y(high)} />
            <circle cx={x(index)} cy={y(rate)} r="5" />
          </g>
        );
      })}
    </Chart>
  );
};

/** The share of the sample that was read, each week: a bar, in the outline of what was drawn. */
export const CoverageChart = ({ weeks }: { weeks: readonly Week[] }) => {
  const frame = { height: 140, max: 1, weeks };
  const wide = 0.6 * ((RIGHT - LEFT) / weeks.length);
  return (
    <Chart
      id="graphe-couverture"
      frame={frame}
      title="Part de l'échantillon qui a été lue, par semaine"
      text={weeks.map(({ from, coverage }) =>
        coverage.rate === null
          ? `${shortDay(from)} : rien de tiré`
          : `${shortDay(from)} : ${percent(coverage.rate)}`,
      )}
    >
      {weeks.map(({ coverage: { rate } }, index) => {
        const box = { x: at(xOf(index, weeks.length) - wide / 2), width: at(wide) };
        return rate === null ? null : (
          <g>
            <rect class="whole" {...box} y={yOf(1, frame)} height={yOf(0, frame) - yOf(1, frame)} />
            <rect class="part" {...box} y={yOf(rate, frame)} height={yOf(0, frame) - yOf(rate, frame)} />
          </g>
        );
      })}
    </Chart>
  );
};

/** The frame of a chart: its lines, its weeks, and in words all that it shows. */
const Chart = ({
  id,
  frame,
  title,
  text,
  children,
}: {
  id: string;
  frame: Frame;
  title: string;
  text: readonly string[];
  children: Child;
}) => {
  const { height, max, weeks } = frame;
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg width="100%" height={height} role="img" aria-labelledby={`${id}-titre ${id}-texte`}>
        <title id={`${id}-titre`}>{title}</title>
        <desc id={`${id}-texte`}>{text.join(" ; ")}</desc>
        {[0, max / 2, max].map((rate) => (
          <g>
            <line class="grid" x1="0" y1={yOf(rate, frame)} x2="100%" y2={yOf(rate, frame)} />
            <text x="0" y={yOf(rate, frame) - 5}>
              {percent(rate).replace(",0", "")}
            </text>
          </g>
        ))}
        {children}
        {weeks.map(({ from }, index) => (
          <text
            class={(weeks.length - 1 - index) % 3 === 0 ? "week" : "week between"}
            x={at(xOf(index, weeks.length))}
            y={height - 10}
            text-anchor="middle"
          >
            {shortDay(from)}
          </text>
        ))}
      </svg>
    </figure>
  );
};
