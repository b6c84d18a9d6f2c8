import fc from "fast-check";
import { expect, test } from "vitest";
import { periodOf, shifted, weeksUpTo } from "./period.ts";

const NOW = new Date("2026-11-30T09:00:00Z");

test("a period is thirty Paris days up to today unless it says otherwise", () => {
  expect(periodOf({}, NOW)).toMatchObject({ from: "2026-11-01", to: "2026-11-30" });
  expect(periodOf({ from: "", to: "" }, NOW)).toMatchObject({ from: "2026-11-01" });
  expect(periodOf({ to: "2026-10-15" }, NOW)).toMatchObject({ from: "2026-09-16", to: "2026-10-15" });
  // Late in the evening in London is the next day in Paris.
  expect(periodOf({}, new Date("2026-11-29T23:30:00Z")).to).toBe("2026-11-30");
});

test("a period begins and ends at midnight in Paris, across a change of hour", () => {
  expect(periodOf({ from: "2026-10-24", to: "2026-10-25" }, NOW)).toEqual({
    from: "2026-10-24",
    to: "2026-10-25",
    start: new Date("2026-10-23T22:00:00Z"),
    end: new Date("2026-10-25T23:00:00Z"),
  });
});

test.each([
  [{ from: "2026-02-30" }, ["from"]],
  [{ from: "hier", to: "30/11/2026" }, ["from", "to"]],
  [{ to: "2026-12-01" }, ["to"]],
  [{ from: "2026-11-30", to: "2026-11-29" }, ["from"]],
  [{ from: "2025-11-29", to: "2026-11-30" }, ["from"]],
])("a period is refused with its fields: %j", (asked, fields) => {
  expect(() => periodOf(asked, NOW)).toThrow(
    expect.objectContaining({
      type: "entree-invalide",
      fields: fields.map((field) => expect.objectContaining({ field })),
    }),
  );
});

test("a leap year is the longest period", () => {
  expect(periodOf({ from: "2025-11-30", to: "2026-11-30" }, NOW).from).toBe("2025-11-30");
});

test("twelve weeks follow each other from Monday to Sunday, up to the week of any day", () => {
  const days = fc.integer({ min: 0, max: 2_000 }).map((offset) => shifted("2024-01-01", offset));
  fc.assert(
    fc.property(days, (day) => {
      const weeks = weeksUpTo(day);
      expect(weeks).toHaveLength(12);
      expect(weeks.every(({ from }) => new Date(`${from}T00:00:00Z`).getUTCDay() === 1)).toBe(true);
      for (const [index, week] of weeks.slice(1).entries()) expect(week.start).toEqual(weeks[index]?.end);
      const last = weeks.at(-1);
      expect((last?.from ?? "") <= day && day <= (last?.to ?? "")).toBe(true);
    }),
    { numRuns: 30 },
  );
});
