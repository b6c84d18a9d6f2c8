import { expect, test } from "vitest";
import { arrivalTimes } from "./load.ts";
import { seeded } from "./random.ts";
import { quantile, spread } from "./statistics.ts";

test("a quantile is a value that was measured, and an answer that never came counts as the slowest", () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect(spread(hundred)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99 });
  expect(quantile([3], 0.99)).toBe(3);
  expect(quantile([1, 2, Number.POSITIVE_INFINITY], 0.95)).toBe(Number.POSITIVE_INFINITY);
  expect(quantile([], 0.5)).toBeNaN();
});

test("arrivals are the same for the same seed, in order, at the rate asked for", () => {
  const times = arrivalTimes(seeded(1), 50, 2_000);
  expect(times).toEqual(arrivalTimes(seeded(1), 50, 2_000));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect((times.at(-1) ?? 0) / 1_000).toBeCloseTo(2_000 / 50, -1);
});
