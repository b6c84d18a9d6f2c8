import { expect, test } from "vitest";
import { eurosEach, modelEuros } from "./cost.ts";
import { METHOD } from "./ecologits.ts";
import { footprintOf, type Usage } from "./footprint.ts";
import { hostOf, MISTRAL_API } from "./host.ts";
import reference from "./reference.json" with { type: "json" };

const usage = (changed: Partial<Usage> = {}): Usage => ({
  model: "mistral-small-2506",
  modelCalls: 1,
  inputTokens: 1_000,
  outputTokens: 400,
  seconds: null,
  ...changed,
});

test("the estimates are those of EcoLogits' own code, on ten cases drawn at random", () => {
  expect(reference.commit).toBe(METHOD.commit);
  expect(reference.cases).toHaveLength(10);
  for (const { model, zone, pue, outputTokens, seconds, energyWh, gCO2e } of reference.cases) {
    const estimate = footprintOf(usage({ model, outputTokens, seconds }), { zone, pue });
    for (const bound of ["min", "max"] as const) {
      expect(estimate.energyWh?.[bound]).toBeCloseTo(energyWh[bound], 12);
      expect(estimate.gCO2e?.[bound]).toBeCloseTo(gCO2e[bound], 12);
    }
  }
  // Where the maker does not tell the size, the method gives a range, and it stays one.
  const ranges = reference.cases.filter(({ energyWh }) => energyWh.min < energyWh.max);
  expect(ranges.map(({ model }) => model).sort()).toEqual(["magistral-medium-2509", "mistral-medium-2505"]);
});

test("one case by hand: 400 tokens of a model of 23.6 billion parameters, on Mistral's API", () => {
  // One card (56.64 GB of 80): 400 × (1.16653e-6 × e^(-0.717179) × 23.6 + 4.05293e-5) = 0.021587 Wh. Waited:
  // 0.34 + 400/105.6 = 4.12788 s; the server: 4.12788/3600 × 1200/8/64 = 0.0026874 Wh. PUE 1.16.
  const { energyWh, gCO2e } = footprintOf(usage(), MISTRAL_API);
  expect(energyWh?.min).toBeCloseTo(1.16 * (0.021587 + 0.0026874), 5);
  // Made: (5700/8 + 164) kg over three years and 64 requests at a time.
  expect(gCO2e?.max).toBeCloseTo(0.0281583 * 0.03582 + (4.12788 * 876.5 * 1000) / (94_608_000 * 64), 6);
});

test("what is unknown is unknown, never zero", () => {
  const unknown = { energyWh: null, gCO2e: null };
  expect(footprintOf(usage({ modelCalls: 0, model: null, outputTokens: 0 }), MISTRAL_API)).toEqual(unknown);
  expect(footprintOf(usage({ modelCalls: 0, outputTokens: 0 }), MISTRAL_API)).toEqual(unknown);
  expect(footprintOf(usage({ model: "un-modele-maison" }), MISTRAL_API)).toEqual(unknown);
  expect(footprintOf(usage({ model: "toString" }), MISTRAL_API)).toEqual(unknown);
  expect(footprintOf(usage(), null)).toEqual(unknown);
  expect(footprintOf(usage(), { zone: "XXX", pue: 1.2 })).toEqual(unknown);
  expect(footprintOf(usage({ outputTokens: 0 }), MISTRAL_API)).toEqual(unknown);
  expect(footprintOf(usage({ seconds: 1 }), MISTRAL_API).energyWh?.min).toBeGreaterThan(0);
});

test("where a model runs is what is told, else what the method supposes of Mistral's own API, else unknown", () => {
  const told = { electricityZone: "FRA", pue: 1.3 };
  expect(hostOf({ serverURL: null }, null)).toBe(MISTRAL_API);
  expect(hostOf({ serverURL: "https://api.mistral.ai/" }, null)).toBe(MISTRAL_API);
  expect(hostOf({ serverURL: "https://ia.exemple.fr" }, null)).toBeNull();
  expect(hostOf({ serverURL: "https://ia.exemple.fr" }, told)).toEqual({ zone: "FRA", pue: 1.3 });
  expect(hostOf(null, null)).toBeNull();
  expect(() => hostOf({ serverURL: null }, { electricityZone: "ZZZ", pue: 1 })).toThrow("pays inconnu");
});

test("euros are unknown as soon as one part is, and nothing is divided by nobody", () => {
  const prices = { inputPerMillion: 0.1, outputPerMillion: 0.3, hostingMonthly: 50 };
  expect(modelEuros(prices, { input: 2_000_000, output: 1_000_000 })).toBeCloseTo(0.5, 10);
  expect(modelEuros({ ...prices, outputPerMillion: null }, { input: 1, output: 1 })).toBeNull();
  expect(modelEuros({ ...prices, outputPerMillion: null }, { input: 0, output: 0 })).toBe(0);
  expect(modelEuros(prices, null)).toBeNull();
  expect(eurosEach(prices, 0.5, 101)).toBeCloseTo(0.5, 10);
  expect(eurosEach({ ...prices, hostingMonthly: null }, 0.5, 101)).toBeNull();
  expect([eurosEach(prices, null, 101), eurosEach(prices, 0.5, null), eurosEach(prices, 0.5, 0)]).toEqual([
    null,
    null,
    null,
  ]);
});
