import { parisDay } from "../../clock.ts";

/** The instant at which a Paris day began. */
export function startOfParisDay(now: Date): Date {
  const day = parisDay(now);
  // Paris is one or two hours ahead: of the two midnights, the one that falls on the day itself.
  const [summer, winter] = [new Date(`${day}T00:00:00+02:00`), new Date(`${day}T00:00:00+01:00`)];
  return parisDay(summer) === day ? summer : winter;
}
