import type { ModelFacts } from "./models.ts";

/** The published method that is applied, so that a figure can be made again. */
export const METHOD = {
  name: "EcoLogits, méthode d'inférence",
  url: "https://github.com/mlco2/ecologits",
  commit: "5be90dadc86ed92f48dc55316469d888827aec55",
  day: "2026-03-13",
} as const;

/** Between two bounds; the same where the method has no doubt. */
export type Range = { min: number; max: number };

// Regression of EcoLogits over the ML.ENERGY measures on H100 cards (docs/methodology/llm_inference.md, ecologits/impacts/llm.py).
const WH_PER_TOKEN_AND_BILLION = 1.1665273170451914e-6;
const BATCH_EFFECT = -0.011205921025579175;
const WH_PER_TOKEN = 4.052928146734005e-5;
const BATCH = 64;

// Hardware taken by that method: weights on 16 bits and a fifth more, cards of 80 GB, servers of eight (AWS p5.48xlarge).
const GB_PER_BILLION = (1.2 * 16) / 8;
const GB_PER_CARD = 80;
const CARDS_PER_SERVER = 8;
const SERVER_WATTS = 1_200;
const SERVER_KG_CO2E = 5_700;
const CARD_KG_CO2E = 164;
const LIFE_SECONDS = 3 * 365 * 24 * 60 * 60;

/** One request: `seconds` is how long it was waited for, which bounds how long the server worked; null where it was not measured. */
export type Call = {
  model: ModelFacts;
  outputTokens: number;
  seconds: number | null;
  /** Power usage effectiveness of the data centre: its electricity over that of its machines. */
  pue: number;
  kgCO2ePerKWh: number;
};

/**
 * Energy (Wh) and greenhouse gases (g CO2 equivalent, use and a share of making the hardware) of one inference request, by the
 * formula of EcoLogits (Rincé & Banse 2025, JOSS 10(111), 7471, doi:10.21105/joss.07471). Written from its documentation;
 * checked against its own code (reference.json). Input tokens, training, network and terminals are outside it.
 */
export function impactOf(call: Call): { energyWh: Range; gCO2e: Range } {
  const [low, high] = call.model.billions.map((billions) => impactAt(call, billions));
  if (!low || !high) throw new Error("a model without a size");
  return {
    energyWh: { min: low.energyWh, max: high.energyWh },
    gCO2e: { min: low.gCO2e, max: high.gCO2e },
  };
}

function impactAt(call: Call, billions: number): { energyWh: number; gCO2e: number } {
  const { outputTokens, seconds, pue, kgCO2ePerKWh } = call;
  const { tokensPerSecond, firstTokenSeconds } = call.model;
  // As many cards as hold the weights, by powers of two.
  const cards = 2 ** Math.ceil(Math.log2(Math.ceil((GB_PER_BILLION * billions) / GB_PER_CARD)));
  const busy = Math.min(
    seconds ?? Number.POSITIVE_INFINITY,
    firstTokenSeconds + outputTokens / tokensPerSecond,
  );
  const cardWh =
    outputTokens * (WH_PER_TOKEN_AND_BILLION * Math.exp(BATCH_EFFECT * BATCH) * billions + WH_PER_TOKEN);
  const serverWh = ((busy / 3_600) * SERVER_WATTS * cards) / CARDS_PER_SERVER / BATCH;
  const energyWh = pue * (serverWh + cards * cardWh);
  const madeKg = (cards / CARDS_PER_SERVER) * SERVER_KG_CO2E + cards * CARD_KG_CO2E;
  // Wh × kg per kWh is grams.
  return {
    energyWh,
    gCO2e: energyWh * kgCO2ePerKWh + (1_000 * busy * madeKg) / (LIFE_SECONDS * BATCH),
  };
}
