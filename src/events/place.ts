import type { EventFacts } from "./event.ts";

/** Where an event is held, in a few words: « La Halle, Rennes », « En ligne ». */
export function placeOf(event: Pick<EventFacts, "attendance" | "venue" | "city">): string {
  if (event.attendance === "en_ligne") return "En ligne";
  const venue = event.city !== "" && event.venue.includes(event.city) ? "" : event.venue;
  const place = [venue, event.city].filter(Boolean).join(", ") || event.venue || "Lieu à préciser";
  return event.attendance === "mixte" ? `${place}, et en ligne` : place;
}

/** The event's page at its source, or ours. */
export const addressOf = (event: Pick<EventFacts, "url" | "registrationUrl"> & { id: string }): string =>
  event.url ?? event.registrationUrl ?? `/agenda/${event.id}`;
