import { OpenAPIHono } from "@hono/zod-openapi";
import { expect, test } from "vitest";
import type { Agenda, EventFilter, ListedEvent } from "../../events/agenda.ts";
import { eventRoutes } from "../../events/routes.ts";
import { sendProblem } from "../../http/problem.ts";
import { errorPage } from "../pages.ts";
import { NOW } from "../testing/doubles.ts";
import { dangers } from "../testing/html.ts";
import { agenda as agendaPage } from "./agenda.tsx";
import { agendaEvent } from "./agenda-event.tsx";

const event = (over: Partial<ListedEvent> = {}): ListedEvent => {
  const timings = over.timings ?? [{ begin: "2027-01-21T08:00:00.000Z", end: "2027-01-21T11:00:00.000Z" }];
  return {
    id: "e1",
    uid: "1",
    title: "Café IA : qui vient ?",
    summary: "Une rencontre.",
    description: "Première ligne.\n\nSeconde ligne.",
    conditions: "",
    keywords: [],
    timings,
    allDay: false,
    attendance: "sur_place",
    full: false,
    venue: "La Halle",
    address: "1 quai du Port",
    city: "Rennes",
    region: "53",
    url: "https://exemple.fr/cafe",
    registrationUrl: "https://exemple.fr/inscription",
    sectors: [],
    needs: [],
    next: timings[0] as ListedEvent["next"],
    changedAt: NOW,
    ...over,
  };
};

