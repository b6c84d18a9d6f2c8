import { expect, test } from "vitest";
import { pick, seeded } from "../../../tests/bench/random.ts";
import { SECTION_CODES, SIZES } from "../../profile/lists.ts";
import { REGION_CODES } from "../../profile/places/regions.ts";
import { type Gap, gapsIn, isClosed, LEAST, measured } from "./gap.ts";
import type { Oriented } from "./groups.ts";

type Served = (one: Omit<Oriented, "served">) => number;

/** Conversations whose region, size and sector are known four times of five, some regions rarer than others. */
function population(random: () => number, count: number, served: Served): Oriented[] {
  const known = <T>(value: T): T | null => (random() < 0.8 ? value : null);
  return Array.from({ length: count }, () => {
    const region = REGION_CODES[Math.floor(random() ** 2 * REGION_CODES.length)] ?? null;
    const one = {
      region: known(region),
      size: known(random() < 0.7 ? "TPE" : pick(random, SIZES)),
      section: known(pick(random, SECTION_CODES.slice(0, 19))),
    };
    return { ...one, served: random() < served(one) };
  });
}
const named = (gaps: readonly Gap[]): string[] =>
  gaps.map(({ dimension, value }) => `${dimension} ${value}`).sort();

test("of two hundred services that are fair to all, fewer than one in twenty tells a gap", () => {
  let told = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed);
    // From a small service, where every group is at the edge of what may be said, to a large one.
    const people = population(random, 300 + (seed % 20) * 150, () => 0.6 + (seed % 4) * 0.1);
    if (gapsIn(measured(people)).length > 0) told++;
  }
  expect(told, `services équitables qui signalent un écart : ${told} sur 200`).toBeLessThan(10);
});

test("a region never served is told, and it alone", () => {
  const people = population(seeded(7), 3_000, ({ region }) => (region === "75" ? 0 : 0.85));
  expect(people.filter(({ region }) => region === "75").length).toBeGreaterThanOrEqual(LEAST);
  expect(named(gapsIn(measured(people)))).toEqual(["region 75"]);
});

test("overseas regions too small to be looked at one by one are looked at together", () => {
  const people = [
    ...population(seeded(8), 1_000, () => 0.9).filter(({ region }) => !/^0/.test(region ?? "")),
    ...["01", "02", "03", "04", "06"].flatMap((region, place) =>
      Array.from({ length: 8 }, (_, at) => {
        const section = SECTION_CODES[(place * 8 + at) % 19] ?? null;
        return { region, size: "TPE", section, served: at < 2 };
      }),
    ),
  ];
  expect(named(gapsIn(measured(people)))).toEqual(["territory overseas"]);
});

test("under thirty conversations nothing is said, nor of less than ten points, however sure", () => {
  const few = Array.from({ length: 29 }, () => ({ region: "06", size: null, section: null, served: false }));
  const rest = Array.from({ length: 500 }, () => ({ region: "11", size: null, section: null, served: true }));
  expect(gapsIn(measured([...few, ...rest]))).toEqual([]);
  const many = (region: string, of: number, served: number) =>
    Array.from({ length: of }, (_, at) => ({ region, size: null, section: null, served: at < served }));
  const sure = measured([...many("06", 20_000, 17_000), ...many("11", 20_000, 18_500)]);
  const mayotte = sure.find(({ dimension, value }) => dimension === "region" && value === "06");
  expect(mayotte?.chance).toBeLessThan(1e-20);
  expect(gapsIn(sure)).toEqual([]);
});

test("an open gap stays while it is more than five points, or while too few come to say; it ends when nobody comes at all", () => {
  const gap: Gap = { dimension: "region", value: "06" };
  const use = (of: number, served: number): Oriented[] =>
    [
      ...Array.from({ length: of }, (_, at) => ({ region: "06", served: at < served })),
      ...Array.from({ length: 400 }, (_, at) => ({ region: "11", served: at % 10 > 0 })),
    ].map((one) => ({ ...one, size: null, section: null }));
  const closed = (people: Oriented[]): boolean => isClosed(gap, measured(people), people);
  expect(closed(use(40, 33))).toBe(false);
  expect(closed(use(40, 35))).toBe(true);
  expect(closed(use(5, 5))).toBe(false);
  expect(closed(use(0, 0))).toBe(true);
});
