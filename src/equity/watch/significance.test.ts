import { expect, test } from "vitest";
import { chanceOfSoFew, keptOf } from "./significance.ts";

test("Fisher's tea: of four cups with milk first, three found, by the hypergeometric law", () => {
  // The lady of « The Design of Experiments » (1935): P(0) = 1/70, P(≤1) = 17/70, P(≤2) = 53/70, P(≤3) = 69/70.
  const whole = { of: 8, served: 4 };
  const chances = [0, 1, 2, 3, 4].map((served) => chanceOfSoFew({ of: 4, served }, whole));
  for (const [at, expected] of [1, 17, 53, 69, 70].entries())
    expect(chances[at]).toBeCloseTo(expected / 70, 10);
});

test("a group served as the rest is not accused, one never served is, and large numbers stay numbers", () => {
  expect(chanceOfSoFew({ of: 100, served: 90 }, { of: 1_000, served: 900 })).toBeGreaterThan(0.5);
  expect(chanceOfSoFew({ of: 30, served: 0 }, { of: 1_000, served: 900 })).toBeLessThan(1e-30);
  const large = chanceOfSoFew({ of: 20_000, served: 17_900 }, { of: 500_000, served: 450_000 });
  expect(large).toBeGreaterThan(0.001);
  expect(large).toBeLessThan(0.02);
  expect(chanceOfSoFew({ of: 40, served: 40 }, { of: 80, served: 80 })).toBe(1);
});

test("Benjamini and Hochberg's own example: of fifteen tests, four stand at 5 %", () => {
  const chances = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const tests = chances.toReversed().map((chance) => ({ chance }));
  expect(keptOf(tests, 0.05).map(({ chance }) => chance)).toEqual([0.0001, 0.0004, 0.0019, 0.0095]);
  expect(keptOf([{ chance: 0.06 }], 0.05)).toEqual([]);
  expect(keptOf([], 0.05)).toEqual([]);
});
