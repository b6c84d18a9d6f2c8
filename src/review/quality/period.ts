import { isDay, parisDay } from "../../clock.ts";
import { DomainError, type FieldError } from "../../errors.ts";
import { startOfParisDay } from "../../events/zone.ts";

/** Paris days, both included; `start` and `end` are their instants, `end` excluded. */
export type Period = { from: string; to: string; start: Date; end: Date };

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
/** A leap year: beyond, the figures of services that differ would be added up. */
const LONGEST_DAYS = 366;
/** What the trend shows. */
export const WEEKS = 12;

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);
/** The calendar day so many days later, or earlier. */
export const shifted = (day: string, days: number): string =>
  new Date(atNoon(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

const between = (from: string, to: string): Period => ({
  from,
  to,
  start: startOfParisDay(from),
  end: startOfParisDay(shifted(to, 1)),
});

/**
 * The period that was asked for; the last thirty days, today included, where nothing is said.
 * @throws DomainError `entree-invalide`, naming the fields
 */
export function periodOf(asked: { from?: string | undefined; to?: string | undefined }, now: Date): Period {
  const today = parisDay(now);
  const faults: FieldError[] = [];
  for (const [field, day] of [
    ["from", asked.from],
    ["to", asked.to],
  ] as const)
    if (day && !isDay(day)) faults.push({ field, message: "Écrivez une date qui existe, comme 2026-11-30." });
  const to = asked.to || today;
  if (faults.length === 0 && to > today)
    faults.push({ field: "to", message: "La période ne peut pas finir après aujourd'hui." });
  if (faults.length > 0) throw refused(faults);
  const from = asked.from || shifted(to, 1 - DEFAULT_DAYS);
  if (from > to) throw refused([{ field: "from", message: "Le début de la période est après sa fin." }]);
  if (shifted(from, LONGEST_DAYS) <= to)
    throw refused([{ field: "from", message: `Une période couvre au plus ${LONGEST_DAYS} jours.` }]);
  return between(from, to);
}

const refused = (faults: FieldError[]): DomainError =>
  new DomainError(
    "entree-invalide",
    "Ces chiffres n'ont pas pu être calculés : corrigez la période.",
    faults,
  );

/** Weeks, Monday to Sunday in Paris, that end with the week of a day; the last may still be running. */
export function weeksUpTo(day: string): Period[] {
  const weekday = (atNoon(day).getUTCDay() + 6) % 7;
  const last = shifted(day, -weekday);
  return Array.from({ length: WEEKS }, (_, index) => {
    const monday = shifted(last, 7 * (index - WEEKS + 1));
    return between(monday, shifted(monday, 6));
  });
}
