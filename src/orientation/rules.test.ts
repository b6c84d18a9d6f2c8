import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCompany, anyDirectory, ON } from "../../evals/fairness/arbitraries.ts";
import { isComplete, verdictOf } from "../../evals/fairness/oracle.ts";
import { advisor } from "../directory/testing/doubles.ts";
import { type Company, companyOf, GivenProfile } from "./company.ts";
import { orient } from "./orient.ts";
import type { Exclusion } from "./orientation.ts";
import { exclusionOf } from "./rules.ts";

const company = (over: Partial<Company> = {}): Company => ({
  ...companyOf({ sector: "F", size: "PME", region: "53", need: "formation" }),
  ...over,
});
const networkOf = (advisors: Parameters<typeof exclusionOf>[0][]) => ({
  advisors,
  directoryVersion: "v",
  schemes: [],
});

test.each<[string, Parameters<typeof advisor>[0], Partial<Company>, Exclusion | null]>([
  ["a regional ambassador where they are", {}, {}, null],
  ["one withdrawn", { status: "retire" }, {}, "non_actif"],
  ["one suspended", { status: "suspendu" }, {}, "non_actif"],
  ["an ambassador without the charter", { charterAccepted: null }, {}, "charte_non_acceptee"],
  ["an activator, whom no charter binds", { kind: "activateur", charterAccepted: null }, {}, null],
  ["one who begins tomorrow", { engagementStart: "2026-11-24" }, {}, "engagement_non_commence"],
  ["one who begins today", { engagementStart: "2026-11-23" }, {}, null],
  [
    "one out today",
    { engagementStart: "2025-11-23", nonRenewalNotice: "2026-01-01" },
    {},
    "engagement_termine",
  ],
  ["one out tomorrow", { engagementStart: "2025-11-24", nonRenewalNotice: "2026-01-01" }, {}, null],
  [
    "an activator not registered",
    { kind: "activateur", activateurRegistered: false },
    {},
    "activateur_non_inscrit",
  ],
  [
    "an ambassador who is no activator, for a small company",
    { activateurRegistered: false },
    {},
    "ambassadeur_non_activateur",
  ],
  [
    "the same, the size unknown",
    { activateurRegistered: false },
    { size: null },
    "ambassadeur_non_activateur",
  ],
  ["the same, for a large company", { activateurRegistered: false, sizes: ["ETI"] }, { size: "ETI" }, null],
  ["a size not served", { sizes: ["ETI"] }, {}, "taille_non_servie"],
  ["a size not told", { sizes: ["ETI"] }, { size: null }, null],
  ["another region", { regions: ["11"] }, {}, "autre_region"],
  ["another sector", { sectors: ["C"] }, {}, "autre_secteur"],
  ["a region not told", {}, { region: null }, "a_preciser"],
  ["a sector not told", { sectors: ["F"] }, { section: null }, "a_preciser"],
  ["another sector, the region not told", { sectors: ["C"] }, { region: null }, "autre_secteur"],
  ["one unavailable", { availability: "indisponible" }, {}, "indisponible"],
  ["one of limited time", { availability: "limitee" }, {}, null],
  [
    "a witness who was not asked for",
    { kind: "ambassadeur_grand_public" },
    {},
    "grand_public_hors_temoignage",
  ],
  ["a witness who was", { kind: "ambassadeur_grand_public" }, { wants: "temoignage" }, null],
  ["a national generalist with the need", { regions: ["FR"] }, {}, null],
  ["a national generalist without it", { regions: ["FR"] }, { need: "achats" }, "generaliste_hors_besoin"],
  ["a national generalist, the need not told", { regions: ["FR"] }, { need: null }, null],
  [
    "the same whose first field is another",
    { regions: ["FR"], expertise: ["achats", "formation"] },
    { need: null },
    "generaliste_hors_besoin",
  ],
  [
    "a conflict on the sector",
    { conflicts: [{ scope: "sector", value: "F", detail: "" }] },
    {},
    "conflit_interets",
  ],
  [
    "a conflict on the company, whatever its form and case",
    { conflicts: [{ scope: "company", value: "Scierie Tréval", detail: "" }] },
    { companyName: "SAS SCIERIE-TREVAL" },
    "conflit_interets",
  ],
  [
    "a conflict on the solution",
    { conflicts: [{ scope: "solution", value: "Corolle", detail: "" }] },
    { solution: "corolle" },
    "conflit_interets",
  ],
  [
    "a conflict on another solution",
    { conflicts: [{ scope: "solution", value: "Corolle", detail: "" }] },
    { solution: "Brume" },
    null,
  ],
])("the charter lets be proposed, or not: %s", (_, over, other, expected) => {
  expect(exclusionOf(advisor(over), company(other), ON)).toBe(expected);
});

test("nobody whom the contract forbids is ever proposed, and everyone whom it allows may be", () => {
  fc.assert(
    fc.property(anyDirectory(), anyCompany, fc.string(), (advisors, asking, seed) => {
      const found = orient(networkOf(advisors), asking, { on: ON, seed }).advisors.map(({ id }) => id);
      for (const one of advisors) {
        const verdict = verdictOf(one, asking, ON);
        if (found.includes(one.id)) expect(verdict).toBe("may");
        if (verdict === "may" && isComplete(one)) expect(exclusionOf(one, asking, ON)).toBeNull();
      }
    }),
    { numRuns: 2_000 },
  );
});

test("everyone is proposed or counted once with a reason, and who waits is counted as waiting", () => {
  fc.assert(
    fc.property(anyDirectory(), anyCompany, (advisors, asking) => {
      const {
        advisors: found,
        notProposed,
        action,
        fallbacks,
      } = orient(networkOf(advisors), asking, {
        on: ON,
        seed: "s",
      });
      const counted = notProposed.reduce((sum, { count }) => sum + count, 0);
      expect(found.length + counted).toBe(advisors.length);
      const waiting = advisors.filter(
        (one) => isComplete(one) && verdictOf(one, asking, ON) === "waits",
      ).length;
      expect(notProposed.find(({ reason }) => reason === "a_preciser")?.count ?? 0).toBe(waiting);
      expect(action).toBe(found.length > 0 ? "route" : waiting > 0 ? "ask" : "fallback");
      expect(fallbacks.length > 0).toBe(action !== "route");
    }),
    { numRuns: 1_000 },
  );
});

test("a profile is read as the API gives it: the letter alone or the whole, and headcount before size", () => {
  const given = (profile: unknown) => companyOf(GivenProfile.parse(profile));
  expect(given({ sector: { section: "C", label: "x" } }).section).toBe("C");
  expect(given({ sector: "C", headcount: 300, size: "TPE" })).toMatchObject({ section: "C", size: "ETI" });
  expect(given({ needs: ["achats", "formation"] }).need).toBe("achats");
  expect(given({ turnover: 90_000_000 }).size).toBeNull();
});
