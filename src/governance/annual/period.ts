import { isDay, parisDay } from "../../clock.ts";
import { DomainError } from "../../errors.ts";
import { endOfParisDay, startOfParisDay } from "../../events/zone.ts";

/** A calendar year in Paris, or what has passed of it: days included, `end` an instant excluded. */
export type AnnualPeriod = {
  year: number;
  from: string;
  to: string;
  start: Date;
  end: Date;
  /** False: the year is not over. */
  complete: boolean;
};

const FIRST_YEAR = 2025;

/** @throws DomainError `entree-invalide` for a year that has not begun, or before the plan itself (1 July 2025) */
export function annualPeriod(year: number, now: Date): AnnualPeriod {
  const today = parisDay(now);
  const current = Number(today.slice(0, 4));
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > current) {
    const message = `Une année de ${FIRST_YEAR} à ${current}.`;
    throw new DomainError("entree-invalide", `Ce bilan ne peut pas être établi. ${message}`, [
      { field: "annee", message },
    ]);
  }
  const last = `${year}-12-31`;
  const to = today < last ? today : last;
  const from = `${year}-01-01`;
  return {
    year,
    from,
    to,
    start: startOfParisDay(from),
    end: endOfParisDay(to),
    complete: today > last,
  };
}

/** The year before, up to the same day where the year is not over: the two can be compared. */
export function yearBefore({ year, to, complete }: AnnualPeriod): AnnualPeriod {
  const sameDay = `${year - 1}${to.slice(4)}`;
  // Of a 29 February, the 28th.
  const last = isDay(sameDay) ? sameDay : `${year - 1}-02-28`;
  const from = `${year - 1}-01-01`;
  return {
    year: year - 1,
    from,
    to: last,
    start: startOfParisDay(from),
    end: endOfParisDay(last),
    complete,
  };
}
