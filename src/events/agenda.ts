import type { Queryable } from "../db/database.ts";
import type { Section } from "../profile/lists.ts";
import { fold } from "../retrieval/tokenise.ts";
import type { EventFacts, Timing } from "./event.ts";
import { addressOf, placeOf } from "./place.ts";
import { PROPOSED } from "./proposals/proposal.ts";
import { type EventRow, refreshes, shownEvents, versionOf } from "./store.ts";

/** An event with the date at which it may next be attended, out of its `timings`. */
export type ListedEvent = EventFacts & {
  id: string;
  next: Timing;
  changedAt: Date;
  /** An ambassador proposed it here, and someone else accepted it. */
  byAmbassador?: true;
};

/** `from` and `to` are instants: an event is kept when one of its dates ends at or after the one and begins before the other. */
export type EventFilter = {
  region?: string | undefined;
  sector?: Section | undefined;
  q?: string | undefined;
  from: Date;
  to?: Date | undefined;
};

/** What an orientation tells of an event. */
export type ProposedEvent = { id: string; title: string; startsAt: string; place: string; url: string };

export type Agenda = {
  /** In the order of their next dates. `page` counts from 1; `size` events a page. */
  upcoming(
    filter: EventFilter,
    page: number,
    size?: number,
  ): Promise<{ total: number; events: ListedEvent[] }>;
  /** For a company: in its region or online, in its trade or for all; those at hand first. Nothing that is over. */
  forProfile(
    profile: { region: string | null; section: Section | null },
    now: Date,
    limit?: number,
  ): Promise<ProposedEvent[]>;
  /** An event by its id, the past ones too; null when there is none or it was withdrawn. */
  find(id: string, now: Date): Promise<ListedEvent | null>;
  /** When a scheduled source last answered; null when none ever did. */
  refreshedAt(): Promise<Date | null>;
};

export const PAGE_SIZE = 50;
const MOST_REMEMBERED = 10_000;
/** A meeting nearby comes before a nearer one online, when it is not too far ahead. */
const NEAR_MS = 120 * 86_400_000;

const reaches = (event: EventFacts, region: string): boolean =>
  event.region === region || event.attendance !== "sur_place";
const concerns = (event: EventFacts, section: Section): boolean =>
  event.sectors.length === 0 || event.sectors.includes(section);

const nextOf = ({ timings }: EventFacts, from: Date, to?: Date): Timing | undefined =>
  timings.find(({ end, begin }) => new Date(end) >= from && (to === undefined || new Date(begin) < to));

type Remembered = EventRow & { words: string };

/** The agenda as read by pages, API and orientation. What it remembers is read again when an import moved the version. */
export function createAgenda(db: Queryable): Agenda {
  let memory: { version: string; events: Remembered[] } | null = null;
  const all = async (): Promise<Remembered[]> => {
    const version = await versionOf(db);
    if (memory?.version === version) return memory.events;
    const events = (await shownEvents(db, MOST_REMEMBERED)).map((row) => ({
      ...row,
      words: wordsOf(row.facts),
    }));
    memory = { version, events };
    return events;
  };
  const listed = async (filter: EventFilter): Promise<ListedEvent[]> => {
    const asked = fold(filter.q ?? "").split(/\s+/);
    return (await all())
      .filter(
        ({ facts, words }) =>
          (filter.region === undefined || reaches(facts, filter.region)) &&
          (filter.sector === undefined || concerns(facts, filter.sector)) &&
          asked.every((word) => words.includes(word)),
      )
      .flatMap(({ facts, ...row }) => {
        const next = nextOf(facts, filter.from, filter.to);
        return next ? [listedOf({ facts, ...row }, next)] : [];
      })
      .sort((a, b) => a.next.begin.localeCompare(b.next.begin) || a.id.localeCompare(b.id));
  };
  return {
    async upcoming(filter, page, size = PAGE_SIZE) {
      const events = await listed(filter);
      return { total: events.length, events: events.slice((page - 1) * size, page * size) };
    },
    async forProfile({ region, section }, now, limit = 3) {
      const near = (event: ListedEvent): boolean =>
        event.region !== null &&
        event.region === region &&
        Date.parse(event.next.begin) - now.getTime() < NEAR_MS;
      const open = (await listed({ from: now })).filter(
        (event) =>
          !event.full &&
          (region === null ? event.attendance !== "sur_place" : reaches(event, region)) &&
          (section === null ? event.sectors.length === 0 : concerns(event, section)),
      );
      return [...open.filter(near), ...open.filter((event) => !near(event))].slice(0, limit).map((event) => ({
        id: event.id,
        title: event.title,
        startsAt: event.next.begin,
        place: placeOf(event),
        url: addressOf(event),
      }));
    },
    async find(id, now) {
      const row = (await all()).find((event) => event.id === id);
      const next = row && (nextOf(row.facts, now) ?? row.facts.timings.at(-1));
      return row && next ? listedOf(row, next) : null;
    },
    async refreshedAt() {
      const times = (await refreshes(db)).flatMap(({ succeededAt }) => succeededAt ?? []);
      return times.sort((a, b) => Number(b) - Number(a))[0] ?? null;
    },
  };
}

const listedOf = ({ id, source, facts, changedAt }: EventRow, next: Timing): ListedEvent => ({
  ...facts,
  id,
  next,
  changedAt,
  ...(source === PROPOSED ? { byAmbassador: true as const } : {}),
});

const wordsOf = ({ title, summary, description, keywords, venue, city }: EventFacts): string =>
  fold([title, summary, description, keywords.join(" "), venue, city].join(" "));
