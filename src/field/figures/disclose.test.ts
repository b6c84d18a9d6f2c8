import fc from "fast-check";
import { expect, test } from "vitest";
import { isSafe } from "../../statistics/disclose.ts";
import type { Split } from "../../statistics/figures.ts";
import { attackSplit } from "../../statistics/testing/attacker.ts";
import type { CountedReport } from "../store.ts";
import { discloseQuarter, type Unmet } from "./disclose.ts";
import { AXES, type QuarterFigures, themeOf } from "./figures.ts";
import { closedQuarters, quarterOf } from "./quarters.ts";
import { figureRows } from "./rows.ts";
import { yearOf } from "./year.ts";

const QUARTER = quarterOf("2026-T4");
const [SECTIONS, SIZES, REGIONS] = [
  ["C", "F", "G", null],
  ["TPE", "PME", null],
  ["53", "84", "06", null],
] as const;

/** Reports as few ambassadors file them: most themes rare, some authors talkative. */
const report = fc.record({
  author: fc.integer({ min: 1, max: 150 }).map((n) => `a${n}`),
  theme: fc.constantFrom("cout", "cout", "cout", "temps", "temps", "donnees", "cas_usage"),
  section: fc.constantFrom(...SECTIONS, "C"),
  size: fc.constantFrom(...SIZES, "TPE"),
  region: fc.constantFrom(...REGIONS, "53"),
  month: fc.constantFrom("10", "11", "12"),
});
const counted = ({ theme, month, ...codes }: typeof report extends fc.Arbitrary<infer T> ? T : never) =>
  ({
    ...codes,
    kind: theme === "cas_usage" ? "cas_usage" : "frein",
    barrier: theme === "cas_usage" ? null : theme,
    filedAt: new Date(`2026-${month}-15T12:00:00Z`),
  }) as CountedReport;
const crowds = fc
  .array(report, { minLength: 30, maxLength: 160, size: "max" })
  .map((rows) => rows.map(counted));
const unmetOf = (rows: readonly CountedReport[]): Unmet[] =>
  rows.map(({ region, section }) => ({ region, section, month: "2026-10" }));

type Table = {
  split: Split;
  rows: readonly CountedReport[];
  set: (row: CountedReport, code: string) => CountedReport;
  codeOf: (row: CountedReport) => string;
};
const moved = (axis: "section" | "size" | "region") => ({
  codeOf: (row: CountedReport) => row[axis] ?? "unknown",
  set: (row: CountedReport, code: string) => ({ ...row, [axis]: code === "unknown" ? null : code }),
});
/** Every table of reports that a quarter tells, with those it counts. */
const tablesOf = (figures: QuarterFigures, rows: readonly CountedReport[]): Table[] =>
  Object.entries(figures.themes).flatMap(([theme, by]) => {
    const of = rows.filter((row) => themeOf(row) === theme);
    return AXES.map((axis) => ({ split: by[axis], rows: of, ...moved(axis) }));
  });

const count = <T>(rows: readonly T[], codeOf: (row: T) => string, code: string): number =>
  rows.filter((row) => codeOf(row) === code).length;

test("no table of a quarter gives a cell that it hides, from its totals, and each told cell stands for ten", () => {
  let hidden = 0;
  fc.assert(
    fc.property(crowds, (rows) => {
      const figures = discloseQuarter(QUARTER, rows, unmetOf(rows));
      for (const { split, rows: of, codeOf } of tablesOf(figures, rows)) {
        const codes = [...new Set(of.map(codeOf))];
        for (const [code, { low, high }] of attackSplit(split, codes) ?? []) {
          const told = split.cells?.find((cell) => cell.code === code)?.count ?? null;
          const truth = count(of, codeOf, code);
          expect(truth >= low && truth <= high).toBe(true);
          if (told === null && codes.includes(code)) {
            hidden++;
            expect(low).toBeLessThanOrEqual(1);
            expect(high).toBeGreaterThanOrEqual(10);
          }
          if (told !== null) {
            const companies = new Set(
              of
                .filter((row) => codeOf(row) === code)
                .map((r) => JSON.stringify([r.author, r.section, r.size, r.region])),
            );
            expect(companies.size).toBeGreaterThanOrEqual(10);
          }
        }
      }
    }),
    { numRuns: 50 },
  );
  expect(hidden).toBeGreaterThan(100);
});

