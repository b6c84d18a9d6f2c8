import { expect, test } from "vitest";
import { parisDay } from "./clock.ts";
import {
  easter,
  holidays,
  isOfficeTime,
  isWorkingDay,
  officeTimeFrom,
  parisHour,
  workingDaysAfter,
} from "./working-days.ts";

const dueDay = (from: string, days = 15): string => parisDay(workingDaysAfter(new Date(from), days));

test("Easter falls where the almanacs say", () => {
  const known = { 1961: "04-02", 2000: "04-23", 2008: "03-23", 2011: "04-24", 2024: "03-31", 2025: "04-20" };
  for (const [year, day] of Object.entries(known)) expect(easter(Number(year))).toBe(`${year}-${day}`);
  expect([easter(2026), easter(2027), easter(2038)]).toEqual(["2026-04-05", "2027-03-28", "2038-04-25"]);
});

test("the public holidays of 2026 are the eleven of the labour code", () => {
  expect(holidays(2026)).toEqual([
    "2026-01-01",
    "2026-04-06",
    "2026-05-01",
    "2026-05-08",
    "2026-05-14",
    "2026-05-25",
    "2026-07-14",
    "2026-08-15",
    "2026-11-01",
    "2026-11-11",
    "2026-12-25",
  ]);
});

test("two holidays on one day are one day off", () => {
  // In 2008 the Ascension fell on 1 May.
  expect(holidays(2008).filter((day) => day === "2008-05-01")).toHaveLength(2);
  expect(isWorkingDay("2008-05-01")).toBe(false);
  expect(isWorkingDay("2008-05-02")).toBe(true);
});

test("a deadline leaves out week-ends, holidays and the day of the contest itself", () => {
  expect(dueDay("2026-11-23T09:00:00Z")).toBe("2026-12-14");
  // Over Christmas and New Year's Day, both on Fridays.
  expect(dueDay("2026-12-14T09:00:00Z")).toBe("2027-01-06");
  // Over May: the 1st, the 8th, the 14th and the 25th are off.
  expect(dueDay("2026-04-30T09:00:00Z")).toBe("2026-05-27");
  expect(dueDay("2026-11-21T09:00:00Z", 1)).toBe("2026-11-23");
});

test("a deadline is counted in Paris days, and ends with its last one, in winter and in summer", () => {
  // 23:30 UTC on a Sunday is already Monday in Paris.
  expect(dueDay("2026-11-22T23:30:00Z", 1)).toBe("2026-11-24");
  expect(workingDaysAfter(new Date("2026-11-23T09:00:00Z"), 1).toISOString()).toBe(
    "2026-11-24T22:59:59.999Z",
  );
  expect(workingDaysAfter(new Date("2026-07-15T09:00:00Z"), 1).toISOString()).toBe(
    "2026-07-16T21:59:59.999Z",
  );
});

test("an hour of Paris is one or two behind in UTC, on the days that change it too", () => {
  const hours = (day: string) => [0, 8, 18].map((hour) => parisHour(day, hour).toISOString().slice(11, 13));
  expect(hours("2026-11-23")).toEqual(["23", "07", "17"]);
  expect(hours("2026-07-15")).toEqual(["22", "06", "16"]);
  expect(hours("2026-03-29")).toEqual(["23", "06", "16"]);
  expect(hours("2026-10-25")).toEqual(["22", "07", "17"]);
});

test("an office opens at eight on working days alone, and what comes when it is closed waits for it", () => {
  const from = (at: string) => officeTimeFrom(new Date(at)).toISOString();
  expect(from("2026-11-23T09:30:00.000Z")).toBe("2026-11-23T09:30:00.000Z");
  expect(from("2026-11-23T06:59:59.000Z")).toBe("2026-11-23T07:00:00.000Z");
  expect(from("2026-11-23T17:00:00.000Z")).toBe("2026-11-24T07:00:00.000Z");
  // A Friday evening; then Christmas, a Friday.
  expect(from("2026-11-27T20:00:00.000Z")).toBe("2026-11-30T07:00:00.000Z");
  expect(from("2026-12-25T10:00:00.000Z")).toBe("2026-12-28T07:00:00.000Z");
  expect([
    isOfficeTime(new Date("2026-11-22T10:00:00Z")),
    isOfficeTime(new Date("2026-11-23T16:59:59Z")),
  ]).toEqual([false, true]);
});
