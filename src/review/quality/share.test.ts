import fc from "fast-check";
import { expect, test } from "vitest";
import { interval, shareOf } from "./share.ts";

// Newcombe 1998, Statistics in Medicine 17, table I, method 3 (score, without continuity correction).
const PUBLISHED: [hits: number, total: number, low: number, high: number][] = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
];

test.each(PUBLISHED)("the interval of %i of %i is the published one", (hits, total, low, high) => {
  const [lower, upper] = interval(hits, total);
  expect(lower).toBeCloseTo(low, 4);
  expect(upper).toBeCloseTo(high, 4);
});

test("an interval by hand: 2 of 4 lies evenly around a half", () => {
  // centre ½ whatever z; half width = z √(1/16 + z²/64) / (1 + z²/4) = 0.3500
  const [low, high] = interval(2, 4);
  expect(low).toBeCloseTo(0.15, 2);
  expect(low + high).toBeCloseTo(1, 12);
});

test("no hit and all hits still leave room for doubt, and none read says nothing", () => {
  expect(shareOf(0, 5)).toMatchObject({ rate: 0, low: 0 });
  expect(shareOf(0, 5).high).toBeGreaterThan(0.4);
  expect(shareOf(5, 5)).toMatchObject({ rate: 1, high: 1 });
  expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, rate: null, low: null, high: null });
});

const counts = fc
  .integer({ min: 1, max: 5_000 })
  .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));

test("an interval holds its rate, stays within 0 and 1, mirrors its complement and narrows with more answers", () => {
  fc.assert(
    fc.property(counts, ([hits, total]) => {
      const [low, high] = interval(hits, total);
      const rate = hits / total;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(rate + 1e-12);
      expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
      const [otherLow, otherHigh] = interval(total - hits, total);
      expect(otherLow).toBeCloseTo(1 - high, 10);
      expect(otherHigh).toBeCloseTo(1 - low, 10);
      const [fourLow, fourHigh] = interval(4 * hits, 4 * total);
      expect(fourHigh - fourLow).toBeLessThan(high - low);
    }),
  );
});
