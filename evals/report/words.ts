import { interval } from "../../src/review/quality/share.ts";
import { spaced } from "../../src/web/typography.ts";

const PERCENT = new Intl.NumberFormat("fr-FR", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const POINTS = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1, signDisplay: "exceptZero" });

type Share = { hits: number; total: number };

/** « 83,9 % »; a dash over no case. */
export const share = ({ hits, total }: Share): string => (total === 0 ? "–" : PERCENT.format(hits / total));

/** « 80,9 – 86,5 % », the 95 % interval. */
export function bounds({ hits, total }: Share): string {
  if (total === 0) return "–";
  const [low, high] = interval(hits, total).map((bound) => PERCENT.format(bound));
  return `${low?.replace(/\s*%$/, "")} – ${high}`;
}

/** « +1,2 point » between two shares. */
export function points(before: Share, after: Share): string {
  if (before.total === 0 || after.total === 0) return "–";
  const moved = Math.round(1_000 * (after.hits / after.total - before.hits / before.total)) / 10;
  return `${POINTS.format(moved)} point${Math.abs(moved) < 2 ? "" : "s"}`;
}

export { spaced };
