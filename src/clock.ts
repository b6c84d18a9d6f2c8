/** The only source of time. It is passed down, into SQL too, so that any day can be replayed in a test. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** The Europe/Paris calendar day of an instant, as `YYYY-MM-DD`: French deadlines are counted in Paris days. */
export function parisDay(instant: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(instant);
}
