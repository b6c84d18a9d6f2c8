import { expect, test } from "vitest";
import { advisor } from "../directory/testing/doubles.ts";
import { exclusionOf } from "../orientation/rules.ts";
import { companyLike, whyOf } from "./why.ts";

const DAY = "2026-11-23";

test("every reason is told, not the first alone, in the order of the rules", () => {
  const why = whyOf(
    advisor({ charterAccepted: null, availability: "indisponible", regions: [], status: "suspendu" }),
    DAY,
  );
  expect(why.always).toEqual(["non_actif", "charte_non_acceptee", "indisponible", "fiche_incomplete"]);
  expect(whyOf(advisor(), DAY).always).toEqual([]);
  expect(whyOf(advisor({ engagementStart: "2027-02-01" }), DAY).always).toEqual(["engagement_non_commence"]);
  const ended = advisor({ engagementStart: "2025-01-10", nonRenewalNotice: "2025-10-01" });
  expect(whyOf(ended, DAY).always).toEqual(["engagement_termine"]);
});

test("by size, the rules of orientation say for how many companies of the card they may be proposed", () => {
  const bySize = (over: Parameters<typeof advisor>[0]) =>
    Object.fromEntries(whyOf(advisor(over), DAY).bySize.map(({ size, ...rest }) => [size, rest]));
  // Two sectors, one region; not an activator: small companies are out (charter, art. 4).
  const volunteer = bySize({ sectors: ["G", "I"], sizes: ["TPE", "ETI"], activateurRegistered: false });
  expect(volunteer).toEqual({
    TPE: { proposable: 0, of: 2, barred: [{ reason: "ambassadeur_non_activateur", count: 2 }] },
    PME: { proposable: 0, of: 2, barred: [{ reason: "ambassadeur_non_activateur", count: 2 }] },
    ETI: { proposable: 2, of: 2, barred: [] },
    GE: { proposable: 0, of: 2, barred: [{ reason: "taille_non_servie", count: 2 }] },
  });
  const conflicted = bySize({ conflicts: [{ scope: "sector", value: "G", detail: "" }] });
  expect(conflicted.TPE).toEqual({
    proposable: 20,
    of: 21,
    barred: [{ reason: "conflit_interets", count: 1 }],
  });
  // Everywhere and everything, and no first look among what they know.
  const national = bySize({ regions: ["FR"], expertise: ["cybersecurite_donnees"] });
  expect(national.PME).toEqual({
    proposable: 0,
    of: 21 * 18,
    barred: [{ reason: "generaliste_hors_besoin", count: 21 * 18 }],
  });
});

test("someone who only testifies is tried on those who look for a testimony", () => {
  const famous = advisor({ kind: "ambassadeur_grand_public" });
  expect(
    exclusionOf(famous, companyLike(famous, { section: "G", size: "TPE", region: "53" }), DAY),
  ).toBeNull();
});
