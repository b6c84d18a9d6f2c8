import { DomainError } from "../errors.ts";
import type { Need, Section } from "../profile/lists.ts";

/** Instants, ISO 8601 in UTC. */
export type Timing = { begin: string; end: string };

export const ATTENDANCES = ["sur_place", "en_ligne", "mixte"] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** Where a source says that an event is held; every field may be empty. */
export type Place = {
  venue: string;
  address: string;
  city: string;
  postalCode: string;
  insee: string;
  regionName: string;
  country: string;
};

type EventWords = {
  uid: string;
  title: string;
  summary: string;
  description: string;
  conditions: string;
  keywords: string[];
  /** In order, at least one once it is kept. */
  timings: Timing[];
  allDay: boolean;
  attendance: Attendance;
  full: boolean;
  /** Where one joins from afar, as its source gave it; absent: nothing said. In https once kept. */
  onlineUrl?: string;
};

/** An event in the words of its source, before they are cleaned: what a reader of a format gives. */
export type RawEvent = EventWords & {
  place: Place;
  url: string;
  registrationUrl: string;
  /** What was read only in part, for who imports; null when all was. */
  note: string | null;
};

/**
 * An event as it is kept: plain text of bounded length, links in https or none. `region` is an INSEE code, null when unknown or
 * when all is online; empty `sectors` or `needs` are « nothing said », hence all of them.
 */
export type EventFacts = EventWords & {
  venue: string;
  address: string;
  city: string;
  region: string | null;
  url: string | null;
  registrationUrl: string | null;
  /** How else to register, of what an ambassador proposes: given to be published. Never read in an imported agenda. */
  registrationContacts?: RegistrationContact[];
  sectors: Section[];
  needs: Need[];
};

export type RegistrationContact = { type: "phone" | "email"; value: string };

/** What becomes of one item of a source: read, not to be shown (cancelled…), or not readable. */
export type Item =
  | { raw: RawEvent }
  | { uid: string; hidden: string }
  | { uid: string | null; refused: string };

/** All that was read of a source; nothing of it is lost silently. */
export type Reading = {
  events: EventFacts[];
  hidden: { uid: string; reason: string }[];
  /** `position` counts from 1 in the source. */
  rejections: { uid: string | null; position: number; reason: string }[];
  /** Sentences left out because they may speak to a machine or praise someone, for a person to look at. */
  aside: { uid: string; field: string; text: string; reason: string }[];
  notes: { uid: string; text: string }[];
};

/** More events than any agenda of the plan holds: a source beyond is refused whole. */
export const MOST_EVENTS = 5_000;

/** @throws DomainError beyond that */
export function assertFewEnough(events: number): void {
  if (events <= MOST_EVENTS) return;
  throw new DomainError(
    "trop-volumineux",
    `Plus de ${MOST_EVENTS} événements : partagez cet agenda en plusieurs.`,
  );
}
