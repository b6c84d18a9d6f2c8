import { type Attendance, assertFewEnough, type Item, type Place, type RawEvent } from "./event.ts";
import { type Property, readCalendar, textList, unescapeText } from "./ical-lines.ts";
import {
  type Budget,
  instant,
  lengthOf,
  momentOf,
  newBudget,
  repeated,
  timingOf,
  UnreadableTime,
} from "./ical-times.ts";
import { plainLine } from "./text.ts";
import { isZone, PARIS } from "./zone.ts";

type Source = { floating: string; now: Date; budget: Budget };
/** Dates given one by one: as many as an agenda may hold for one event. */
const MOST_DATES = 800;
const first = (properties: readonly Property[], name: string): Property | undefined =>
  properties.find((property) => property.name === name);
const textOf = (properties: readonly Property[], name: string): string =>
  unescapeText(first(properties, name)?.value ?? "");

/**
 * The events of an iCalendar file (RFC 5545). Times without a zone are the calendar's own, Paris by default. A repeated event is one
 * event with several dates; neither organiser, attendees nor contacts are read.
 * @param now repetitions over before it are left out
 */
export function readICalendar(bytes: Uint8Array, now: Date): Item[] {
  const calendar = readCalendar(bytes);
  assertFewEnough(calendar.events.length);
  const own = textOf(calendar.own, "X-WR-TIMEZONE").trim();
  const source = { floating: own !== "" && isZone(own) ? own : PARIS, now, budget: newBudget() };
  const uidOf = (event: Property[]): string => plainLine(textOf(event, "UID"), 255);
  const moved = new Map<string, Property[][]>();
  for (const event of calendar.events.filter((one) => first(one, "RECURRENCE-ID"))) {
    const others = moved.get(uidOf(event));
    if (others) others.push(event);
    else moved.set(uidOf(event), [event]);
  }
  return calendar.events
    .filter((event) => !first(event, "RECURRENCE-ID"))
    .map((event) => itemOf(event, uidOf(event), moved.get(uidOf(event)) ?? [], source));
}

function itemOf(event: Property[], uid: string, moved: Property[][], source: Source): Item {
  if (uid === "") return { uid: null, refused: "sans identifiant (UID)" };
  if (/^CANCELLED$/i.test(textOf(event, "STATUS").trim())) return { uid, hidden: "annulé" };
  if (/^(?:PRIVATE|CONFIDENTIAL)$/i.test(textOf(event, "CLASS").trim())) return { uid, hidden: "non publié" };
  try {
    return { raw: rawOf(event, uid, moved, source) };
  } catch (error) {
    if (error instanceof UnreadableTime) return { uid, refused: error.message };
    throw error;
  }
}

function rawOf(event: Property[], uid: string, moved: Property[][], source: Source): RawEvent {
  const { timings, allDay, complete } = timesOf(event, moved, source);
  const location = textOf(event, "LOCATION");
  const conference = first(event, "CONFERENCE")?.value.trim() ?? "";
  const attendance = attendanceOf(location, textOf(event, "SUMMARY"), conference !== "");
  return {
    uid,
    title: textOf(event, "SUMMARY"),
    summary: "",
    description: textOf(event, "DESCRIPTION"),
    conditions: "",
    keywords: event.filter(({ name }) => name === "CATEGORIES").flatMap(({ value }) => textList(value)),
    timings,
    allDay,
    attendance,
    full: false,
    place: placeOf(attendance === "en_ligne" ? "" : location),
    onlineUrl: conference,
    url: first(event, "URL")?.value.trim() ?? "",
    registrationUrl: "",
    note: complete ? null : "répétition d'une forme non lue : seule la première date est reprise",
  };
}

/** A postal address is a place, whatever else is said; a link to join (RFC 7986, « CONFERENCE ») is a way to be there from afar. */
function attendanceOf(location: string, title: string, joins: boolean): Attendance {
  if (TOWN.test(location)) return joins ? "mixte" : "sur_place";
  const online = /^\s*https?:|\b(?:en ligne|visio\w*|webinaires?|webinars?|à distance)\b/i;
  return joins || online.test(`${location} ${title}`) ? "en_ligne" : "sur_place";
}

const TOWN = /\b(\d{5})\s+([\p{L}' -]{2,60})/u;

/** A location is one free text, « La Halle, 12 rue du Port, 35000 Rennes »: only a postal code followed by a town is looked for. */
function placeOf(location: string): Place {
  const [, postalCode = "", city = ""] = TOWN.exec(location) ?? [];
  const [venue = "", ...rest] = location.split(/,|\n/);
  return {
    venue: /\b\d{5}\b/.test(venue) ? "" : venue,
    address: rest.map((part) => part.trim()).join(", "),
    city: city.trim(),
    postalCode,
    insee: "",
    regionName: "",
    country: "",
  };
}

/** All its dates: those of the rule, those added, less those taken out; one that was moved is where it was moved to. */
function timesOf(event: Property[], moved: Property[][], { floating, now, budget }: Source) {
  const begin = first(event, "DTSTART");
  if (!begin) throw new UnreadableTime("sans date de début");
  const start = momentOf(begin, floating);
  const length = lengthOf(start, first(event, "DTEND"), first(event, "DURATION"), floating);
  const rule = first(event, "RRULE");
  const { begins, complete } = rule
    ? repeated(start, rule.value, length, now, budget)
    : { begins: [instant(start)], complete: true };
  const dates = (name: string): Date[] =>
    event
      .filter((property) => property.name === name && property.params.get("VALUE") !== "PERIOD")
      .flatMap((property) => property.value.split(",").map((value) => ({ ...property, value })))
      .slice(0, MOST_DATES)
      .map((property) => instant(momentOf(property, floating)));
  const elsewhere = moved
    .map((other) => first(other, "RECURRENCE-ID"))
    .filter((property) => property !== undefined);
  const gone = new Set(
    [...dates("EXDATE"), ...elsewhere.map((property) => instant(momentOf(property, floating)))].map(Number),
  );
  const timings = [...begins, ...dates("RDATE")]
    .filter((date) => !gone.has(Number(date)))
    .map((date) => timingOf(date, length));
  for (const other of moved) {
    const to = first(other, "DTSTART");
    if (!to || /^CANCELLED$/i.test(textOf(other, "STATUS").trim())) continue;
    const at = momentOf(to, floating);
    timings.push(
      timingOf(instant(at), lengthOf(at, first(other, "DTEND"), first(other, "DURATION"), floating)),
    );
  }
  if (timings.length === 0) throw new UnreadableTime("toutes ses dates ont été retirées");
  return { timings: timings.sort((a, b) => (a.begin < b.begin ? -1 : 1)), allDay: start.allDay, complete };
}
