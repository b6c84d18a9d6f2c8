import fc from "fast-check";
import { expect, test } from "vitest";
import type { Advisor } from "./advisor.ts";
import { engagementEnd, engagementState, nextAnniversary } from "./engagement.ts";

const engaged = (
  engagementStart: string | null,
  nonRenewalNotice: string | null = null,
  kind: Advisor["kind"] = "ambassadeur_regional",
) => ({ kind, engagementStart, nonRenewalNotice });

const iso = (at: Date): string => at.toISOString().slice(0, 10);
const days = fc
  .date({ min: new Date("2024-01-01T00:00:00Z"), max: new Date("2035-12-31T00:00:00Z"), noInvalidDate: true })
  .map(iso);
const before = (day: string): string => iso(new Date(new Date(`${day}T00:00:00Z`).getTime() - 86_400_000));

test.each([
  ["no notice renews for ever", "2025-09-20", null, null],
  ["a notice in the first year ends it at twelve months", "2025-09-20", "2026-01-10", "2026-09-20"],
  ["a notice the day before the term ends it there", "2025-09-20", "2026-09-19", "2026-09-20"],
  ["a notice on the term comes too late: one year more", "2025-09-20", "2026-09-20", "2027-09-20"],
  ["a notice before the start ends it after the first year", "2025-09-20", "2025-09-01", "2026-09-20"],
  ["29 February counts as 28, in leap years too", "2024-02-29", "2027-06-01", "2028-02-28"],
])("the end of an engagement: %s", (_, start, notice, end) => {
  expect(engagementEnd(engaged(start, notice), "2040-01-01")).toBe(end);
});

test("the end day is the first day out", () => {
  const leaving = engaged("2025-09-20", "2026-01-10");
  expect(engagementState(leaving, "2025-09-19")).toBe("not_begun");
  expect(engagementState(leaving, "2025-09-20")).toBe("running");
  expect(engagementState(leaving, "2026-09-19")).toBe("running");
  expect(engagementState(leaving, "2026-09-20")).toBe("ended");
});

test("a notice dated after the day asked about is not known yet", () => {
  const leaving = engaged("2024-09-20", "2025-05-01");
  expect(engagementEnd(leaving, "2025-04-30")).toBeNull();
  expect(engagementEnd(leaving, "2025-05-01")).toBe("2025-09-20");
});

test("without a start an ambassador has not begun, and an activator is bound by no term", () => {
  expect(engagementState(engaged(null), "2026-01-01")).toBe("not_begun");
  expect(engagementState(engaged(null, null, "activateur"), "2026-01-01")).toBe("running");
});

test("an engagement ends within a year after its notice, on an anniversary, and never comes back", () => {
  fc.assert(
    fc.property(days, days, days, (start, notice, on) => {
      const leaving = engaged(start, notice);
      const end = engagementEnd(leaving, on);
      expect(end === null).toBe(notice > on);
      if (end === null) return;
      const day = start.endsWith("02-29") ? "02-28" : start.slice(5);
      expect(end.slice(5)).toBe(day);
      expect(end > notice && end > start).toBe(true);
      const year = (on: string) => Number(on.slice(0, 4));
      expect(year(end) - Math.max(year(notice), year(start))).toBeLessThanOrEqual(1);
      expect(engagementState(leaving, end)).toBe(end >= notice ? "ended" : "running");
      expect(engagementState(leaving, before(end))).not.toBe("ended");
    }),
  );
});

test("the state of an engagement only goes forward as days pass", () => {
  const order = ["not_begun", "running", "ended"];
  fc.assert(
    fc.property(days, fc.option(days), days, days, (start, notice, a, b) => {
      const [first = a, second = b] = [a, b].sort();
      const state = (on: string) => order.indexOf(engagementState(engaged(start, notice), on));
      // A notice may only become known in between: it ends nothing in the past.
      expect(state(second)).toBeGreaterThanOrEqual(state(first));
    }),
  );
});

test.each([
  ["within the first year, its end", "2026-01-15", "2026-11-23", "2027-01-15"],
  ["the day itself, the year after", "2026-01-15", "2027-01-15", "2028-01-15"],
  ["the day before, that day", "2026-01-15", "2027-01-14", "2027-01-15"],
  ["before it began, twelve months after its start", "2027-02-01", "2026-11-23", "2028-02-01"],
  ["29 February counts as 28", "2024-02-29", "2027-03-01", "2028-02-28"],
])("the next anniversary: %s", (_, start, on, next) => {
  expect(nextAnniversary(engaged(start), on)).toBe(next);
  expect(nextAnniversary(engaged(null), on)).toBeNull();
});
