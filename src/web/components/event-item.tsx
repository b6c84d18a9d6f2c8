import type { ListedEvent } from "../../events/agenda.ts";
import { placeOf } from "../../events/place.ts";
import { PARIS, zoneOfRegion } from "../../events/zone.ts";
import { frenchDate } from "../dates.ts";
import { webUrl } from "../links.ts";
import { spaced } from "../typography.ts";

const ATTENDANCE = { sur_place: "Sur place", en_ligne: "En ligne", mixte: "Sur place et en ligne" } as const;

const dayIn = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(instant);
const timeIn = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: zone, hour: "numeric", minute: "2-digit" })
    .format(instant)
    .replace(":", "\u00A0h\u00A0");

/** The month of an event's next date where it is held, `YYYY-MM`. */
export const monthOf = (event: ListedEvent): string =>
  dayIn(new Date(event.next.begin), zoneOfRegion(event.region)).slice(0, 7);

/** « jeudi 10 décembre 2026, 9 h 00 – 11 h 00 », by the clocks of the place. */
export function whenOf(event: Pick<ListedEvent, "region" | "allDay">, timing: ListedEvent["next"]): string {
  const zone = event.allDay ? PARIS : zoneOfRegion(event.region);
  // The end of a day without hours is the midnight after it.
  const begin = new Date(timing.begin);
  const end = new Date(event.allDay ? Date.parse(timing.end) - 1 : timing.end);
  const inWords = (instant: Date): string => {
    const weekday = new Intl.DateTimeFormat("fr-FR", { timeZone: zone, weekday: "long" }).format(instant);
    return `${weekday} ${frenchDate(dayIn(instant, zone))}`;
  };
  const sameDay = end <= begin || dayIn(begin, zone) === dayIn(end, zone);
  if (event.allDay) return sameDay ? inWords(begin) : `du ${inWords(begin)} au ${inWords(end)}`;
  const local = zone === PARIS ? "" : " (heure locale)";
  if (!sameDay)
    return `du ${inWords(begin)}, ${timeIn(begin, zone)}, au ${inWords(end)}, ${timeIn(end, zone)}${local}`;
  const until = end <= begin ? "" : ` – ${timeIn(end, zone)}`;
  return `${inWords(begin)}, ${timeIn(begin, zone)}${until}${local}`;
}

/** The event's page at its source and its registration, where the source gave them. */
export const EventLinks = ({ event }: { event: ListedEvent }) => {
  const official = webUrl(event.url ?? "");
  const registration = event.full ? null : webUrl(event.registrationUrl ?? "");
  const online = webUrl(event.onlineUrl ?? "");
  const contacts = event.full ? [] : (event.registrationContacts ?? []);
  if (official === null && registration === null && online === null && contacts.length === 0) return null;
  return (
    <p class="event-links">
      {official !== null && (
        <a href={official} rel="noopener">
          Page officielle<span class="visually-hidden">{` : ${event.title}`}</span>
        </a>
      )}
      {registration !== null && registration !== official && (
        <a href={registration} rel="noopener">
          S'inscrire<span class="visually-hidden">{` : ${event.title}`}</span>
        </a>
      )}
      {online !== null && online !== registration && online !== official && (
        <a href={online} rel="noopener">
          Suivre en ligne<span class="visually-hidden">{` : ${event.title}`}</span>
        </a>
      )}
      {contacts.map(({ type, value }) => (
        <a
          href={
            type === "phone"
              ? `tel:${value.replaceAll(/[^+\d]/g, "")}`
              : `mailto:${encodeURIComponent(value)}`
          }
        >
          {`Inscription : ${value}`}
        </a>
      ))}
    </p>
  );
};

/** When, how and where, and whether it is full. */
export const EventFacts = ({ event }: { event: ListedEvent }) => (
  <>
    <p class="event-when">
      <time datetime={event.next.begin}>{spaced(whenOf(event, event.next))}</time>
    </p>
    <p class="event-where">
      {event.full && <strong class="event-full">Complet</strong>}
      {event.attendance === "en_ligne"
        ? "En ligne"
        : `${ATTENDANCE[event.attendance]} : ${spaced(placeOf(event)).replace(/, et en ligne$/, "")}`}
    </p>
  </>
);

/** An event in the list. */
export const EventItem = ({ event }: { event: ListedEvent }) => (
  <li id={`e-${event.id}`} class="event">
    <h3>
      <a href={`/agenda/${encodeURIComponent(event.id)}`}>{spaced(event.title)}</a>
    </h3>
    <EventFacts event={event} />
    {event.summary !== "" && <p>{spaced(event.summary)}</p>}
    <EventLinks event={event} />
  </li>
);
