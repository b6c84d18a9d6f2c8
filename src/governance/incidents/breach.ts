import { type BreachClock, HOURS_TO_NOTIFY } from "./incident.ts";

const HOUR_MS = 3_600_000;

export const endOfClock = (awareAt: Date): Date => new Date(awareAt.getTime() + HOURS_TO_NOTIFY * HOUR_MS);

/**
 * Where a breach stands in its 72 hours, which run from when the service knew of it, on days off too (RGPD, article 33, 1;
 * règlement n° 1182/71, article 3).
 * @param awareAt null: it is no breach
 */
export function breachClock(awareAt: Date | null, decidedAt: Date | null, now: Date): BreachClock | null {
  if (awareAt === null) return null;
  const endsAt = endOfClock(awareAt);
  const left = (endsAt.getTime() - now.getTime()) / HOUR_MS;
  return {
    awareAt,
    endsAt,
    decidedAt,
    hoursLeft: decidedAt === null ? Math.max(0, Math.floor(left)) : null,
    over: (decidedAt ?? now) > endsAt,
  };
}
