import { expect, test } from "vitest";
import { feedOf, folded } from "./feed.ts";
import { readEvents } from "./read.ts";

const NOW = new Date("2026-12-01T08:00:00Z");
const options = { now: NOW, speaksToMachine: () => false };
const calendar = (...lines: string[]) =>
  readEvents(
    Buffer.from(["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n")),
    options,
  );
const event = (...lines: string[]) =>
  calendar("BEGIN:VEVENT", "UID:u1", "SUMMARY:Atelier", ...lines, "END:VEVENT");
const begins = (...lines: string[]) => event(...lines).events[0]?.timings.map(({ begin }) => begin);

test("lines folded in the middle of a character, escapes and quoted parameters are read", () => {
  // « é » is two octets, cut between them.
  const text = Buffer.from('SUMMARY;X="a:b;c":Café à La Réunion\\, salle 2\\; étage\r\n');
  const cut = text.indexOf(Buffer.from("é")) + 1;
  const summary = Buffer.concat([text.subarray(0, cut), Buffer.from("\r\n "), text.subarray(cut)]);
  const head = "\uFEFFBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270101T090000Z\r\n";
  const tail = "DESCRIPTION:Un\\nDeux \\\\ trois\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  const [one] = readEvents(Buffer.concat([Buffer.from(head), summary, Buffer.from(tail)]), options).events;
  expect(one?.title).toBe("Café à La Réunion, salle 2; étage");
  expect(one?.description).toBe("Un\nDeux \\ trois");
});

test.each([
  ["DTSTART:20270115T090000Z", "2027-01-15T09:00:00.000Z"],
  ["DTSTART;TZID=Europe/Paris:20270115T090000", "2027-01-15T08:00:00.000Z"],
  ["DTSTART;TZID=Europe/Paris:20270715T090000", "2027-07-15T07:00:00.000Z"],
  ["DTSTART;TZID=Romance Standard Time:20270715T090000", "2027-07-15T07:00:00.000Z"],
  ["DTSTART;TZID=Indian/Reunion:20270115T090000", "2027-01-15T05:00:00.000Z"],
  ["DTSTART:20270115T090000", "2027-01-15T08:00:00.000Z"],
  ["DTSTART;VALUE=DATE:20270115", "2027-01-14T23:00:00.000Z"],
])("a time is read in its zone: %s", (line, begin) => {
  expect(begins(line)).toEqual([begin]);
});

test("a floating time is in the calendar's own zone", () => {
  const reading = calendar(
    "X-WR-TIMEZONE:America/Cayenne",
    "BEGIN:VEVENT",
    "UID:1",
    "SUMMARY:A",
    "DTSTART:20270115T090000",
    "END:VEVENT",
  );
  expect(reading.events[0]?.timings[0]?.begin).toBe("2027-01-15T12:00:00.000Z");
});

test("an event lasts to its end, for its duration, or a day", () => {
  const end = (...lines: string[]) => event(...lines).events[0]?.timings[0]?.end;
  expect(end("DTSTART:20270115T090000Z", "DTEND:20270115T103000Z")).toBe("2027-01-15T10:30:00.000Z");
  expect(end("DTSTART:20270115T090000Z", "DURATION:P1DT2H30M")).toBe("2027-01-16T11:30:00.000Z");
  expect(end("DTSTART;VALUE=DATE:20270115")).toBe("2027-01-15T23:00:00.000Z");
  expect(end("DTSTART:20270115T090000Z")).toBe("2027-01-15T09:00:00.000Z");
});

test("a weekly meeting keeps its hour when the clocks change, and its removed and moved dates are followed", () => {
  const reading = calendar(
    "BEGIN:VEVENT",
    "UID:hebdo",
    "SUMMARY:Café IA",
    "DTSTART;TZID=Europe/Paris:20270318T133000",
    "DURATION:PT1H",
    "RRULE:FREQ=WEEKLY;COUNT=4",
    "EXDATE;TZID=Europe/Paris:20270325T133000",
    "END:VEVENT",
    "BEGIN:VEVENT",
    "UID:hebdo",
    "RECURRENCE-ID;TZID=Europe/Paris:20270408T133000",
    "DTSTART;TZID=Europe/Paris:20270409T150000",
    "DURATION:PT1H",
    "SUMMARY:Café IA",
    "END:VEVENT",
  );
  expect(reading.events).toHaveLength(1);
  expect(reading.events[0]?.timings.map(({ begin }) => begin)).toEqual([
    "2027-03-18T12:30:00.000Z",
    "2027-04-01T11:30:00.000Z",
    "2027-04-09T13:00:00.000Z",
  ]);
});

