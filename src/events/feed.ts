import { parisDay } from "../clock.ts";
import type { ListedEvent } from "./agenda.ts";
import { addressOf, placeOf } from "./place.ts";
import { startOfParisDay } from "./zone.ts";

const MOST_OCTETS = 75;
/** A long series gives its next dates; the following ones come with the next reading of the feed. */
const MOST_DATES = 60;

/** A text as a value (RFC 5545 § 3.3.11). */
export const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (char) => `\\${char}`).replace(/\r\n?|\n/g, "\\n");

/** Cut at 75 octets, between characters: what goes on begins with a space (RFC 5545 § 3.1). */
export function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const char of line) {
    const length = Buffer.byteLength(char);
    if (octets + length > MOST_OCTETS) {
      lines.push(current);
      current = " ";
      octets = 1;
    }
    current += char;
    octets += length;
  }
  return [...lines, current].join("\r\n");
}

export const stamp = (instant: string | Date): string =>
  new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");
const dayStamp = (instant: string | Date): string => parisDay(new Date(instant)).replaceAll("-", "");

/** A day without hours ends on the day after, at the earliest (its end is not part of it). */
function daysOf({ begin, end }: { begin: string; end: string }): [string, string] {
  const next = startOfParisDay(parisDay(new Date(Date.parse(begin) + 30 * 3_600_000)));
  const last = new Date(end) > next ? end : next;
  return [`DTSTART;VALUE=DATE:${dayStamp(begin)}`, `DTEND;VALUE=DATE:${dayStamp(last)}`];
}

function linesOf(event: ListedEvent): string[] {
  const url = addressOf(event);
  const words = [event.summary, event.description, event.full ? "Complet." : ""].filter(Boolean).join("\n\n");
  const dates = event.timings.filter(({ begin }) => begin >= event.next.begin).slice(0, MOST_DATES);
  return dates.flatMap((timing) => [
    "BEGIN:VEVENT",
    `UID:${event.id}-${stamp(timing.begin)}@boussole-ia`,
    `DTSTAMP:${stamp(event.changedAt)}`,
    ...(event.allDay ? daysOf(timing) : [`DTSTART:${stamp(timing.begin)}`, `DTEND:${stamp(timing.end)}`]),
    `SUMMARY:${escaped(event.title)}`,
    ...(words === "" ? [] : [`DESCRIPTION:${escaped(words)}`]),
    `LOCATION:${escaped(placeOf(event))}`,
    ...(url.startsWith("https:") ? [`URL:${url}`] : []),
    "END:VEVENT",
  ]);
}

/**
 * Events as an iCalendar feed (RFC 5545) that a calendar may subscribe to: one entry a date, the same identifiers and the same bytes
 * as long as nothing changed.
 */
export const feedOf = (events: readonly ListedEvent[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Boussole IA//Agenda//FR",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:Événements IA pour les entreprises",
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...events.flatMap(linesOf),
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");
