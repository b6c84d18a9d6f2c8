import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { journal, lastEntry } from "../audit/journal.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { createAgenda } from "./agenda.ts";
import type { EventFacts, Reading } from "./event.ts";
import { type EventJournal, importEvents } from "./import.ts";
import { eventId } from "./plan.ts";
import { loadSampleAgenda } from "./sample.ts";

const NOW = new Date("2026-12-01T08:00:00Z");
const clock = { now: () => NOW };
const record = journal;
const SAMPLE_FILE = join(import.meta.dirname, "../../knowledge/agenda/exemple.json");

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(() => db.query(sql`DELETE FROM agenda.event`));

const event = (uid: string, over: Partial<EventFacts> = {}): EventFacts => ({
  uid,
  title: `Événement ${uid}`,
  summary: "",
  description: "",
  conditions: "",
  keywords: [],
  timings: [{ begin: "2027-01-10T08:00:00.000Z", end: "2027-01-10T10:00:00.000Z" }],
  allDay: false,
  attendance: "sur_place",
  full: false,
  venue: "La Halle",
  address: "",
  city: "Rennes",
  region: "53",
  url: null,
  registrationUrl: null,
  sectors: [],
  needs: [],
  ...over,
});
const on = (...days: string[]) =>
  days.map((day) => ({ begin: `${day}T08:00:00.000Z`, end: `${day}T10:00:00.000Z` }));
const reading = (events: EventFacts[], over: Partial<Reading> = {}): Reading => ({
  events,
  hidden: [],
  rejections: [],
  aside: [],
  notes: [],
  ...over,
});
const bring = (events: EventFacts[], over: Partial<Reading> = {}, name = "a.ics", now = NOW) =>
  importEvents(db, { now: () => now }, { name, reading: reading(events, over) }, { journal: record });
const uids = async (filter = {}) =>
  (await createAgenda(db).upcoming({ from: NOW, ...filter }, 1)).events.map(({ uid }) => uid);

test("an import adds, changes, withdraws and brings back; twice changes nothing", async () => {
  expect(await bring([event("1"), event("2"), event("3")])).toMatchObject({
    added: ["1", "2", "3"],
    unchanged: 0,
  });
  expect(await bring([event("1"), event("2"), event("3")])).toMatchObject({
    added: [],
    changed: [],
    unchanged: 3,
  });
  expect(await bring([event("1"), event("2", { title: "Autre" })])).toMatchObject({
    changed: ["2"],
    withdrawn: ["3"],
    unchanged: 1,
  });
  expect(await uids()).toEqual(expect.arrayContaining(["1", "2"]));
  expect(await uids()).toHaveLength(2);
  expect(await bring([event("1"), event("2", { title: "Autre" }), event("3")])).toMatchObject({
    added: ["3"],
  });
  expect(await uids()).toHaveLength(3);
});

test("an import that changes something has its line in the journal, another has none", async () => {
  await bring([event("1"), event("2")]);
  const before = await lastEntry(db);
  await bring([event("1"), event("2")]);
  expect(await lastEntry(db)).toEqual(before);
  await bring([event("1")], { rejections: [{ uid: null, position: 2, reason: "x" }] });
  const [entry] = await db.query(sql`SELECT kind, subject, facts FROM audit.entry ORDER BY seq DESC LIMIT 1`);
  expect(entry).toEqual({
    kind: "events_imported",
    subject: "a.ics",
    facts: { added: 0, changed: 0, withdrawn: 1, samplesWithdrawn: 0, rejected: 1 },
  });
});

test("without its line in the journal an import leaves nothing", async () => {
  const failing: EventJournal = async () => {
    throw new Error("journal down");
  };
  const source = { name: "a.ics", reading: reading([event("1")]) };
  await expect(importEvents(db, clock, source, { journal: failing })).rejects.toThrow("journal down");
  expect(await uids()).toEqual([]);
});

test("a dry run tells and changes nothing", async () => {
  const source = { name: "a.ics", reading: reading([event("1")]) };
  const report = await importEvents(db, clock, source, { journal: record, dryRun: true });
  expect(report).toMatchObject({ added: ["1"] });
  expect(await uids()).toEqual([]);
});

test("sources do not touch each other's events, and what is over is left as it is", async () => {
  await bring([event("1"), event("2", { timings: on("2026-12-02") })]);
  const later = new Date("2026-12-20T08:00:00Z");
  expect(await bring([event("1")], {}, "b.ics", later)).toMatchObject({ added: ["1"], withdrawn: [] });
  expect(await bring([event("1")], {}, "a.ics", later)).toMatchObject({ withdrawn: [], unchanged: 1 });
  expect(await uids({ from: later })).toEqual(["1", "1"]);
});

test("a source that gives nothing readable is taken for a fault: nothing is withdrawn", async () => {
  await bring([event("1")]);
  await expect(bring([])).rejects.toThrow("rien n'a été changé");
  const rejections = [{ uid: "1", position: 1, reason: "sans titre" }];
  await expect(bring([], { rejections })).rejects.toThrow("sans titre");
  expect(await uids()).toEqual(["1"]);
  expect(await bring([], { hidden: [{ uid: "1", reason: "annulé" }] })).toMatchObject({ withdrawn: ["1"] });
  expect(await uids()).toEqual([]);
});

