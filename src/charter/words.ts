import { frenchDate, parisDay } from "../clock.ts";

const DAY_MS = 86_400_000;

export const day = (instant: Date): string => frenchDate(parisDay(instant));

/** Fewer than this about people is never told (the rule of /stats). */
const FEW = 10;
export const coarse = (count: number): string => (count < FEW ? `moins de ${FEW}` : `au moins ${FEW}`);

export const daysSince = (instant: Date, now: Date): number => (now.getTime() - instant.getTime()) / DAY_MS;

/** Half a year, as the charter counts it for a review of rights; a year for the others. */
export const HALF_YEAR_DAYS = 183;
export const YEAR_DAYS = 366;
