/** A civil day as the number of days since 1970-01-01. */
export type Day = number;

const DAY_MS = 86_400_000;
const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const UNDERSTOOD = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"]);

export type Rule = {
  count: number | null;
  /** As written: a day, or an instant in UTC; null without end. */
  until: string | null;
  /** Whether the rule falls on a day. */
  holds(day: Day): boolean;
};

const civil = (day: Day) => {
  const date = new Date(day * DAY_MS);
  const [year, month, monthDay] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return { year, month, monthDay, length, weekday: date.getUTCDay() };
};

/**
 * A repetition rule of RFC 5545, by day. Each day is asked whether it belongs, so that no rule, however odd, can loop: the caller
 * bounds the days. Rules by hour, by week of the year, by position… are not read.
 * @param start the day of the first occurrence
 * @returns null when the rule asks for something that is not read
 */
export function readRule(text: string, start: Day): Rule | null {
  const parts = new Map(
    text.split(";").map((part) => {
      const [name = "", value = ""] = part.toUpperCase().split("=");
      return [name.trim(), value.trim()];
    }),
  );
  if ([...parts.keys()].some((name) => !UNDERSTOOD.has(name))) return null;
  const numbers = (name: string): number[] => (parts.get(name) ?? "").split(",").filter(Boolean).map(Number);
  const byDay = (parts.get("BYDAY") ?? "").split(",").filter(Boolean).map(ordinalDay);
  const [byMonthDay, byMonth] = [numbers("BYMONTHDAY"), numbers("BYMONTH")];
  const interval = Number(parts.get("INTERVAL") ?? 1);
  const count = parts.has("COUNT") ? Number(parts.get("COUNT")) : null;
  const whole = [interval, count ?? 1, ...byMonthDay, ...byMonth].every(Number.isInteger);
  if (!whole || interval < 1 || byDay.includes(null)) return null;
  const days = byDay.filter((day) => day !== null);

  const first = civil(start);
  const weekStart = Math.max(0, WEEKDAYS.indexOf(parts.get("WKST") ?? "MO"));
  const weekOf = (day: Day): number => Math.floor((day + 4 - weekStart) / 7); // day 0 was a Thursday
  const onDay = (date: ReturnType<typeof civil>): boolean =>
    days.some(
      ({ ordinal, weekday }) =>
        date.weekday === weekday &&
        (ordinal === 0 ||
          ordinal === Math.ceil(date.monthDay / 7) ||
          -ordinal === Math.ceil((date.length - date.monthDay + 1) / 7)),
    );
  const onMonthDay = (date: ReturnType<typeof civil>): boolean =>
    byMonthDay.some((day) => date.monthDay === (day < 0 ? date.length + 1 + day : day));

  const steps: Record<string, (day: Day, date: ReturnType<typeof civil>) => number> = {
    DAILY: (day) => day - start,
    WEEKLY: (day) => weekOf(day) - weekOf(start),
    MONTHLY: (_, date) => (date.year - first.year) * 12 + date.month - first.month,
    YEARLY: (_, date) => date.year - first.year,
  };
  const frequency = parts.get("FREQ") ?? "";
  const stepsTo = Object.hasOwn(steps, frequency) ? steps[frequency] : undefined;
  // « The third Monday of the year », « the 15th of every month of the year »: without months, these are other expansions.
  const yearly = frequency === "YEARLY" && days.length + byMonthDay.length > 0 && byMonth.length === 0;
  if (!stepsTo || yearly) return null;
  return {
    count,
    until: parts.get("UNTIL") ?? null,
    holds(day) {
      const date = civil(day);
      if (stepsTo(day, date) % interval !== 0) return false;
      if (
        byMonth.length > 0
          ? !byMonth.includes(date.month + 1)
          : frequency === "YEARLY" && date.month !== first.month
      )
        return false;
      if (days.length > 0 && !onDay(date)) return false;
      if (byMonthDay.length > 0) return onMonthDay(date);
      if (days.length > 0 || frequency === "DAILY") return true;
      return frequency === "WEEKLY" ? date.weekday === first.weekday : date.monthDay === first.monthDay;
    },
  };
}

function ordinalDay(text: string): { ordinal: number; weekday: number } | null {
  const match = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(text);
  return match ? { ordinal: Number(match[1] ?? 0), weekday: WEEKDAYS.indexOf(match[2] ?? "") } : null;
}
