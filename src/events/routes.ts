import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Clock } from "../clock.ts";
import { DomainError } from "../errors.ts";
import { refuseInvalid } from "../http/validation.ts";
import { SECTION_CODES } from "../profile/lists.ts";
import { REGION_CODES } from "../profile/places/regions.ts";
import { type Agenda, type ListedEvent, PAGE_SIZE } from "./agenda.ts";
import { ATTENDANCES } from "./event.ts";
import { feedOf } from "./feed.ts";
import { addressOf, placeOf } from "./place.ts";
import { endOfParisDay, startOfParisDay } from "./zone.ts";

const Timing = z.object({ begin: z.string(), end: z.string() });
const Event = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    description: z.string(),
    conditions: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    allDay: z.boolean(),
    timings: z.array(Timing),
    attendance: z.enum(ATTENDANCES),
    full: z.boolean(),
    place: z.string(),
    address: z.string(),
    region: z.string().nullable(),
    sectors: z.array(z.enum(SECTION_CODES)),
    needs: z.array(z.string()),
    url: z.string(),
    registrationUrl: z.string().nullable(),
    page: z.string(),
  })
  .openapi("Event");

const Region = z
  .string()
  .refine((code) => REGION_CODES.includes(code), "code INSEE de région attendu, par exemple 53");
const Day = z.iso.date("jour attendu, comme 2027-01-31");
const Places = z.object({ region: Region.optional(), sector: z.enum(SECTION_CODES).optional() });
const Filters = Places.extend({
  from: Day.optional(),
  to: Day.optional(),
  q: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});

/** A calendar program asks for all of it at once. */
const MOST_IN_FEED = 500;

const shown = (event: ListedEvent) => ({
  id: event.id,
  title: event.title,
  summary: event.summary,
  description: event.description,
  conditions: event.conditions,
  startsAt: event.next.begin,
  endsAt: event.next.end,
  allDay: event.allDay,
  timings: event.timings,
  attendance: event.attendance,
  full: event.full,
  place: placeOf(event),
  address: event.address,
  region: event.region,
  sectors: event.sectors,
  needs: event.needs,
  url: addressOf(event),
  registrationUrl: event.registrationUrl,
  page: `/agenda/${event.id}`,
});

/** The first instant that a reader may ask for: nothing that is over is ever listed. */
const since = (day: string | undefined, now: Date): Date => {
  const asked = day === undefined ? now : startOfParisDay(day);
  return asked > now ? asked : now;
};

/** The events to come, as data and as a calendar to subscribe to. */
export function eventRoutes(agenda: Agenda, clock: Clock): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const page = z.object({ total: z.number().int(), page: z.number().int(), events: z.array(Event) });
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/events",
      summary: `Lister les événements à venir, ${PAGE_SIZE} par page`,
      request: { query: Filters },
      responses: {
        200: { description: "Une page d'événements", content: { "application/json": { schema: page } } },
      },
    }),
    async (c) => {
      const { page, from, to, ...filter } = c.req.valid("query");
      const period = { from: since(from, clock.now()), to: to === undefined ? undefined : endOfParisDay(to) };
      const { total, events } = await agenda.upcoming({ ...filter, ...period }, page);
      return c.json({ total, page, events: events.map(shown) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/events/{id}",
      summary: "Lire un événement",
      request: { params: z.object({ id: z.string().max(100) }) },
      responses: { 200: { description: "L'événement", content: { "application/json": { schema: Event } } } },
    }),
    async (c) => {
      const event = await agenda.find(c.req.valid("param").id, clock.now());
      if (!event) throw new DomainError("introuvable", "Cet événement n'existe pas, ou il a été retiré.");
      return c.json(shown(event), 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/agenda.ics",
      summary: "S'abonner aux événements (iCalendar)",
      request: { query: Places },
      responses: {
        200: { description: "Le calendrier", content: { "text/calendar": { schema: z.string() } } },
      },
    }),
    async (c) => {
      const filter = { ...c.req.valid("query"), from: clock.now() };
      const { events } = await agenda.upcoming(filter, 1, MOST_IN_FEED);
      const headers = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "public, max-age=3600",
      };
      return c.body(feedOf(events), 200, headers);
    },
  );
  return app;
}
