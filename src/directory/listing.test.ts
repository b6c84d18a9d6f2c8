import { expect, test } from "vitest";
import { AdvisorFilters, listAdvisors, mayBeShown } from "./listing.ts";
import { contactOf, publicView } from "./public-view.ts";
import { advisor } from "./testing/doubles.ts";

const ON = "2026-11-23";
const activator = (over = {}) =>
  advisor({ kind: "activateur", engagementStart: null, charterAccepted: null, cost: "inconnu", ...over });

test.each([
  ["an ambassador in activity", advisor(), true],
  ["an activator that is registered", activator(), true],
  ["one unavailable, who is told so", advisor({ availability: "indisponible" }), true],
  ["one suspended", advisor({ status: "suspendu" }), false],
  ["one withdrawn", activator({ status: "retire" }), false],
  ["an ambassador who does not wish to be published", advisor({ publicationConsent: false }), false],
  ["an ambassador who did not accept the charter", advisor({ charterAccepted: false }), false],
  ["an ambassador whose engagement has not begun", advisor({ engagementStart: "2026-11-24" }), false],
  [
    "an ambassador out today",
    advisor({ engagementStart: "2025-11-23", nonRenewalNotice: "2026-01-01" }),
    false,
  ],
  ["an activator that is not registered", activator({ activateurRegistered: false }), false],
])("the public sees, or does not see: %s", (_, one, shown) => {
  expect(mayBeShown(one, ON)).toBe(shown);
});

const found = (asked: Record<string, string>, ...advisors: Parameters<typeof listAdvisors>[0]) =>
  listAdvisors(advisors, AdvisorFilters.parse(asked), ON)
    .advisors.map(({ id }) => id)
    .sort();

test("filters keep who covers what is asked; everywhere and every sector cover it, unknown does not", () => {
  const people = [
    advisor({ id: "near", sectors: ["G"] }),
    advisor({ id: "national", regions: ["FR"], sizes: ["ETI"], expertise: ["achats"] }),
    advisor({ id: "far", regions: ["75"], maturityLevels: [3] }),
    activator({ id: "unknown", sectors: [], regions: [], sizes: [], expertise: [], maturityLevels: [] }),
  ];
  expect(found({ region: "53" }, ...people)).toEqual(["national", "near"]);
  expect(found({ sector: "C" }, ...people)).toEqual(["far", "national"]);
  expect(found({ size: "ETI" }, ...people)).toEqual(["national"]);
  expect(found({ need: "achats" }, ...people)).toEqual(["national"]);
  expect(found({ maturity: "3" }, ...people)).toEqual(["far"]);
  expect(found({ kind: "activateur" }, ...people)).toEqual(["unknown"]);
});

test("words are found without their accents, in the name, the description or the id, all of them", () => {
  const people = [
    advisor({ id: "x-1", name: "Réseau Éloane (fictif)", description: "Boulangers de l'Ouest" }),
    advisor({ id: "x-2" }),
  ];
  expect(found({ q: "reseau BOULANGERS" }, ...people)).toEqual(["x-1"]);
  expect(found({ q: "x-2" }, ...people)).toEqual(["x-2"]);
  expect(found({ q: "réseau plombiers" }, ...people)).toEqual([]);
});

test("fifty a page, each person once, in an order that changes with the day and not within it", () => {
  const people = Array.from({ length: 120 }, (_, n) => advisor({ id: `p-${n}` }));
  const page = (number: number, on: string) =>
    listAdvisors(people, AdvisorFilters.parse({ page: number }), on).advisors.map(({ id }) => id);
  const today = [1, 2, 3].flatMap((number) => page(number, ON));
  expect(page(1, ON)).toHaveLength(50);
  expect(new Set(today).size).toBe(120);
  expect(page(1, ON)).toEqual(today.slice(0, 50));
  expect(page(1, "2026-11-24")).not.toEqual(page(1, ON));
  expect(page(9, ON)).toEqual(page(3, ON));
  expect(listAdvisors(people, AdvisorFilters.parse({}), ON)).toMatchObject({ total: 120, pages: 3 });
});

test("the public view never holds the e-mail address, and says how to reach the person", () => {
  const view = publicView(advisor());
  expect(JSON.stringify(view)).not.toContain("@");
  expect(view).toMatchObject({ costLabel: "bénévole", contact: "formulaire", profileUrl: "/annuaire/a-1" });
  expect(contactOf({ email: null, phone: "01 99 00 00 11" })).toBe("telephone");
  expect(contactOf({ email: null, phone: null })).toBe("page");
  expect("phone" in publicView(advisor({ phone: null }))).toBe(false);
  expect(publicView(activator({ cost: "payant_possible" })).costLabel).toBe("prestation payante possible");
  expect(publicView(activator()).costLabel).toBe("coût non indiqué");
});
