import { expect, test } from "vitest";
import { isDay } from "../clock.ts";
import { endOfParisDay, startOfParisDay } from "./zone.ts";

test("a Paris day begins and ends at midnight in Paris, in winter, in summer, and on the nights when the hour changes", () => {
  const bounds = (day: string) => [startOfParisDay(day).toISOString(), endOfParisDay(day).toISOString()];
  expect(bounds("2026-11-30")).toEqual(["2026-11-29T23:00:00.000Z", "2026-11-30T23:00:00.000Z"]);
  expect(bounds("2026-07-15")).toEqual(["2026-07-14T22:00:00.000Z", "2026-07-15T22:00:00.000Z"]);
  expect(bounds("2026-03-29")).toEqual(["2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"]);
  expect(bounds("2026-10-25")).toEqual(["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]);
});

test("a day of the calendar is told from one that is not", () => {
  expect(["2026-02-28", "2028-02-29", "2026-12-31"].map(isDay)).toEqual([true, true, true]);
  expect(["2026-02-30", "2026-13-01", "2026-1-1", "30/11/2026", "2026-11-30T00", ""].map(isDay)).toEqual(
    Array(6).fill(false),
  );
});
