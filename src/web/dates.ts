const PARIS = "Europe/Paris";
const MONTHS = [
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

/** The Paris day of an instant, in words. */
export const frenchDay = (instant: Date): string =>
  frenchDate(new Intl.DateTimeFormat("sv-SE", { timeZone: PARIS }).format(instant));

/** « 14 h 05 », in Paris. */
export const frenchTime = (instant: Date): string =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: PARIS, hour: "2-digit", minute: "2-digit" })
    .format(instant)
    .replace(":", " h ");
