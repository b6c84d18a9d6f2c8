import fc from "fast-check";
import { expect, test } from "vitest";
import { givesOrders } from "../../answering/screening/orders.ts";
import { ATTENDANCES, type Attendance, type EventFacts } from "../event.ts";
import { readEvents } from "../read.ts";
import { topicsOf } from "../topics.ts";
import { calendarOf } from "./ical-export.ts";
import { openAgendaOf } from "./openagenda-export.ts";
import type { Proposal, ProposalForm } from "./proposal.ts";
import { readProposal } from "./read-form.ts";
import { NEED_THEMES, SECTOR_THEMES, THEME_WORDS } from "./themes.ts";

const NOW = new Date("2026-11-30T09:00:00Z");
const options = { now: NOW, speaksToMachine: givesOrders };

/** Words as people announce things, with all that a format escapes, folds or strips. */
const word = fc.constantFrom(
  ..."atelier IA l'été cœur d’œuvre; devis, prix: 50 % « café » 😀 n°3 (gratuit) – à 9h, où? ça! été/hiver & co TPE-PME C++ \\ 100€ https://exemple.fr/a?b=c,d".split(
    " ",
  ),
);
const words = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(" "));
const day = fc
  .integer({ min: 1, max: 600 })
  .map((n) => new Date(NOW.getTime() + n * 86_400_000).toISOString().slice(0, 10));
// Four in the morning on: no hour that a change of clocks skips or repeats.
const hours = fc.tuple(
  fc.integer({ min: 4, max: 20 }),
  fc.constantFrom("00", "15", "59"),
  fc.integer({ min: 1, max: 3 }),
);
const two = (n: number): string => String(n).padStart(2, "0");
const date = fc.tuple(day, hours).map(([on, [hour, minute, lasts]]) => ({
  day: on,
  from: `${two(hour)}:${minute}`,
  to: `${two(hour + lasts)}:${minute}`,
}));
const dates = fc.uniqueArray(date, {
  minLength: 1,
  maxLength: 6,
  selector: ({ day, from }) => `${day}${from}`,
});
const place = fc.constantFrom(
  { postalCode: "35000", city: "Rennes" },
  { postalCode: "97400", city: "Saint-Denis" },
  { postalCode: "97110", city: "Pointe-à-Pitre" },
  { postalCode: "62100", city: "L’Isle d'Abeau" },
);

const form: fc.Arbitrary<ProposalForm> = fc
  .record({
    title: words(6).map((text) => `Atelier ${text}`),
    summary: words(8).map((text) => `On essaie ${text}`),
    description: fc.array(words(12), { maxLength: 4 }).map((lines) => lines.join("\n\n")),
    conditions: fc.oneof(fc.constant(""), words(5)),
    dates,
    attendance: fc.constantFrom(...ATTENDANCES),
    venue: fc.constantFrom("La Halle", "CCI, salle B", "Mairie – annexe"),
    street: fc.constantFrom("", "12 rue du Port", "3, place de l’Église"),
    place,
    onlineUrl: fc.constant("https://visio.exemple.fr/salle?x=1,2;y"),
    registrationUrl: fc.constantFrom("", "https://exemple.fr/inscription"),
    registrationPhone: fc.constantFrom("", "02 99 00 00 00"),
    registrationEmail: fc.constant(""),
    themes: fc.subarray([...THEME_WORDS], { maxLength: 4 }),
  })
  .map(({ place: { postalCode, city }, ...rest }) => ({ ...rest, postalCode, city }));

const proposalOf = (typed: ProposalForm, state: Proposal["state"] = "accepted"): Proposal => {
  const { facts, place } = readProposal(typed, { id: "evenement-propose-0001", ...options });
  return {
    id: "evenement-propose-0001",
    state,
    facts,
    place,
    accountId: "a",
    by: "Ambassadrice",
    proposedAt: NOW,
    reason: null,
    decidedAt: NOW,
    changedAt: NOW,
  };
};
const readBack = (text: string): Partial<EventFacts> | undefined => {
  const { events, rejections, notes } = readEvents(Buffer.from(text), options);
  expect({ rejections, notes, count: events.length }).toEqual({ rejections: [], notes: [], count: 1 });
  return events[0];
};

test("an accepted proposal exported in OpenAgenda's fields is read back as the very event", () => {
  const seen = new Set<Attendance>();
  fc.assert(
    fc.property(form, (typed) => {
      const proposal = proposalOf(typed);
      seen.add(proposal.facts.attendance);
      const { registrationContacts: _, ...facts } = proposal.facts;
      expect(readBack(JSON.stringify(openAgendaOf([proposal])))).toEqual(facts);
    }),
    { numRuns: 60 },
  );
  expect(seen.size).toBe(3);
});

test("exported as iCalendar it is read back too: its words in one text, its link to register as its page", () => {
  fc.assert(
    fc.property(form, (typed) => {
      const proposal = proposalOf(typed);
      const {
        registrationContacts: _,
        summary,
        description,
        conditions,
        registrationUrl,
        ...facts
      } = proposal.facts;
      const file = calendarOf([proposal]);
      for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      expect(readBack(file)).toEqual({
        ...facts,
        uid: `${proposal.id}@boussole-ia`,
        summary: "",
        description: [summary, description, conditions].filter(Boolean).join("\n\n"),
        conditions: "",
        url: registrationUrl,
        registrationUrl: null,
      });
    }),
    { numRuns: 60 },
  );
});

test("what is only proposed is exported as such, and says what OpenAgenda will ask for", () => {
  const [typed] = fc.sample(form, { numRuns: 1, seed: 7 });
  if (!typed) throw new Error("no form");
  const proposal = proposalOf(
    { ...typed, attendance: "mixte", registrationPhone: "02 99 00 00 00" },
    "proposed",
  );
  const file = openAgendaOf([proposal]);
  expect(file.missing.join(" ")).toMatch(/uid[\s\S]*image/);
  expect(file.events[0]).toMatchObject({
    state: 0,
    status: 1,
    attendanceMode: 3,
    timezone: expect.stringContaining("/"),
  });
  expect(file.events[0]?.registration).toContainEqual({ type: "phone", value: "02 99 00 00 00" });
  expect(file.events[0]?.timings[0]?.begin).toMatch(/T\d\d:\d\d:00[+-]\d\d:00$/);
  expect(readEvents(Buffer.from(JSON.stringify(file)), options).hidden).toEqual([
    { uid: proposal.id, reason: "non publié" },
  ]);
  expect(calendarOf([proposal])).toContain("STATUS:TENTATIVE");
});

test("each theme to tick is one that an import understands", () => {
  for (const { word } of SECTOR_THEMES) expect([word, topicsOf([word]).sectors.length]).toEqual([word, 1]);
  for (const { word } of NEED_THEMES) expect([word, topicsOf([word]).needs.length]).toEqual([word, 1]);
});
