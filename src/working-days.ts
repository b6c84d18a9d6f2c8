import { parisDay } from "./clock.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A day of the calendar, so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The Sunday of Easter in the Gregorian calendar (Meeus, « Astronomical Algorithms », 2nd ed., ch. 8). */
export function easter(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

// Code du travail, article L3133-1: the eleven « fêtes légales » of the whole of France. The two more of Alsace and
// Moselle (L3134-13) and the days of the abolition of slavery overseas (L3422-2) hold there alone, and are left out.
const FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
/** Days from Easter Sunday: Easter Monday, Ascension Thursday, Whit Monday. */
const FROM_EASTER = [1, 39, 50];

/** The public holidays of a year, as `YYYY-MM-DD`. */
export function holidays(year: number): string[] {
  const sunday = easter(year);
  return [
    ...FIXED.map((day) => `${year}-${day}`),
    ...FROM_EASTER.map((days) => dayAfter(sunday, days)),
  ].sort();
}

const known = new Map<string, ReadonlySet<string>>();

/** True from Monday to Friday, but on a public holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const year = day.slice(0, 4);
  const off = known.get(year) ?? new Set(holidays(Number(year)));
  known.set(year, off);
  return !off.has(day);
}

/** The n-th working day after a day, which itself does not count. @param days at least one */
export function workingDayAfter(day: string, days: number): string {
  let at = day;
  for (let left = days; left > 0; ) {
    at = dayAfter(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

const PARIS_HOUR = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  hour: "2-digit",
  hourCycle: "h23",
});

/** The instant at which the clocks of Paris show a whole hour of a day; not one that a change of hour skips (2 in the night). */
export function parisHour(day: string, hour: number): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + hour * HOUR_MS;
  // Paris is one hour ahead of UTC, two in summer.
  const summer = new Date(asUtc - 2 * HOUR_MS);
  return Number(PARIS_HOUR.format(summer)) === hour ? summer : new Date(asUtc - HOUR_MS);
}

/** Hours of an office, Europe/Paris: nobody is written to for their work before or after. */
export const OFFICE_OPENS = 8;
export const OFFICE_CLOSES = 18;

/** True on a working day from 8:00 to 18:00, Europe/Paris. */
export function isOfficeTime(at: Date): boolean {
  const hour = Number(PARIS_HOUR.format(at));
  return isWorkingDay(parisDay(at)) && hour >= OFFICE_OPENS && hour < OFFICE_CLOSES;
}

/** The instant itself in office hours, else the next opening. */
export function officeTimeFrom(at: Date): Date {
  if (isOfficeTime(at)) return at;
  const day = parisDay(at);
  const today = isWorkingDay(day) ? parisHour(day, OFFICE_OPENS) : null;
  return today && at < today ? today : parisHour(workingDayAfter(day, 1), OFFICE_OPENS);
}

/**
 * The end (Europe/Paris) of the n-th working day after the day of an instant: that day itself does not count.
 * @param days at least one
 */
export const workingDaysAfter = (from: Date, days: number): Date =>
  // The last millisecond of the day, so that « au plus tard le » names it.
  new Date(parisHour(dayAfter(workingDayAfter(parisDay(from), days), 1), 0).getTime() - 1);
