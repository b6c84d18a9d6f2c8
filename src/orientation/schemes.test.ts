import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCompany, anyScheme, ON } from "../../evals/fairness/arbitraries.ts";
import { companyOf } from "./company.ts";
import { matchScheme, matchSchemes, type Scheme } from "./schemes.ts";

const scheme = (eligibility: Partial<Scheme["eligibility"]> = {}, over: Partial<Scheme> = {}): Scheme => ({
  id: "aide-verlune",
  title: "Aide Verlune (fictif)",
  operator: "Région Verlune (fictif)",
  operatorUrl: null,
  status: "open",
  audience: { needs: [], maturity: [] },
  checkedOn: "2026-11-01",
  eligibility: {
    sizes: [],
    minAgeYears: null,
    minHeadcount: null,
    maxHeadcount: null,
    minTurnover: null,
    regions: [],
    opensOn: null,
    closesOn: null,
    notes: "",
    ...eligibility,
  },
  ...over,
});
const statusOf = (one: Scheme, profile: Parameters<typeof companyOf>[0]) =>
  matchScheme(one, companyOf(profile), ON).status;

test("what is not told excludes from no scheme: what one excludes without it, it excludes with any answer", () => {
  fc.assert(
    fc.property(anyScheme, anyCompany, (one, company) => {
      const status = matchScheme(one, company, ON).status;
      for (const field of ["region", "turnover", "section", "need", "maturity"] as const) {
        const untold = matchScheme(one, { ...company, [field]: null }, ON).status;
        if (untold === "ineligible") expect(status).toBe("ineligible");
      }
      const sizeless = matchScheme(one, { ...company, size: null, headcount: null }, ON).status;
      if (sizeless === "ineligible") expect(status).toBe("ineligible");
      expect(matchScheme(one, companyOf({}), ON).status).not.toBe("ineligible");
    }),
    { numRuns: 2_000 },
  );
});

test("« eligible » is said only where nothing is missing, and everything else says why", () => {
  fc.assert(
    fc.property(anyScheme, anyCompany, (one, company) => {
      const { status, reasons, missing } = matchScheme(one, company, ON);
      if (status === "eligible") expect(missing).toEqual([]);
      if (status === "to_confirm") expect(missing.length + reasons.length).toBeGreaterThan(0);
      if (status === "ineligible" || status === "closed") expect(reasons.length).toBeGreaterThan(0);
      expect(reasons.every((text) => text.trim() !== "")).toBe(true);
    }),
  );
});

test.each<[string, Scheme, Parameters<typeof companyOf>[0], string]>([
  ["a size served", scheme({ sizes: ["TPE", "PME"] }), { size: "PME" }, "eligible"],
  ["a size not served", scheme({ sizes: ["TPE", "PME"] }), { size: "ETI" }, "ineligible"],
  ["a size not told", scheme({ sizes: ["TPE"] }), {}, "to_confirm"],
  ["the headcount at the threshold", scheme({ minHeadcount: 10 }), { headcount: 10 }, "eligible"],
  ["the headcount under it", scheme({ minHeadcount: 10 }), { headcount: 9 }, "ineligible"],
  ["a size that is all within the threshold", scheme({ minHeadcount: 10 }), { size: "PME" }, "eligible"],
  ["a size that is partly within", scheme({ minHeadcount: 50 }), { size: "PME" }, "to_confirm"],
  ["a size that is all outside", scheme({ minHeadcount: 10 }), { size: "TPE" }, "ineligible"],
  ["an age that nobody asks", scheme({ minAgeYears: 1 }), { size: "PME" }, "to_confirm"],
  ["the last day", scheme({ closesOn: ON }), {}, "eligible"],
  ["the day after", scheme({ closesOn: "2026-11-22" }), {}, "closed"],
  ["the day before it opens", scheme({ opensOn: "2026-11-24" }), {}, "to_confirm"],
  ["one announced", scheme({}, { status: "announced" }), {}, "to_confirm"],
  ["one told closed", scheme({}, { status: "closed" }), {}, "closed"],
])("a scheme is read against a company: %s", (_, one, profile, status) => {
  expect(statusOf(one, profile)).toBe(status);
});

test("what may serve comes first, and among equals what speaks of the need", () => {
  const near = scheme({}, { id: "near", audience: { needs: ["formation"], maturity: [] } });
  const shut = scheme({}, { id: "shut", status: "closed" });
  const ids = matchSchemes([shut, scheme(), near], companyOf({ need: "formation" }), ON).map(({ id }) => id);
  expect(ids).toEqual(["near", "aide-verlune", "shut"]);
});
