/** The only source of time. It is passed down, into SQL too, so that any day can be replayed in a test. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

// Made once: it costs more to make than to use.
const PARIS_DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" });

/** The Europe/Paris calendar day of an instant, as `YYYY-MM-DD`: French deadlines are counted in Paris days. */
export const parisDay = (instant: Date): string => PARIS_DAY.format(instant);

/** True for a day of the calendar written `YYYY-MM-DD`: 30 February is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const noon = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(text);
}

/** The months as French writes them, in order. */
export const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

/** « 2025 », « septembre 2025 » or « 1er juillet 2025 » from `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function frenchDate(date: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  const [, year, month, day] = match ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) return year ?? date;
  if (day === undefined) return `${name} ${year}`;
  return `${day === "01" ? "1er" : Number(day)} ${name} ${year}`;
}
