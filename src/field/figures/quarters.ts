import { monthAfter, parisMonth, spanOf } from "../../statistics/months.ts";

/** A quarter of Paris time; `end` excluded. */
export type Quarter = { quarter: string; months: readonly string[]; start: Date; end: Date };

/** The quarter of a month `YYYY-MM`, as `2026-T4`. */
export const quarterOfMonth = (month: string): string =>
  `${month.slice(0, 4)}-T${Math.ceil(Number(month.slice(5)) / 3)}`;

export function quarterOf(name: string): Quarter {
  const [year = "", number = ""] = name.split("-T");
  const first = `${year}-${String(3 * Number(number) - 2).padStart(2, "0")}`;
  const months = [first, monthAfter(first), monthAfter(monthAfter(first))];
  return {
    quarter: name,
    months,
    start: spanOf(first).start,
    end: spanOf(months[2] ?? first).end,
  };
}

/** The quarters from that of `since` that are over at `now`, the oldest first. */
export function closedQuarters(since: Date, now: Date): string[] {
  const quarters = new Set<string>();
  const current = quarterOfMonth(parisMonth(now));
  for (let month = parisMonth(since); quarterOfMonth(month) < current; month = monthAfter(month))
    quarters.add(quarterOfMonth(month));
  return [...quarters];
}

/** The day that the figures of the quarter under way are made. */
export const nextClosing = (now: Date): Date => quarterOf(quarterOfMonth(parisMonth(now))).end;
