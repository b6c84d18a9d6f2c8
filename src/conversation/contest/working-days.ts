import { parisDay } from "../../clock.ts";
import { endOfParisDay } from "../../events/zone.ts";

const DAY_MS = 86_400_000;
const dayAfter = (day: string, days: number): string =>
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

/** True from Monday to Friday, but on a public holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays(Number(day.slice(0, 4))).includes(day);
}

/**
 * The end (Europe/Paris) of the n-th working day after the day of an instant: that day itself does not count.
 * @param days at least one
 */
export function workingDaysAfter(from: Date, days: number): Date {
  let day = parisDay(from);
  for (let left = days; left > 0; ) {
    day = dayAfter(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  // The last millisecond of the day, so that « au plus tard le » names it.
  return new Date(endOfParisDay(day).getTime() - 1);
}
