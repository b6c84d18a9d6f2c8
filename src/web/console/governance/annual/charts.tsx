import type { ToldCount } from "../../../../governance/annual/suppress.ts";
import type { Share } from "../../../../review/quality/share.ts";
import { spaced } from "../../../typography.ts";
import { number, percent } from "../../quality/words.ts";

// Drawn once, for a page of a known width: unlike those of the screen, these scale with it.
const WIDTH = 680;

/** The first of 1, 2 or 5 times a power of ten that holds a count. */
function roundAbove(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  return [1, 2, 5, 10].map((step) => step * power).find((round) => round >= highest) ?? highest;
}

type Bar = ToldCount & { label: string };

/** A column a month. What is not told is an outline without a height. */
export const Columns = ({ id, title, bars }: { id: string; title: string; bars: readonly Bar[] }) => {
  const [left, top, bottom, height] = [40, 18, 26, 190];
  const max = roundAbove(Math.max(0, ...bars.map(({ count }) => count ?? 0)));
  const y = (count: number): number => height - bottom - (count / max) * (height - top - bottom);
  const step = (WIDTH - left) / Math.max(1, bars.length);
  const wide = Math.min(40, step * 0.6);
  return (
    <Chart id={id} title={title} height={height}>
      {[0, max / 2, max].map((tick) => (
        <g>
          <line class="grid" x1={left} y1={y(tick)} x2={WIDTH} y2={y(tick)} />
          <text x={left - 6} y={y(tick) + 4} text-anchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
      {bars.map(({ label, count }, index) => {
        const x = left + index * step + (step - wide) / 2;
        return (
          <g>
            {count === null ? (
              <rect class="hidden" x={x} y={y(0) - 14} width={wide} height={14} />
            ) : (
              <>
                <rect class="bar" x={x} y={y(count)} width={wide} height={y(0) - y(count)} />
                <text class="label" x={x + wide / 2} y={y(count) - 4} text-anchor="middle">
                  {number(count)}
                </text>
              </>
            )}
            <text x={x + wide / 2} y={height - 8} text-anchor="middle">
              {label}
            </text>
          </g>
        );
      })}
    </Chart>
  );
};

const LINE = 26;
const NAMES = 230;

/** A bar a line, the longest first. */
export const Bars = ({ id, title, bars }: { id: string; title: string; bars: readonly Bar[] }) => {
  const max = Math.max(1, ...bars.map(({ count }) => count ?? 0));
  const long = (count: number): number => (count / max) * (WIDTH - NAMES - 60);
  return (
    <Chart id={id} title={title} height={Math.max(1, bars.length) * LINE + 4}>
      {bars.map(({ label, count }, index) => (
        <g>
          <text class="label" x={NAMES - 8} y={index * LINE + 18} text-anchor="end">
            {label}
          </text>
          {count === null ? (
            <rect class="hidden" x={NAMES} y={index * LINE + 6} width={14} height={16} />
          ) : (
            <>
              <rect class="bar" x={NAMES} y={index * LINE + 6} width={long(count)} height={16} />
              <text x={NAMES + long(count) + 6} y={index * LINE + 18}>
                {number(count)}
              </text>
            </>
          )}
        </g>
      ))}
    </Chart>
  );
};

/** Shares with their 95 % intervals, one a line, on a common scale from zero. */
export const Intervals = ({
  id,
  title,
  lines,
}: {
  id: string;
  title: string;
  lines: readonly { label: string; share: Share }[];
}) => {
  const top = 20;
  const highest = Math.max(0, ...lines.map(({ share }) => share.high ?? 0));
  const max = [0.1, 0.25, 0.5, 1].find((round) => round >= highest) ?? 1;
  const x = (rate: number): number => NAMES + (rate / max) * (WIDTH - NAMES - 30);
  const height = top + Math.max(1, lines.length) * LINE + 4;
  return (
    <Chart id={id} title={title} height={height}>
      {[0, max / 2, max].map((tick) => (
        <g>
          <line class="grid" x1={x(tick)} y1={top} x2={x(tick)} y2={height} />
          <text x={x(tick)} y={12} text-anchor="middle">
            {percent(tick).replace(",0", "")}
          </text>
        </g>
      ))}
      {lines.map(({ label, share: { rate, low, high } }, index) => {
        const y = top + index * LINE + 14;
        return (
          <g>
            <text class="label" x={NAMES - 8} y={y + 4} text-anchor="end">
              {label}
            </text>
            {rate !== null && low !== null && high !== null && (
              <>
                <line class="spread" x1={x(low)} y1={y} x2={x(high)} y2={y} />
                <circle class="bar" cx={x(rate)} cy={y} r="5" />
              </>
            )}
          </g>
        );
      })}
    </Chart>
  );
};

type ChartProps = { id: string; title: string; height: number; children?: unknown };

/** What it draws is in the table that follows: it is named, not told twice. */
const Chart = ({ id, title, height, children }: ChartProps) => (
  <figure>
    <figcaption>{spaced(title)}</figcaption>
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={id}>
      <title id={id}>{spaced(title)}</title>
      {children}
    </svg>
  </figure>
);
