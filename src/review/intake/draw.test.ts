import { expect, test } from "vitest";
import { draw, READ_TWICE_PERCENT } from "./draw.ts";

test("the coin draws the share it is told to, and a fifth of it to be read twice", () => {
  const drawn = Array.from({ length: 20_000 }, () => draw(5));
  const sampled = drawn.filter((one) => one.sampled);
  const twice = sampled.filter((one) => one.readingsWanted === 2);
  // Four standard deviations either side: a fair coin leaves this once in 15,000 runs.
  expect(Math.abs(sampled.length - 1_000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.05 * 0.95));
  const share = READ_TWICE_PERCENT / 100;
  expect(Math.abs(twice.length - sampled.length * share)).toBeLessThan(
    4 * Math.sqrt(sampled.length * share * (1 - share)),
  );
  expect(drawn.filter((one) => !one.sampled && one.readingsWanted === 2)).toEqual([]);
});

test("nothing is drawn at 0 percent, everything at 100, and half a percent is a share too", () => {
  expect(Array.from({ length: 2_000 }, () => draw(0)).some(({ sampled }) => sampled)).toBe(false);
  expect(Array.from({ length: 2_000 }, () => draw(100)).every(({ sampled }) => sampled)).toBe(true);
  const half = Array.from({ length: 40_000 }, () => draw(0.5)).filter(({ sampled }) => sampled).length;
  expect(Math.abs(half - 200)).toBeLessThan(4 * Math.sqrt(40_000 * 0.005));
});