test("whoever holds every figure of a quarter cannot tell it from another, where a hidden cell has another number", () => {
  let [cells, twins] = [0, 0];
  for (const rows of fc.sample(crowds, { numRuns: 4, seed: 7 })) {
    const figures = discloseQuarter(QUARTER, rows, unmetOf(rows));
    const told = JSON.stringify(figures);
    for (const { split, rows: of, codeOf, set } of tablesOf(figures, rows)) {
      // Where not one cell is told, each of those that hold a report is a secret.
      const listed = split.cells?.filter((cell) => cell.count === null).map(({ code }) => code);
      const secret = listed ?? (split.total === null ? [] : [...new Set(of.map(codeOf))]);
      for (const cell of secret) {
        cells++;
        // One report, moved between this cell and another hidden one: the same pages, another truth.
        const others = secret.filter((code) => code !== cell);
        const swaps = of.flatMap((row) =>
          codeOf(row) === cell
            ? others.map((to) => ({ row, to }))
            : others.includes(codeOf(row))
              ? [{ row, to: cell }]
              : [],
        );
        const twin = swaps.find(({ row, to }) => {
          const world = rows.map((one) => (one === row ? set(one, to) : one));
          return JSON.stringify(discloseQuarter(QUARTER, world, unmetOf(rows))) === told;
        });
        if (twin) twins++;
      }
    }
  }
  expect(cells).toBeGreaterThan(15);
  expect(twins).toBe(cells);
});

test("the same attack finds cells where the totals of columns are told too", () => {
  // Two barriers by two regions, 3 of one cell hidden with its neighbour of the line: the sum of its column gives it back.
  const lines: readonly [string, string, number][] = [
    ["cout", "53", 3],
    ["cout", "84", 12],
    ["cout", "06", 40],
    ["temps", "53", 20],
  ];
  const rows = lines.flatMap(([barrier, region, n]) =>
    Array.from({ length: n }, (_, at) =>
      counted({
        author: `${barrier}${region}${at}`,
        theme: barrier as "cout",
        section: "C",
        size: "TPE",
        region: region as "53",
        month: "10",
      }),
    ),
  );
  const { themes } = discloseQuarter(QUARTER, rows, []);
  const cell = themes.frein_cout?.region.cells?.find(({ code }) => code === "53");
  expect(cell).toEqual({ code: "53", count: null });
  const column = count(rows, (row) => row.region ?? "", "53");
  const told = themes.frein_temps?.region.cells?.find(({ code }) => code === "53")?.count ?? 0;
  // Hence no total by region of all themes together, anywhere: neither on the page nor in the file.
  expect(column - told).toBe(3);
  expect(
    figureRows([discloseQuarter(QUARTER, rows, [])]).some(([, , of, by]) => of === "Tous" && by === "Région"),
  ).toBe(false);
});

test("ten reports of one ambassador on one kind of company are one company", () => {
  const same = Array.from({ length: 12 }, () =>
    counted({ author: "a1", theme: "cout", section: "G", size: "TPE", region: "06", month: "10" }),
  );
  expect(discloseQuarter(QUARTER, same, []).reports).toEqual({ total: null, cells: null });
  expect(isSafe({ count: 12, conversations: 1, most: 12 })).toBe(false);
});

test("a year is made of what its quarters tell: more is said to be possible where something was left out", () => {
  const rows = (n: number, region: "53" | "06") =>
    Array.from({ length: n }, (_, at) =>
      counted({ author: `a${at}`, theme: "cout", section: "C", size: "TPE", region, month: "10" }),
    );
  const first = discloseQuarter(QUARTER, rows(20, "53"), unmetOf(rows(15, "53")));
  const second = discloseQuarter(
    QUARTER,
    [...rows(12, "53"), ...rows(30, "06").map((r) => ({ ...r, author: `b${r.author}` }))],
    [],
  );
  const third = discloseQuarter(QUARTER, rows(4, "53"), []);
  const cost = (all: QuarterFigures[]) => {
    const { themes } = yearOf(all, "region");
    return themes.rows.find(({ code }) => code === "frein_cout")?.cells[themes.columns.indexOf("53")];
  };
  expect(cost([first, second])).toEqual({ least: 32, whole: true });
  expect(cost([first, second, third])).toEqual({ least: 32, whole: false });
  expect(cost([])).toEqual({ least: 0, whole: true });
  const { demand } = yearOf([first], "section");
  expect(demand.rows.find(({ code }) => code === "53")?.total).toEqual({ least: 15, whole: true });
});

test("quarters are those of Paris, and only those that are over", () => {
  expect(closedQuarters(new Date("2026-03-31T22:30:00Z"), new Date("2026-09-30T21:59:59Z"))).toEqual([
    "2026-T2",
  ]);
  expect(closedQuarters(new Date("2026-12-15T12:00:00Z"), new Date("2027-04-01T12:00:00Z"))).toEqual([
    "2026-T4",
    "2027-T1",
  ]);
  expect(quarterOf("2026-T4").end.toISOString()).toBe("2026-12-31T23:00:00.000Z");
});
