import { frenchDate } from "../dates.ts";
import { spaced } from "../typography.ts";

export type Point = { month: string; value: number | null };

const HEIGHT = 150;
const TOP = 22;
const BOTTOM = 26;
const NUMBER = new Intl.NumberFormat("fr-FR", { maximumSignificantDigits: 3 });

const shortMonth = (month: string): string => `${month.slice(5)}/${month.slice(2, 4)}`;

/**
 * A bar a month, none where nothing is told. In percents of the width, without a viewBox: the words keep their size. The table
 * beside it holds the same figures.
 */
export const MonthBars = ({ id, title, points }: { id: string; title: string; points: readonly Point[] }) => {
  const highest = Math.max(...points.map(({ value }) => value ?? 0));
  if (highest === 0) return null;
  const step = 100 / points.length;
  const tall = (value: number): number => (value / highest) * (HEIGHT - TOP - BOTTOM);
  const at = (percentage: number): string => `${percentage.toFixed(2)}%`;
  const words = points.map(
    ({ month, value }) => `${frenchDate(month)} : ${value === null ? "non publié" : NUMBER.format(value)}`,
  );
  // A figure on each bar while there is room for it; a name under each third month else.
  const crowded = points.length > 8;
  return (
    <figure class="bars">
      <figcaption>{spaced(title)}</figcaption>
      <svg width="100%" height={HEIGHT} role="img" aria-labelledby={`${id}-titre ${id}-texte`}>
        <title id={`${id}-titre`}>{title}</title>
        <desc id={`${id}-texte`}>{words.join(" ; ")}</desc>
        <line class="ground" x1="0" y1={HEIGHT - BOTTOM} x2="100%" y2={HEIGHT - BOTTOM} />
        {points.map(({ month, value }, index) => (
          <g>
            {value !== null && (
              <rect
                x={at((index + 0.2) * step)}
                y={HEIGHT - BOTTOM - tall(value)}
                width={at(0.6 * step)}
                height={tall(value)}
              />
            )}
            {!crowded && (
              <text
                x={at((index + 0.5) * step)}
                y={HEIGHT - BOTTOM - tall(value ?? 0) - 6}
                text-anchor="middle"
              >
                {value === null ? "–" : NUMBER.format(value)}
              </text>
            )}
            {(!crowded || (points.length - 1 - index) % 3 === 0) && (
              <text x={at((index + 0.5) * step)} y={HEIGHT - 8} text-anchor="middle">
                {shortMonth(month)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </figure>
  );
};
