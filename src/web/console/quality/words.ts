import { frenchDate } from "../../../clock.ts";
import type { Share } from "../../../review/quality/share.ts";
import { spaced } from "../../typography.ts";

const PERCENT = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const NUMBER = new Intl.NumberFormat("fr-FR");
const TWO_PLACES = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2, minimumFractionDigits: 2 });

export const number = (value: number): string => NUMBER.format(value);
export const decimal = (value: number): string => TWO_PLACES.format(value).replace("-", "−");

/** « 1 réponse », « 12 réponses » */
export const counted = (n: number, one: string, many: string): string => `${number(n)} ${n > 1 ? many : one}`;

/** « 7,3 % »; a dash over none. */
export const percent = (rate: number | null): string =>
  rate === null ? "–" : spaced(`${PERCENT.format(100 * rate)} %`);

/** « 2,5 à 19,4 % », the 95 % interval of a share. */
export const interval = ({ low, high }: Pick<Share, "low" | "high">): string =>
  low === null || high === null
    ? "–"
    : spaced(`${PERCENT.format(100 * low)} à ${PERCENT.format(100 * high)} %`);

/** « 45 min », « 5 h », « 3,2 j »: as precise as one needs to judge a delay. */
export function duration(hours: number | null): string {
  if (hours === null) return "–";
  if (hours < 1) return `${Math.round(60 * hours)} min`;
  if (hours < 48) return `${number(Math.round(hours))} h`;
  return `${number(Math.round((10 * hours) / 24) / 10)} j`;
}

/** « du 1er novembre 2026 au 30 novembre 2026 » */
export const periodWords = ({ from, to }: { from: string; to: string }): string =>
  from === to ? `le ${frenchDate(from)}` : `du ${frenchDate(from)} au ${frenchDate(to)}`;

/** « 23/11 » from `2026-11-23`. */
export const shortDay = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}`;
