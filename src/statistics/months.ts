import { parisDay } from "../clock.ts";
import { startOfParisDay } from "../events/zone.ts";

/** A calendar month of Paris, `YYYY-MM`; `end` excluded. */
export type Month = { month: string; start: Date; end: Date };

/** The Paris month of an instant, as `YYYY-MM`. */
export const parisMonth = (instant: Date): string => parisDay(instant).slice(0, 7);

/** The month that follows. */
export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

export const spanOf = (month: string): Month => ({
  month,
  start: startOfParisDay(`${month}-01`),
  end: startOfParisDay(`${monthAfter(month)}-01`),
});

/** The months from that of `since` that are over at `now`, the oldest first. */
export function closedMonths(since: Date, now: Date): string[] {
  const months: string[] = [];
  for (let month = parisMonth(since); month < parisMonth(now); month = monthAfter(month)) months.push(month);
  return months;
}