/** The pages and the API over events in memory; `asked` is what they asked for. */
function site(events: ListedEvent[] = [event()], total = events.length) {
  const asked: { filter: EventFilter; page: number }[] = [];
  const agenda: Agenda = {
    upcoming: async (filter, page) => {
      asked.push({ filter, page });
      return { total, events };
    },
    forProfile: async () => [],
    find: async (id) => events.find((one) => one.id === id) ?? null,
    refreshedAt: async () => NOW,
  };
  const clock = { now: () => NOW };
  const deps = { agenda, clock, unofficialBanner: null };
  const app = new OpenAPIHono();
  app.route("/", eventRoutes(agenda, clock));
  app.get("/agenda", agendaPage(deps));
  app.get("/agenda/:id", agendaEvent(deps));
  const asPage = errorPage(null);
  app.onError((error, c) => (c.req.path.startsWith("/api/") ? sendProblem(c, error) : asPage(error, c)));
  const get = async (path: string) => {
    const response = await app.request(path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return { get, asked };
}

test("the agenda goes by month, and says when, where, and where to read more", async () => {
  const { text } = await site([
    event(),
    event({ id: "e2", title: "Webinaire", attendance: "en_ligne", region: null, full: true, url: null }),
    event({ id: "e3", timings: [{ begin: "2027-02-28T23:30:00.000Z", end: "2027-03-01T01:00:00.000Z" }] }),
  ]).get("/agenda");
  expect(text.indexOf("<h2>Janvier 2027</h2>")).toBeGreaterThan(0);
  expect(text.indexOf("<h2>Mars 2027</h2>")).toBeGreaterThan(text.indexOf("<h2>Janvier 2027</h2>"));
  expect(text).toContain("jeudi 21 janvier 2027, 9\u00A0h\u00A000 – 12\u00A0h\u00A000");
  expect(text).toContain("Sur place : La Halle, Rennes");
  expect(text).toContain('<a href="https://exemple.fr/cafe" rel="noopener">Page officielle');
  expect(text).toContain("qui vient\u00A0?");
  expect(text.match(/>Complet</g)).toHaveLength(1);
  expect(text.match(/S&#39;inscrire/g)).toHaveLength(2);
  expect(text).toContain('href="/agenda.ics"');
  expect(text).toContain("3 événements à venir.");
  expect(text).toContain("mis à jour le 23 novembre 2026");
});

test("the agenda's form keeps what was chosen, and what is unknown counts as nothing", async () => {
  const { get, asked } = site();
  const { text } = await get("/agenda?region=53&sector=F&q=caf%C3%A9");
  expect(asked[0]).toEqual({ filter: { region: "53", sector: "F", q: "café", from: NOW }, page: 1 });
  expect(text).toMatch(/<option value="53" selected="">/);
  expect(text).toMatch(/<option value="F" selected="">/);
  expect(text).toContain('value="café"');
  expect(text).toContain('href="/agenda.ics?region=53&amp;sector=F"');
  expect(text).toContain("1 événement à venir en Bretagne ou en ligne.");
  expect((await get("/agenda?region=zz&sector=9&page=abc")).status).toBe(200);
  expect(asked[1]).toEqual({ filter: { region: undefined, sector: undefined, q: "", from: NOW }, page: 1 });
});

test("the agenda's next and previous pages keep the choices", async () => {
  const { get } = site([event()], 120);
  expect((await get("/agenda?region=53")).text).toContain('href="/agenda?region=53&amp;page=2"');
  const second = (await get("/agenda?region=53&page=2")).text;
  expect(second).toContain('href="/agenda?region=53"');
  expect(second).toContain('href="/agenda?region=53&amp;page=3"');
  expect((await get("/agenda?page=3")).text).not.toContain("page=4");
});

test("an empty agenda says what one can do", async () => {
  const { text } = await site([]).get("/agenda?region=53");
  expect(text).toContain("Aucun événement pour ces choix.");
  expect(text).toContain('<a href="/agenda">Voir tous');
  expect(text).toContain("https://openagenda.com/fr/ambassadeurs-ia");
  expect((await site([]).get("/agenda")).text).toContain("Aucun événement annoncé.");
});

test("an event overseas is told by the clocks of its place", async () => {
  const { text } = await site([event({ region: "04", city: "Saint-Denis" })]).get("/agenda");
  expect(text).toContain("12\u00A0h\u00A000 – 15\u00A0h\u00A000 (heure locale)");
});

test("days without hours and events over several days are told as such", async () => {
  const days = [{ begin: "2027-03-26T23:00:00.000Z", end: "2027-03-28T22:00:00.000Z" }];
  expect((await site([event({ allDay: true, timings: days })]).get("/agenda")).text).toContain(
    "du samedi 27 mars 2027 au dimanche 28 mars 2027",
  );
  const night = [{ begin: "2027-03-24T17:00:00.000Z", end: "2027-03-25T09:00:00.000Z" }];
  expect((await site([event({ timings: night })]).get("/agenda")).text).toContain(
    "du mercredi 24 mars 2027, 18\u00A0h\u00A000, au jeudi 25 mars 2027, 10\u00A0h\u00A000",
  );
});

test("an event has its page, with all its dates to come", async () => {
  const timings = ["2026-11-01", "2027-01-21", "2027-02-18"].map((day) => ({
    begin: `${day}T08:00:00.000Z`,
    end: `${day}T09:00:00.000Z`,
  }));
  const { get } = site([event({ timings, next: timings[1] as ListedEvent["next"], conditions: "Gratuit" })]);
  const { text } = await get("/agenda/e1");
  expect(text).toContain("<p>Seconde ligne.</p>");
  expect(text).toContain("jeudi 18 février 2027");
  expect(text).not.toContain("novembre 2026,");
  expect(text).toContain("Conditions\u00A0: Gratuit");
  expect((await get("/agenda/absent")).status).toBe(404);
});

test("the words of an agenda never become markup, nor its links anything but links", async () => {
  const attack = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  const one = event({ title: attack, summary: attack, venue: attack, description: attack, address: attack });
  const { get } = site([{ ...one, url: "javascript:alert(1)", registrationUrl: "data:text/html,x" }]);
  for (const path of [`/agenda?q=${encodeURIComponent(attack)}`, "/agenda/e1"])
    expect(dangers((await get(path)).text)).toEqual([]);
  const feed = (await get("/agenda.ics")).text;
  expect(feed).not.toContain("javascript:");
});

test("the API lists events, and refuses a filter that is none in French", async () => {
  const { get, asked } = site();
  const answer = await get("/api/events?region=53&sector=F&from=2027-01-01&to=2027-01-31&q=ia&page=2");
  expect(JSON.parse(answer.text)).toMatchObject({
    total: 1,
    page: 2,
    events: [
      { id: "e1", startsAt: "2027-01-21T08:00:00.000Z", place: "La Halle, Rennes", page: "/agenda/e1" },
    ],
  });
  expect(answer.text).not.toContain("changedAt");
  expect(asked[0]).toEqual({
    filter: {
      region: "53",
      sector: "F",
      q: "ia",
      from: new Date("2026-12-31T23:00:00Z"),
      to: new Date("2027-01-31T23:00:00Z"),
    },
    page: 2,
  });
  await get("/api/events?from=2020-01-01");
  expect(asked[1]?.filter.from).toEqual(NOW);
  for (const wrong of [
    "region=35",
    "sector=Z",
    "from=demain",
    "from=2027-02-30",
    "page=0",
    `q=${"x".repeat(201)}`,
  ]) {
    const { status, text } = await get(`/api/events?${wrong}`);
    expect([wrong, status]).toEqual([wrong, 422]);
    expect(JSON.parse(text).errors).toHaveLength(1);
  }
  expect((await get("/api/events/absent")).status).toBe(404);
});

test("the feed is a calendar that may be kept an hour", async () => {
  const { headers, text } = await site().get("/agenda.ics?region=53");
  expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(headers.get("cache-control")).toBe("public, max-age=3600");
  expect(text).toContain("SUMMARY:Café IA : qui vient ?\r\n");
  expect(text).toContain("LOCATION:La Halle\\, Rennes\r\n");
});
