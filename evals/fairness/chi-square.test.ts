import { expect, test } from "vitest";
import { seeded, shuffled } from "../../tests/bench/random.ts";
import { chanceOf, chiSquareOfEquals } from "./chi-square.ts";

test.each([
  // Critical values of the printed tables.
  [3.841, 1, 0.05],
  [10.828, 1, 0.001],
  [5.991, 2, 0.05],
  [9.488, 4, 0.05],
  [24.725, 11, 0.01],
  [31.264, 11, 0.001],
  [124.342, 100, 0.05],
])(
  "chance makes a chi-square of %d with %d degrees of freedom with probability %d",
  (value, degrees, chance) => {
    expect(chanceOf(value, degrees)).toBeCloseTo(chance, 4);
  },
);

test("an even count is no surprise, a lopsided one is", () => {
  expect(chanceOf(chiSquareOfEquals([100, 100, 100]), 2)).toBe(1);
  expect(chanceOf(chiSquareOfEquals([200, 50, 50]), 2)).toBeLessThan(1e-20);
  expect(chanceOf(1e6, 3)).toBe(0);
});

test("three shown at once of five follow the same law as one", () => {
  const random = seeded(7);
  const chances = Array.from({ length: 300 }, () => {
    const counts = [0, 0, 0, 0, 0];
    for (let draw = 0; draw < 200; draw++)
      for (const at of shuffled(random, [0, 1, 2, 3, 4]).slice(0, 3)) counts[at] = (counts[at] ?? 0) + 1;
    return chanceOf(chiSquareOfEquals(counts, 3), 4);
  });
  const under = (limit: number) => chances.filter((chance) => chance < limit).length / chances.length;
  expect(under(0.1)).toBeGreaterThan(0.05);
  expect(under(0.1)).toBeLessThan(0.16);
  expect(under(0.5)).toBeCloseTo(0.5, 1);
});
