import { expect, test } from "vitest";
import { advisor } from "../../directory/testing/doubles.ts";
import { coverageOf } from "../../equity/coverage.ts";
import type { Equity } from "../../equity/equity.ts";
import { equityRoutes } from "../../equity/routes.ts";
import type { EquityRun } from "../../equity/run.ts";
import { monthOf } from "../../equity/watch/month.ts";
import { site } from "../testing/doubles.ts";

const versions = { answering: "r1", orientation: "o1", knowledge: "k1", directory: "d1", pairs: "p1" };
const run = (over: Partial<EquityRun> = {}): EquityRun => ({
  at: new Date("2026-11-30T02:17:00Z"),
  versions,
  pairs: 2,
  alike: 1,
  topics: [
    { topic: "sexe", alike: 1, of: 1 },
    { topic: "religion", alike: 0, of: 1 },
  ],
  failing: [
    {
      id: "p45",
      differs: "religion",
      a: "Je porte une croix, opticienne à Laval",
      b: "Je porte le voile, opticienne à Laval",
      differences: [
        { field: "outcome", a: '"answered"', b: '"refused_discrimination"' },
        { field: "source:sector", a: '"stated"', b: "" },
      ],
    },
  ],
  durationMs: 900,
  ...over,
});
const use = (region: string, of: number, served: number) =>
  Array.from({ length: of }, (_, at) => ({ region, size: "TPE", section: "C", served: at < served }));

const equity: Equity = {
  last: async () => run(),
  history: async () => [
    run(),
    run({
      at: new Date("2026-11-23T02:17:00Z"),
      alike: 2,
      failing: [],
      versions: { ...versions, knowledge: "k0" },
    }),
  ],
  run: async () => run(),
  gaps: async () => [{ dimension: "region", value: "06", since: new Date("2026-11-29T02:17:00Z") }],
  lastMonth: async () =>
    monthOf("2026-10", [...use("06", 40, 20), ...use("11", 100, 90), ...use("53", 9, 9), ...use("84", 8, 8)]),
  coverage: () =>
    coverageOf({ version: "d1", advisors: [advisor({ name: "Association réelle" })] }, "2026-11-30"),
};
const textOf = async (over: Equity | undefined): Promise<string> => {
  const response = await site(over && { equity: over }).app.request("/equite");
  expect(response.status).toBe(200);
  return (await response.text())
    .replace(/<[^>]+>/g, " ")
    .replaceAll("\u00A0", " ")
    .replace(/\s+/g, " ");
};

test("the page shows the pairs that differ, what differs in words, and the runs with what had changed", async () => {
  const text = await textOf(equity);
  expect(text).toContain("1 paire sur 2 traitée à l&#39;identique , le 30 novembre 2026 à 03 h 17");
  expect(text).toContain("« Je porte le voile, opticienne à Laval »");
  expect(text).toContain("la fin de la réponse (Répondu ; Refus : discrimination), un autre détail.");
  expect(text).toContain("23 novembre 2026 : 2 sur 2 ; premier passage montré.");
  expect(text).toContain("30 novembre 2026 : 1 sur 2 ; avaient changé : fiches.");
  expect(text).not.toMatch(/refused_discrimination|source:sector|\bk1\b/);
});

test("the page shows use by group in points and classes, the small ones hidden, the gap that is open, and where nobody is", async () => {
  const text = await textOf(equity);
  expect(text).toContain(
    "En octobre 2026, quelqu&#39;un a été proposé dans 81 % des conversations orientées",
  );
  expect(text).toContain("Mayotte (outre-mer) 50 % (35 à 65), 31 points de moins 30 à 99 conversations");
  expect(text).toContain("Trop peu pour être montrés : Guadeloupe (outre-mer), Martinique (outre-mer)");
  expect(text).toContain("Mayotte (outre-mer) : depuis le 29 novembre 2026.");
  expect(text).toContain("Bretagne 0 0 100 100");
  expect(text).toContain("Personne ne peut être proposé dans 97 % des situations.");
  expect(text).not.toContain("est fictif");
});

test("before any run and any month, the page says that it does not know", async () => {
  const text = await textOf(undefined);
  expect(text).toContain("Les paires ne sont pas encore passées sur ce service.");
  expect(text).toContain("Aucun mois d&#39;usage n&#39;est encore terminé : ces parts sont inconnues.");
  expect(text).toContain("Aucun écart n&#39;est signalé en ce moment.");
  const silent = { ...equity, lastMonth: async () => monthOf("2026-10", use("06", 9, 0)) };
  expect(await textOf(silent)).toContain("moins de dix conversations ont été orientées");
});

type Body = {
  last: unknown;
  history: unknown[];
  lastMonth: { cells: { region: { value: string; told: unknown }[] } };
  coverage: { corners: unknown[] };
};

test("programs read the same: the interval, cells without counts, and situations by region and size", async () => {
  const body: Body = JSON.parse(await (await equityRoutes(equity).request("/api/equity")).text());
  expect(body.last).toMatchObject({
    pairs: 2,
    alike: 1,
    low: expect.closeTo(0.0945, 3),
    high: expect.closeTo(0.9055, 3),
  });
  expect(body.history[1]).toEqual({
    at: "2026-11-23T02:17:00.000Z",
    versions: { ...versions, knowledge: "k0" },
    pairs: 2,
    alike: 2,
  });
  expect(body.lastMonth.cells.region[4]).toEqual({
    value: "06",
    told: { size: "30-99", served: 50, low: 35, high: 65 },
  });
  expect(body.lastMonth.cells.region.find(({ value }) => value === "53")?.told).toBeNull();
  expect(body.coverage.corners).toHaveLength(72);
  expect(body.coverage.corners).toContainEqual({
    ...{ region: "53", size: "TPE", nobody: 0, unhelped: 361, asked: 380 },
  });
});
