/** A date and time as a clock on the wall shows it; months from 1. */
export type Wall = { year: number; month: number; day: number; hour: number; minute: number; second: number };

export const PARIS = "Europe/Paris";

const OVERSEAS: Record<string, string> = {
  "01": "America/Guadeloupe",
  "02": "America/Martinique",
  "03": "America/Cayenne",
  "04": "Indian/Reunion",
  "06": "Indian/Mayotte",
};

/** The time zone of those who come to an event: its region's, Paris online. */
export const zoneOfRegion = (region: string | null): string => OVERSEAS[region ?? ""] ?? PARIS;

// Names that Outlook writes in place of those of the IANA.
const WINDOWS_ZONES: Record<string, string> = {
  "Romance Standard Time": PARIS,
  "W. Europe Standard Time": "Europe/Berlin",
  "Central European Standard Time": "Europe/Warsaw",
  "Central Europe Standard Time": "Europe/Budapest",
  "GMT Standard Time": "Europe/London",
  UTC: "UTC",
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const name = WINDOWS_ZONES[zone] ?? zone;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(name, made);
  return made;
}

/** True when the name is that of a time zone, as the IANA or Outlook write it. */
export function isZone(zone: string): boolean {
  try {
    return formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

const asUtc = (wall: Wall): number =>
  Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);

/** How far the clocks of a zone are ahead of UTC, in milliseconds, at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const wall = { year: part("year"), month: part("month"), day: part("day") };
  return (
    asUtc({ ...wall, hour: part("hour"), minute: part("minute"), second: part("second") }) -
    Math.floor(instant / 1000) * 1000
  );
}

/**
 * The instant at which the clocks of a zone show `wall`.
 * @throws RangeError when the zone is unknown
 */
export function instantOf(wall: Wall, zone: string): Date {
  const utc = asUtc(wall);
  const near = utc - offsetAt(utc, zone);
  return new Date(utc - offsetAt(near, zone));
}

/** The instant at which a Paris day (`YYYY-MM-DD`) begins. */
export function startOfParisDay(day: string): Date {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return instantOf({ year, month, day: date, hour: 0, minute: 0, second: 0 }, PARIS);
}

/** The instant at which the day after a Paris day begins. */
export function endOfParisDay(day: string): Date {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return instantOf({ year, month, day: date + 1, hour: 0, minute: 0, second: 0 }, PARIS);
}

/** An instant as the clocks of a zone show it, with how far they are from UTC: `2027-01-10T09:00:00+01:00`. */
export function isoIn(instant: Date, zone: string): string {
  const offset = offsetAt(instant.getTime(), zone);
  const wall = new Date(instant.getTime() + offset).toISOString().slice(0, 19);
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${wall}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
