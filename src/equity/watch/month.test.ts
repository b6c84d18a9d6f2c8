import fc from "fast-check";
import { expect, test } from "vitest";
import { GROUPS, type Oriented } from "./groups.ts";
import { FEW, monthOf } from "./month.ts";

const many = (region: string | null, of: number, served: number): Oriented[] =>
  Array.from({ length: of }, (_, at) => ({ region, size: "TPE", section: "G", served: at < served }));
const toldOf = (people: Oriented[], value: string) =>
  monthOf("2026-10", people).cells.region.find((cell) => cell.value === value)?.told;

test("a group of ten is told in points, with its interval widened to fives and never its count; one of nine is not", () => {
  const people = [...many("53", 10, 9), ...many("11", 200, 150), ...many("84", 9, 0), ...many(null, 9, 9)];
  expect(toldOf(people, "53")).toEqual({ size: "10-29", served: 90, low: 55, high: 100 });
  expect(toldOf(people, "11")).toMatchObject({ size: "100+", served: 75 });
  expect([toldOf(people, "84"), toldOf(people, "unknown")]).toEqual([null, null]);
  expect(monthOf("2026-10", people).whole).toMatchObject({ size: "100+", served: 74 });
});

test("the only small group hides another with it, and a month of nine conversations tells nothing", () => {
  const people = [...many("53", 12, 9), ...many("11", 200, 150), ...many("06", 3, 0)];
  expect([toldOf(people, "06"), toldOf(people, "53")]).toEqual([null, null]);
  expect(toldOf(people, "11")).not.toBeNull();
  const few = monthOf("2026-10", many("53", 9, 9));
  expect(few.whole).toBeNull();
  expect(
    Object.values(few.cells)
      .flat()
      .every(({ told }) => told === null),
  ).toBe(true);
});

test("every region is named, overseas first, whether anyone came or not", () => {
  const { cells } = monthOf("2026-10", []);
  expect(cells.region.map(({ value }) => value)).toEqual([...GROUPS.region]);
  expect(cells.region.slice(0, 5).map(({ value }) => value)).toEqual(["01", "02", "03", "04", "06"]);
  expect(cells.region).toHaveLength(19);
});

test("whatever the month, what is hidden is nobody, or two groups that hold ten conversations between them", () => {
  const use = fc.array(fc.tuple(fc.constantFrom(...GROUPS.region), fc.integer({ min: 0, max: 40 })), {
    maxLength: 10,
  });
  fc.assert(
    fc.property(use, (groups) => {
      const counts = new Map(groups);
      const people = [...counts].flatMap(([region, of]) =>
        many(region === "unknown" ? null : region, of, of / 2),
      );
      const hidden = monthOf("2026-10", people)
        .cells.region.filter(({ told }) => told === null)
        .map(({ value }) => counts.get(value) ?? 0)
        .filter((of) => of > 0);
      if (hidden.length === 0) return;
      const isAll = hidden.length === [...counts.values()].filter((of) => of > 0).length;
      expect(isAll || (hidden.length > 1 && hidden.reduce((sum, of) => sum + of, 0) >= FEW)).toBe(true);
    }),
  );
});
