import fc from "fast-check";
import { expect, test } from "vitest";
import { agreementOf } from "./kappa.ts";

test("kappa of the example of Fleiss, Cohen & Everitt (1969): 200 subjects, three classes", () => {
  const agreement = agreementOf([
    [106, 10, 4],
    [22, 28, 10],
    [2, 12, 6],
  ]);
  // po = 140/200; pe = .60 × .65 + .30 × .25 + .10 × .10 = .475; κ = .225 / .525
  expect(agreement.raw.rate).toBeCloseTo(0.7, 10);
  expect(agreement.expected).toBeCloseTo(0.475, 10);
  expect(agreement.kappa).toBeCloseTo(0.4286, 4);
  expect((agreement.standardError ?? 0) ** 2).toBeCloseTo(0.002885, 6);
  expect(agreement.missing).toBeNull();
});

test("kappa of the example of Cohen (1960), and the interval that SAS prints for another table", () => {
  const cohen = agreementOf([
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ]);
  expect(cohen.kappa).toBeCloseTo(0.492, 3);
  const sas = agreementOf([
    [0, 4, 1],
    [0, 8, 0],
    [0, 1, 5],
  ]);
  expect(sas.kappa).toBeCloseTo(0.4842, 4);
  expect(sas.standardError).toBeCloseTo(0.138, 4);
  expect(sas.low).toBeCloseTo(0.2137, 3);
  expect(sas.high).toBeCloseTo(0.7547, 3);
});

test("kappa by hand on two classes: 20 and 15 agreed of 50", () => {
  // po = .7; pe = .5 × .6 + .5 × .4 = .5; κ = .4; σ² by the formula = .016128
  const { raw, expected, kappa, standardError } = agreementOf([
    [20, 5],
    [10, 15],
  ]);
  expect(raw).toMatchObject({ count: 35, of: 50 });
  expect([expected, kappa]).toEqual([expect.closeTo(0.5, 10), expect.closeTo(0.4, 10)]);
  expect((standardError ?? 0) ** 2).toBeCloseTo(0.016128, 8);
});

test("what cannot be computed is said: no pair, a single class, no error to speak of", () => {
  const none = agreementOf([
    [0, 0],
    [0, 0],
  ]);
  expect(none).toMatchObject({ missing: "no_pair", kappa: null, raw: { of: 0 } });
  const oneClass = agreementOf([
    [12, 0],
    [0, 0],
  ]);
  expect(oneClass).toMatchObject({ missing: "one_class", kappa: null, low: null, raw: { rate: 1 } });
  const full = agreementOf([
    [9, 0],
    [0, 3],
  ]);
  expect(full).toMatchObject({ missing: "no_error", kappa: 1, standardError: null, low: null, high: null });
  const never = agreementOf([
    [0, 4],
    [4, 0],
  ]);
  expect(never).toMatchObject({ missing: "no_error", kappa: -1, low: null });
});

const table = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }), {
  minLength: 3,
  maxLength: 3,
});

test("kappa stays within -1 and 1 and cares neither who is first nor how the classes are ordered", () => {
  fc.assert(
    fc.property(table, (rows) => {
      const agreement = agreementOf(rows);
      const transposed = rows.map((_, i) => rows.map((row) => row[i] ?? 0));
      const reversed = [...rows].reverse().map((row) => [...row].reverse());
      for (const other of [agreementOf(transposed), agreementOf(reversed)]) {
        expect(other.missing).toBe(agreement.missing);
        expect(other.kappa ?? 2).toBeCloseTo(agreement.kappa ?? 2, 9);
        expect(other.standardError ?? 2).toBeCloseTo(agreement.standardError ?? 2, 9);
      }
      const { kappa, low, high } = agreement;
      if (kappa !== null) expect(Math.abs(kappa)).toBeLessThanOrEqual(1 + 1e-12);
      if (kappa !== null && low !== null && high !== null) {
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low <= kappa + 1e-12 && kappa <= high + 1e-12).toBe(true);
      }
    }),
  );
});