test("two imports at a time end as one after the other", async () => {
  const both = await Promise.all([bring([event("1"), event("2")]), bring([event("1"), event("2")])]);
  expect(both.map((report) => report?.added.length).sort()).toEqual([0, 2]);
});

test("the agenda is read again when an import changed it, by another process too", async () => {
  const agenda = createAgenda(db);
  await bring([event("1")]);
  expect((await agenda.upcoming({ from: NOW }, 1)).total).toBe(1);
  await bring([event("1"), event("2")]);
  expect((await agenda.upcoming({ from: NOW }, 1)).total).toBe(2);
});

test("events come in the order of their next dates, those over gone, within a period", async () => {
  await bring([
    event("late", { timings: on("2027-03-01") }),
    event("series", { timings: on("2026-11-01", "2027-01-05", "2027-04-01") }),
    event("now", { timings: [{ begin: "2026-12-01T07:00:00.000Z", end: "2026-12-01T09:00:00.000Z" }] }),
  ]);
  expect(await uids()).toEqual(["now", "series", "late"]);
  expect(await uids({ from: new Date("2026-12-01T09:00:01Z") })).toEqual(["series", "late"]);
  expect(await uids({ from: new Date("2027-02-01"), to: new Date("2027-03-02") })).toEqual(["late"]);
  const second = await createAgenda(db).upcoming({ from: NOW }, 2, 2);
  expect(second).toMatchObject({ total: 3, events: [{ uid: "late" }] });
});

test("filters: a region with what is online, a sector with what is for all, words without accents", async () => {
  await bring([
    event("bzh", { sectors: ["F"], keywords: ["Bâtiment"] }),
    event("idf", { region: "11", city: "Paris" }),
    event("web", { region: null, attendance: "en_ligne", timings: on("2027-01-11") }),
    event("both", { region: "11", attendance: "mixte", timings: on("2027-01-12") }),
    event("unknown", { region: null }),
  ]);
  expect((await uids({ region: "53" })).sort()).toEqual(["both", "bzh", "web"]);
  expect((await uids({ sector: "C" })).sort()).toEqual(["both", "idf", "unknown", "web"]);
  expect(await uids({ q: "BATIMENT" })).toEqual(["bzh"]);
  expect(await uids({ q: "batiment paris" })).toEqual([]);
});

test("a company is told of what is near, then online; never what is full, over, elsewhere or for another trade", async () => {
  await bring([
    event("web", { region: null, attendance: "en_ligne", timings: on("2026-12-05") }),
    event("near", { timings: on("2027-01-10"), url: "https://exemple.fr/near" }),
    event("far", { timings: on("2027-12-10") }),
    event("full", { full: true }),
    event("trade", { sectors: ["A"] }),
    event("elsewhere", { region: "11" }),
    event("over", { timings: on("2026-11-01") }),
  ]);
  const agenda = createAgenda(db);
  const titles = async (profile: Parameters<typeof agenda.forProfile>[0], limit?: number) =>
    (await agenda.forProfile(profile, NOW, limit)).map(({ title }) => title.replace("Événement ", ""));
  expect(await titles({ region: "53", section: "F" })).toEqual(["near", "web", "far"]);
  expect(await titles({ region: "53", section: "F" }, 1)).toEqual(["near"]);
  expect(await titles({ region: "53", section: "A" }, 5)).toContain("trade");
  expect(await titles({ region: null, section: null })).toEqual(["web"]);
  expect(
    await agenda.forProfile({ region: "53", section: "F" }, new Date("2027-01-10T10:00:01Z")),
  ).toHaveLength(1);
  expect((await agenda.forProfile({ region: "53", section: "F" }, NOW, 2))[0]).toEqual({
    id: eventId("a.ics", "near"),
    title: "Événement near",
    startsAt: "2027-01-10T08:00:00.000Z",
    place: "La Halle, Rennes",
    url: "https://exemple.fr/near",
  });
});

test("an event is found by its id until it is withdrawn, once over too", async () => {
  await bring([event("1"), event("2")]);
  const agenda = createAgenda(db);
  const id = eventId("a.ics", "2");
  expect(await agenda.find(id, NOW)).toMatchObject({ uid: "2" });
  expect(await agenda.find(id, new Date("2030-01-01"))).toMatchObject({ uid: "2" });
  await bring([event("1")]);
  expect(await agenda.find(id, NOW)).toBeNull();
  expect(await agenda.find("absent", NOW)).toBeNull();
});

test("the fictional agenda loads where there is nothing, says it is fictional, and leaves when a real one comes", async () => {
  const report = await loadSampleAgenda(db, clock, SAMPLE_FILE, record);
  expect(report?.reading).toMatchObject({ rejections: [], aside: [], notes: [] });
  expect(report?.reading.hidden).toHaveLength(4);
  expect(report?.added.length).toBeGreaterThanOrEqual(25);
  expect(await loadSampleAgenda(db, clock, SAMPLE_FILE, record)).toBeNull();
  const { events } = await createAgenda(db).upcoming({ from: NOW }, 1, 100);
  expect(events.every(({ title }) => title.includes("(fictif)"))).toBe(true);
  expect(new Set(events.map(({ region }) => region)).size).toBe(19);
  expect(await bring([event("1")])).toMatchObject({ samplesWithdrawn: report?.added.length });
  expect(await uids()).toEqual(["1"]);
  expect(await loadSampleAgenda(db, clock, SAMPLE_FILE, record)).toBeNull();
});
