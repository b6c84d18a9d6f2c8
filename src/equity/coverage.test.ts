import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDirectory, ON } from "../../evals/fairness/arbitraries.ts";
import { advisor } from "../directory/testing/doubles.ts";
import { companyOf } from "../orientation/company.ts";
import { orient } from "../orientation/orient.ts";
import { QUESTION_FIELDS } from "../orientation/orientation.ts";
import { NEED_CODES } from "../profile/lists.ts";
import { coverageOf, NEEDS_ASKED, nobodyIn } from "./coverage.ts";

test("a corner finds nobody where orientation proposes nobody, need by need, in any directory", async () => {
  const corner = fc.record({
    region: fc.constantFrom("53", "11", "04"),
    size: fc.constantFrom("TPE", "PME", "ETI", "GE"),
    section: fc.constantFrom("C", "D", "E", "F"),
  });
  await fc.assert(
    fc.asyncProperty(anyDirectory(6), corner, async (advisors, { region, size, section }) => {
      const { corners } = await coverageOf({ version: "v", advisors }, ON);
      const network = { advisors, directoryVersion: "v", schemes: [] };
      const alone = NEED_CODES.filter((need) => {
        const company = companyOf({ region, size, sector: section, need });
        return orient(network, company, { on: ON, skipped: QUESTION_FIELDS }).advisors.length === 0;
      });
      expect(
        corners.find((one) => one.region === region && one.size === size && one.section === section),
      ).toMatchObject({ nobody: alone.length });
    }),
    { numRuns: 25, seed: 2026 },
  );
});

test("an empty directory leaves everyone alone, and one person of one region helps there alone, on what they know", async () => {
  const empty = await coverageOf({ version: "v", advisors: [] }, ON);
  expect(nobodyIn(empty.corners)).toEqual({ nobody: 27_360, unhelped: 27_360, asked: 27_360 });
  expect(empty.fictional).toBe(false);
  const { corners, fictional } = await coverageOf({ version: "v", advisors: [advisor()] }, ON);
  expect(fictional).toBe(true);
  const there = corners.filter(({ region, size }) => region === "53" && (size === "TPE" || size === "PME"));
  expect(there.every(({ nobody, unhelped }) => nobody === 0 && unhelped === NEEDS_ASKED - 1)).toBe(true);
  expect(nobodyIn(corners).nobody).toBe(27_360 - there.length * NEEDS_ASKED);
});
