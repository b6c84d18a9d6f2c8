import { z } from "zod";
import type { Attendance, Item, Place, RawEvent, Timing } from "./event.ts";
import { plainLine } from "./text.ts";

// Only these fields are read, each of them optional and forgiven when odd: one strange field does not lose an event.
const soft = <T extends z.ZodType>(type: T) => type.nullish().catch(null);
const words = soft(z.union([z.string(), z.record(z.string(), z.string())]));
const code = soft(z.union([z.number(), z.string()]));
const OpenAgendaEvent = z.object({
  uid: z.union([z.number(), z.string()]),
  slug: soft(z.string()),
  canonicalUrl: soft(z.string()),
  title: words,
  description: words,
  longDescription: words,
  conditions: words,
  keywords: soft(z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))])),
  timings: z.array(z.object({ begin: z.string(), end: z.string() })).min(1),
  attendanceMode: code,
  status: code,
  state: code,
  onlineAccessLink: soft(z.string()),
  registration: soft(
    z.array(z.object({ type: z.string(), value: z.string() }).catch({ type: "", value: "" })),
  ),
  location: soft(
    z.object({
      name: words,
      address: soft(z.string()),
      city: soft(z.string()),
      adminLevel4: soft(z.string()),
      adminLevel1: soft(z.string()),
      region: soft(z.string()),
      postalCode: code,
      insee: code,
      countryCode: soft(z.string()),
    }),
  ),
});
type OpenAgendaEvent = z.infer<typeof OpenAgendaEvent>;
type Words = OpenAgendaEvent["title"];

/** The French text, or the first one there is; a monolingual answer has but one. */
const inFrench = (text: Words): string =>
  typeof text === "string" ? text : (text?.fr ?? Object.values(text ?? {})[0] ?? "");

const PUBLISHED = 2;
const STATUS = { movedOnline: 3, postponed: 4, full: 5, cancelled: 6 };
const ONLINE = 2;
const MIXED = 3;
const UNSOUND = "mal écrite, impossible, ou finit avant de commencer";

/** One event of OpenAgenda's API v2 (fields of its public documentation, version of 12 January 2026). */
export function readOpenAgendaEvent(item: unknown): Item {
  const read = OpenAgendaEvent.safeParse(item);
  const given = OpenAgendaEvent.shape.uid.safeParse((item as { uid?: unknown } | null)?.uid);
  const uid = plainLine(String(given.data ?? ""), 100);
  if (uid === "" || !read.success) {
    const field = read.error?.issues[0]?.path.join(".") || "uid";
    return { uid: uid || null, refused: `champ « ${field} » absent ou mal formé` };
  }
  const event = read.data;
  const status = Number(event.status ?? 1);
  if (event.state != null && Number(event.state) !== PUBLISHED) return { uid, hidden: "non publié" };
  if (status === STATUS.cancelled) return { uid, hidden: "annulé" };
  if (status === STATUS.postponed) return { uid, hidden: "reporté" };
  const timings = timingsOf(event.timings);
  if (timings.length === 0) return { uid, refused: `aucune date lisible : ${UNSOUND}` };
  return { raw: rawOf(event, uid, status, timings) };
}

function rawOf(event: OpenAgendaEvent, uid: string, status: number, timings: Timing[]): RawEvent {
  const keywords = Array.isArray(event.keywords)
    ? event.keywords
    : (event.keywords?.fr ?? Object.values(event.keywords ?? {})[0] ?? []);
  const left = event.timings.length - timings.length;
  return {
    uid,
    title: inFrench(event.title),
    summary: inFrench(event.description),
    description: inFrench(event.longDescription),
    conditions: inFrench(event.conditions),
    keywords,
    timings,
    allDay: false,
    attendance: attendanceOf(event, status),
    full: status === STATUS.full,
    place: placeOf(event.location),
    url:
      event.canonicalUrl ??
      (event.slug ? `https://openagenda.com/events/${encodeURIComponent(event.slug)}` : ""),
    registrationUrl: event.registration?.find(({ type }) => type === "link")?.value ?? "",
    onlineUrl: event.onlineAccessLink ?? "",
    note: left === 0 ? null : `dates laissées de côté (${left}) : ${UNSOUND}`,
  };
}

function attendanceOf(event: OpenAgendaEvent, status: number): Attendance {
  const mode = Number(event.attendanceMode ?? (event.location || !event.onlineAccessLink ? 1 : ONLINE));
  if (status === STATUS.movedOnline || mode === ONLINE) return "en_ligne";
  return mode === MIXED ? "mixte" : "sur_place";
}

const placeOf = (location: OpenAgendaEvent["location"]): Place => ({
  venue: inFrench(location?.name),
  address: location?.address ?? "",
  city: location?.city ?? location?.adminLevel4 ?? "",
  postalCode: String(location?.postalCode ?? "").trim(),
  insee: String(location?.insee ?? "").trim(),
  regionName: location?.adminLevel1 ?? location?.region ?? "",
  country: location?.countryCode ?? "",
});

/** The sound ones, in UTC and in order. */
const timingsOf = (given: readonly Timing[]): Timing[] =>
  given
    .flatMap(({ begin, end }) => {
      const [from, to] = [instantOf(begin), instantOf(end)];
      return from !== null && to !== null && from <= to ? [{ begin: from, end: to }] : [];
    })
    .sort((a, b) => (a.begin < b.begin ? -1 : 1));

/**
 * A date in UTC; null when it cannot be read. Without its zone it would be another hour elsewhere; and `Date` turns a 31 February
 * into a 3 March, so what it read must say the same day and hour again.
 */
function instantOf(written: string): string | null {
  const [, wall] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})$/.exec(written) ?? [];
  const [shown, instant] = [new Date(`${wall}Z`), new Date(written)];
  if (wall === undefined || Number.isNaN(Number(shown)) || Number.isNaN(Number(instant))) return null;
  // Past the year 9999, dates are written otherwise, and no longer come in order.
  return shown.toISOString().startsWith(wall) && instant.getUTCFullYear() <= 9999
    ? instant.toISOString()
    : null;
}
