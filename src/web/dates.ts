import { frenchDate } from "../clock.ts";

export { frenchDate };

const PARIS = "Europe/Paris";
/** The Paris day of an instant, in words. */
export const frenchDay = (instant: Date): string =>
  frenchDate(new Intl.DateTimeFormat("sv-SE", { timeZone: PARIS }).format(instant));

/** « 14 h 05 », in Paris. */
export const frenchTime = (instant: Date): string =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: PARIS, hour: "2-digit", minute: "2-digit" })
    .format(instant)
    .replace(":", " h ");