test.each([
  ["FREQ=DAILY;INTERVAL=2;COUNT=3", ["2027-01-05", "2027-01-07", "2027-01-09"]],
  ["FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270114", ["2027-01-05", "2027-01-07", "2027-01-12", "2027-01-14"]],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=2", ["2027-01-05", "2027-01-19"]],
  ["FREQ=MONTHLY;BYDAY=1TU;COUNT=3", ["2027-01-05", "2027-02-02", "2027-03-02"]],
  ["FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["2027-01-05", "2027-01-29", "2027-02-26"]],
  ["FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", ["2027-01-05", "2027-01-31", "2027-02-28"]],
  ["FREQ=YEARLY;UNTIL=20280105T090000Z", ["2027-01-05", "2028-01-05"]],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", ["2027-01-05"]],
])("the rule %s gives its days", (rule, days) => {
  expect(begins("DTSTART:20270105T090000Z", `RRULE:${rule}`)?.map((begin) => begin.slice(0, 10))).toEqual(
    days,
  );
});

test("a meeting begun long ago and without end is known for the dates ahead, and no further", () => {
  const found = begins("DTSTART:20150108T090000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY") ?? [];
  expect(found[0]).toBe("2026-12-03T09:00:00.000Z");
  expect(found.length).toBeLessThanOrEqual(60);
});

test("no rule, however odd, holds the reader up", () => {
  const before = performance.now();
  for (const rule of [
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=99MO",
    "FREQ=DAILY;INTERVAL=999999999",
    "FREQ=WEEKLY;COUNT=999999999",
    "FREQ=YEARLY;BYMONTH=13",
  ])
    expect(begins("DTSTART:20270105T090000Z", `RRULE:${rule}`)?.[0]).toBe("2027-01-05T09:00:00.000Z");
  expect(performance.now() - before).toBeLessThan(3_000);
});

test.each(["FREQ=SECONDLY", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2", "FREQ=DAILY;INTERVAL=0", "n'importe quoi"])(
  "the rule %s is not read: its first date alone, and it is said",
  (rule) => {
    const reading = event("DTSTART:20270105T090000Z", `RRULE:${rule}`);
    expect(reading.events[0]?.timings).toHaveLength(1);
    expect(reading.notes).toEqual([{ uid: "u1", text: expect.stringContaining("première date") }]);
  },
);

test("an unread rule whose first date is over is not passed over in silence", () => {
  const reading = event("DTSTART:20200105T090000Z", "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2");
  expect(reading.hidden).toEqual([{ uid: "u1", reason: expect.stringMatching(/^passé ; répétition/) }]);
});

test("a file of too many rules is read all the same, in bounded time", () => {
  const one = (n: number) => [
    "BEGIN:VEVENT",
    `UID:${n}`,
    "SUMMARY:A",
    "DTSTART:19700108T090000Z",
    "RRULE:FREQ=DAILY",
    "END:VEVENT",
  ];
  const before = performance.now();
  const reading = calendar(...Array.from({ length: 1_000 }, (_, n) => one(n)).flat());
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(reading.events.length + reading.hidden.length).toBe(1_000);
  expect(reading.hidden.every(({ reason }) => reason.includes("non lue"))).toBe(true);
});

test("alarms, organiser, attendees and contact do not come in; the place is looked for in its text", () => {
  const reading = event(
    "DTSTART:20270105T090000Z",
    "ORGANIZER;CN=Marie Exemple:mailto:marie@exemple.fr",
    "ATTENDEE:mailto:luc@exemple.fr",
    "CONTACT:Marie",
    "LOCATION:La Halle\\, 12 rue du Port\\, 35000 Rennes",
    "CATEGORIES:Formation,Bâtiment\\, travaux",
    "URL:https://exemple.fr/atelier",
    "BEGIN:VALARM",
    "DESCRIPTION:Rappel",
    "END:VALARM",
  );
  expect(reading.events[0]).toMatchObject({
    venue: "La Halle",
    address: "12 rue du Port, 35000 Rennes",
    city: "Rennes",
    region: "53",
    url: "https://exemple.fr/atelier",
    keywords: ["Formation", "Bâtiment, travaux"],
    description: "",
  });
  expect(JSON.stringify(reading)).not.toMatch(/Marie|luc@/);
});

test("a webinar is online", () => {
  expect(event("DTSTART:20270105T090000Z", "LOCATION:https://visio.exemple.fr/x").events[0]?.attendance).toBe(
    "en_ligne",
  );
  expect(event("DTSTART:20270105T090000Z", "LOCATION:Mairie").events[0]).toMatchObject({
    attendance: "sur_place",
    region: null,
  });
});

test("a postal address is a place whatever the title says, and a link to join (RFC 7986) is a way to be there from afar", () => {
  const place = "LOCATION:La Halle\\, 35000 Rennes";
  const link = "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://visio.exemple.fr/salle?a=1,2";
  const read = (...lines: string[]) =>
    calendar(
      "BEGIN:VEVENT",
      "UID:u1",
      "SUMMARY:Faire un webinaire",
      "DTSTART:20270105T090000Z",
      ...lines,
      "END:VEVENT",
    ).events[0];
  expect(read(place)).toMatchObject({ attendance: "sur_place", region: "53" });
  expect(read(place, link)).toMatchObject({
    attendance: "mixte",
    city: "Rennes",
    onlineUrl: "https://visio.exemple.fr/salle?a=1,2",
  });
  expect(read(link)).toMatchObject({ attendance: "en_ligne", region: null });
  expect(read(place, "CONFERENCE:javascript:alert(1)")).not.toHaveProperty("onlineUrl");
});

test("a calendar's cancelled and private events are not shown, its unreadable ones are told", () => {
  const one = (uid: string, ...lines: string[]) => [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    "SUMMARY:A",
    ...lines,
    "END:VEVENT",
  ];
  const reading = calendar(
    ...one("a", "DTSTART:20270105T090000Z", "STATUS:CANCELLED"),
    ...one("b", "DTSTART:20270105T090000Z", "CLASS:PRIVATE"),
    ...one("c"),
    ...one("d", "DTSTART:20270230T090000Z"),
    ...one("e", "DTSTART;TZID=Mars/Olympus:20270105T090000"),
    ...one("f", "DTSTART:20270105T090000Z", "DTEND:20270104T090000Z"),
    ...one("", "DTSTART:20270105T090000Z"),
    ...one("g", "DTSTART:20270105T090000Z"),
  );
  expect(reading.hidden.map(({ uid }) => uid)).toEqual(["a", "b"]);
  expect(reading.rejections.map(({ uid }) => uid)).toEqual(["c", "d", "e", "f", null]);
  expect(reading.events.map(({ uid }) => uid)).toEqual(["g"]);
});

test.each([
  "DTSTART:20270231T090000Z",
  "DTSTART;VALUE=DATE:20270229",
  "DTSTART:20270228T250000Z",
  "DTSTART:20270228T240000Z",
  "DTSTART:20270228T096100Z",
  "DTSTART:20270228T090075Z",
  "DTSTART:20271301T090000Z",
  "DTSTART:20270105T090000Z\r\nDTEND:20270231T090000Z",
  "DTSTART:20270105T090000Z\r\nRDATE:20270231T090000Z",
  "DTSTART:20270105T090000Z\r\nRRULE:FREQ=DAILY;UNTIL=20270231T090000Z",
  "DTSTART:99991231T090000Z\r\nDURATION:P2D",
])("an impossible date in a calendar refuses its event alone, and is told: %s", (lines) => {
  const sound = ["BEGIN:VEVENT", "UID:u2", "SUMMARY:B", "DTSTART:20270105T090060Z", "END:VEVENT"];
  const reading = calendar("BEGIN:VEVENT", "UID:u1", "SUMMARY:A", lines, "END:VEVENT", ...sound);
  expect(reading.rejections).toEqual([
    { uid: "u1", position: 1, reason: expect.stringMatching(/n'existe pas|trop lointaine/) },
  ]);
  // A leap second is a second.
  expect(reading.events.map(({ timings }) => timings[0]?.begin)).toEqual(["2027-01-05T09:00:59.000Z"]);
});

test("a line of 15 MB in a calendar holds nothing up", () => {
  const long = "a".repeat(15_000_000);
  for (const name of ["SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "URL"]) {
    const before = performance.now();
    expect(event("DTSTART:20270105T090000Z", `${name}:${long}`).events).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(3_000);
  }
});

test("our feed is valid, stable, and read back as it was written", () => {
  const source = event(
    "DTSTART;TZID=Europe/Paris:20270105T090000",
    "DURATION:PT2H",
    "RRULE:FREQ=WEEKLY;COUNT=2",
    `DESCRIPTION:${"Réponses\\, devis\\; et « factures » : ".repeat(20)}\\nFin`,
    "URL:https://exemple.fr/atelier",
  ).events[0];
  if (!source?.timings[0]) throw new Error("no event");
  const listed = { ...source, id: "abc", next: source.timings[0], changedAt: NOW };
  const feed = feedOf([listed]);
  expect(feed).toBe(feedOf([listed]));
  expect(feed.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(feed.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of feed.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(feed).toContain("DTSTAMP:20261201T080000Z");
  expect(feed).toContain("UID:abc-20270105T080000Z@boussole-ia");
  const back = readEvents(Buffer.from(feed), options).events;
  expect(back.map(({ timings }) => timings[0])).toEqual(source.timings);
  expect(back[0]).toMatchObject({ title: source.title, description: source.description, url: source.url });
});

test("a day without hours stays one in the feed", () => {
  const source = event("DTSTART;VALUE=DATE:20270327", "DTEND;VALUE=DATE:20270329").events[0];
  if (!source?.timings[0]) throw new Error("no event");
  const feed = feedOf([{ ...source, id: "abc", next: source.timings[0], changedAt: NOW }]);
  expect(feed).toContain("DTSTART;VALUE=DATE:20270327\r\nDTEND;VALUE=DATE:20270329");
  expect(readEvents(Buffer.from(feed), options).events[0]?.timings).toEqual(source.timings);
});

test("folding never cuts a character", () => {
  const line = `SUMMARY:${"é😀".repeat(60)}`;
  const lines = folded(line).split("\r\n");
  expect(lines.every((one) => Buffer.byteLength(one) <= 75 && one.isWellFormed())).toBe(true);
  expect(lines.map((one, index) => (index === 0 ? one : one.slice(1))).join("")).toBe(line);
});
