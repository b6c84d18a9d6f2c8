import fc from "fast-check";
import { expect, test } from "vitest";
import {
  anyAdvisor,
  anyCompany,
  anyDirectory,
  anyScheme,
  knownCompany,
  ON,
} from "../../evals/fairness/arbitraries.ts";
import { dominates, pointsOf } from "../../evals/fairness/oracle.ts";
import type { Advisor } from "../directory/advisor.ts";
import { advisor } from "../directory/testing/doubles.ts";
import { eligible, poolOf } from "./candidates.ts";
import { type Company, companyOf } from "./company.ts";
import { orient } from "./orient.ts";
import { MEASURES, ranked } from "./rank.ts";
import type { Scheme } from "./schemes.ts";

const asked = (advisors: Advisor[], company: Company, seed = "s", schemes: Scheme[] = []) =>
  orient({ advisors, directoryVersion: "v", schemes }, company, { on: ON, seed });
const everyone = (advisors: Advisor[], company: Company, seed = "s"): Advisor[] =>
  ranked(eligible(poolOf(advisors, ON), company), company, seed);
const idsOf = (advisors: readonly { id: string }[]): string[] => advisors.map(({ id }) => id);

test("each published criterion weighs more than all those after it", () => {
  for (const [at, { weight }] of MEASURES.entries())
    expect(weight).toBeGreaterThan(MEASURES.slice(at + 1).reduce((sum, next) => sum + next.weight, 0));
});

test("nobody comes after someone who is worse on a criterion and better on none", () => {
  fc.assert(
    fc.property(anyDirectory(), anyCompany, fc.string(), (advisors, company, seed) => {
      const order = everyone(advisors, company, seed).map((one) => pointsOf(one, company));
      for (const [at, points] of order.entries())
        for (const later of order.slice(at + 1)) expect(dominates(later, points)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test("the same question has the same answer, in whatever order the directory is held", () => {
  const world = anyDirectory().chain((advisors) =>
    fc.tuple(
      fc.constant(advisors),
      fc.shuffledSubarray(advisors, { minLength: advisors.length }),
      anyCompany,
      fc.string(),
      fc.array(anyScheme, { maxLength: 4 }),
    ),
  );
  fc.assert(
    fc.property(world, ([advisors, shuffled, company, seed, schemes]) => {
      const answer = asked(advisors, company, seed, schemes);
      expect(asked([...advisors], company, seed, schemes)).toEqual(answer);
      expect(asked(shuffled, company, seed, schemes)).toEqual(answer);
    }),
  );
});

test("the order of the others does not change for one more advisor, nor the rank for what is not routing", () => {
  fc.assert(
    fc.property(anyDirectory(), anyAdvisor, anyCompany, (advisors, added, company) => {
      const before = idsOf(everyone(advisors, company));
      const after = idsOf(everyone([{ ...added, id: "added" }, ...advisors], company));
      expect(after.filter((id) => id !== "added")).toEqual(before);
      const elsewhere = { ...added, id: "elsewhere", regions: ["99"] };
      if (company.region !== null)
        expect(asked([...advisors, elsewhere], company).advisors).toEqual(asked(advisors, company).advisors);
      const moneyed = { ...company, turnover: 1, headcount: company.headcount };
      expect(idsOf(everyone(advisors, moneyed))).toEqual(before);
    }),
  );
});

test("what an advisor writes or sells changes neither rank nor reasons, and a conflict never raises", () => {
  fc.assert(
    fc.property(anyDirectory(), anyCompany, fc.string(), (advisors, company, boast) => {
      const plain = asked(advisors, company).advisors;
      const boasting = advisors.map((one) => ({
        ...one,
        name: boast,
        description: boast,
        commercialInterest: boast,
      }));
      const shown = asked(boasting, company).advisors;
      const place = ({ id, rank, reasons }: (typeof plain)[number]) => ({ id, rank, reasons });
      expect(shown.map(place)).toEqual(plain.map(place));
      const [first, ...others] = advisors;
      if (!first) return;
      const conflict = { scope: "sector" as const, value: "C", detail: "" };
      const conflicted = [{ ...first, conflicts: [...first.conflicts, conflict] }, ...others];
      const rankIn = (ids: string[]): number => ids.indexOf(first.id) + 1 || Number.POSITIVE_INFINITY;
      expect(rankIn(idsOf(everyone(conflicted, company)))).toBeGreaterThanOrEqual(
        rankIn(idsOf(everyone(advisors, company))),
      );
    }),
  );
});

test("no question is asked when everything is known, or when the person would rather not say", () => {
  fc.assert(
    fc.property(
      anyDirectory(),
      knownCompany,
      fc.array(anyScheme, { maxLength: 4 }),
      (advisors, company, schemes) => {
        expect(asked(advisors, company, "s", schemes).nextQuestion).toBeNull();
      },
    ),
  );
  fc.assert(
    fc.property(anyDirectory(), anyCompany, (advisors, company) => {
      const skipped = ["region", "sector", "size", "need", "maturity", "wants"];
      const network = { advisors, directoryVersion: "v", schemes: [] };
      expect(orient(network, company, { on: ON, seed: "s", skipped }).nextQuestion).toBeNull();
    }),
  );
});

test("the question asked is about something unknown, and while someone waits for an answer there is one", () => {
  fc.assert(
    fc.property(anyDirectory(), anyCompany, (advisors, company) => {
      const { nextQuestion, action } = asked(advisors, company);
      if (action === "ask") expect(nextQuestion).not.toBeNull();
      if (nextQuestion === null) return;
      const { field } = nextQuestion;
      expect(field === "sector" ? company.section : company[field]).toBeNull();
    }),
  );
});

test("each is first in turn among equals, and stays first for the same seed", () => {
  const equals = ["a", "b", "c"].map((id) => advisor({ id }));
  const company = companyOf({ sector: "F", size: "TPE", region: "53" });
  const firsts = Array.from({ length: 300 }, (_, seed) => asked(equals, company, `s${seed}`).advisors[0]?.id);
  for (const id of ["a", "b", "c"]) expect(firsts.filter((first) => first === id).length).toBeGreaterThan(60);
  expect(asked(equals, company, "s7").advisors[0]?.id).toBe(firsts[7]);
});

test("what another answer would change is told only where the same rules bear it out", () => {
  const large = advisor({ id: "large", name: "Réseau Ondelle (fictif)", sizes: ["ETI"] });
  const { counterfactuals } = asked(
    [advisor(), large],
    companyOf({ sector: "F", size: "TPE", region: "53" }),
  );
  expect(counterfactuals).toEqual([
    "Avec 250 personnes ou plus, Réseau Ondelle (fictif) serait aussi proposé.",
  ]);
});
