import { frenchDate } from "../clock.ts";

export { frenchDate };

/** « du 18 juillet 2024 », « de septembre 2025 », « d'août 2025 », « de 2025 ». */
export function ofDate(date: string): string {
  const words = frenchDate(date);
  if (/^\d{4}-\d{2}-\d{2}/.test(date)) return `du ${words}`;
  return /^[ao]/.test(words) ? `d'${words}` : `de ${words}`;
}

const PARIS = "Europe/Paris";
/** The Paris day of an instant, in words. */
export const frenchDay = (instant: Date): string =>
  frenchDate(new Intl.DateTimeFormat("sv-SE", { timeZone: PARIS }).format(instant));

/** « 14 h 05 », in Paris. */
export const frenchTime = (instant: Date): string =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: PARIS, hour: "2-digit", minute: "2-digit" })
    .format(instant)
    .replace(":", " h ");
