import type { Timing } from "./event.ts";
import type { Property } from "./ical-lines.ts";
import { readRule } from "./recurrence.ts";
import { instantOf, isZone, PARIS, type Wall } from "./zone.ts";

const DAY_MS = 86_400_000;
/** A meeting without end is known this far ahead, and this many times at most. */
const HORIZON_DAYS = 400;
const MOST_OCCURRENCES = 60;
/** Days that the rules of one file are asked about, all together: a second of work, some thousand weekly meetings. */
const MOST_DAYS = 2_000_000;

/** What is left of that work; one for each file. */
export type Budget = { days: number };
export const newBudget = (): Budget => ({ days: MOST_DAYS });

export class UnreadableTime extends Error {}

/** A moment of a calendar: what the clock shows, where; `zone` « UTC » for an instant. */
type Moment = { wall: Wall; zone: string; allDay: boolean };

/** @throws UnreadableTime in French */
export function momentOf(property: Property, floating: string): Moment {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(property.value.trim());
  if (!match) throw new UnreadableTime("une date est mal écrite");
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((n) => Number(n ?? 0));
  const named = property.params.get("TZID") ?? floating;
  const zone = match[7] === "Z" ? "UTC" : named;
  if (!isZone(zone)) throw new UnreadableTime(`fuseau horaire inconnu (« ${zone.slice(0, 40)} »)`);
  const real =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  // A leap second is read as the one before it.
  if (!real || hour > 23 || minute > 59 || second > 60) throw new UnreadableTime("une date n'existe pas");
  return {
    wall: { year, month, day, hour, minute, second: Math.min(second, 59) },
    zone,
    allDay: match[4] === undefined,
  };
}

export const instant = ({ wall, zone, allDay }: Moment): Date => instantOf(wall, allDay ? PARIS : zone);

/** `P1DT2H30M`, in milliseconds; null when it is none. */
function duration(text: string): number | null {
  const match =
    /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/.exec(
      text.trim(),
    );
  if (!match) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((n) => Number(n ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
}

/** How long an event lasts: to its end, for its duration, or one day when it has but a date. */
export function lengthOf(
  start: Moment,
  end: Property | undefined,
  lasts: Property | undefined,
  floating: string,
): number {
  const from = instant(start).getTime();
  const length = end
    ? instant(momentOf(end, floating)).getTime() - from
    : lasts
      ? duration(lasts.value)
      : start.allDay
        ? DAY_MS
        : 0;
  if (length === null || length < 0) throw new UnreadableTime("la fin est mal écrite, ou avant le début");
  return length;
}

/** @throws UnreadableTime past the year 9999: dates are then written otherwise, and no longer come in order */
export function timingOf(begin: Date, length: number): Timing {
  const end = new Date(begin.getTime() + length);
  if (!(end.getUTCFullYear() <= 9999)) throw new UnreadableTime("une date est trop lointaine");
  return { begin: begin.toISOString(), end: end.toISOString() };
}

/**
 * The beginnings of an event that a rule repeats: those not yet over at `now`, up to a horizon. `complete` is false when the rule is of
 * a kind that is not read, or the file has too many: the first beginning alone is given.
 */
export function repeated(
  start: Moment,
  rule: string,
  length: number,
  now: Date,
  budget: Budget,
): { begins: Date[]; complete: boolean } {
  const first = Math.floor(Date.UTC(start.wall.year, start.wall.month - 1, start.wall.day) / DAY_MS);
  const today = Math.floor(now.getTime() / DAY_MS);
  const read = readRule(rule, first);
  // Long past, an occurrence is counted by its day alone: its instant costs a hundred times more.
  const recent = today - 2 - Math.ceil(length / DAY_MS);
  const begins: Date[] = [];
  let counted = 0;
  for (let day = first; read && day <= today + HORIZON_DAYS && begins.length < MOST_OCCURRENCES; day++) {
    if (budget.days-- <= 0) return { begins: [instant(start)], complete: false };
    // The start is an occurrence, whether or not the rule falls on it.
    if (day !== first && !read.holds(day)) continue;
    if (read.count !== null && counted >= read.count) break;
    counted++;
    if (day < recent) continue;
    const begin = instant({ ...start, wall: { ...start.wall, day: start.wall.day + day - first } });
    if (read.until !== null && !isWithin(begin, read.until, start)) break;
    if (begin.getTime() + length >= now.getTime()) begins.push(begin);
  }
  return { begins: begins.length > 0 ? begins : [instant(start)], complete: read !== null };
}

/** An end given as a day holds that day. */
function isWithin(begin: Date, until: string, start: Moment): boolean {
  const property = { name: "UNTIL", params: new Map(), value: until };
  const end = momentOf(property, start.zone);
  return begin.getTime() <= (end.allDay ? instant(end).getTime() + DAY_MS - 1 : instant(end).getTime());
}
