import { impactOf, type Range } from "./ecologits.ts";
import type { Host } from "./host.ts";
import { MODELS } from "./models.ts";
import { KG_CO2E_PER_KWH } from "./zones.ts";

/** What was asked of a model for one answer. `seconds`: how long it was waited for; null where it was not measured. */
export type Usage = {
  model: string | null;
  modelCalls: number;
  inputTokens: number;
  outputTokens: number;
  seconds: number | null;
};
export type Estimate = { energyWh: Range | null; gCO2e: Range | null };

/** « Inconnu », never zero. */
const UNKNOWN: Estimate = { energyWh: null, gCO2e: null };

/**
 * What an answer cost in energy (Wh) and greenhouse gases (g CO2 equivalent), between two bounds. Null, not zero: where no model
 * was called (what the service's own server draws is not measured), where the model or its host is unknown, and where its
 * server counted no token.
 */
export function footprintOf(usage: Usage, host: Host | null): Estimate {
  const { modelCalls, outputTokens, seconds } = usage;
  const model = usage.model !== null && Object.hasOwn(MODELS, usage.model) ? MODELS[usage.model] : undefined;
  const kgCO2ePerKWh = host ? KG_CO2E_PER_KWH[host.zone] : undefined;
  if (!model || !host || kgCO2ePerKWh === undefined || modelCalls === 0 || outputTokens === 0) return UNKNOWN;
  return impactOf({ model, outputTokens, seconds, pue: host.pue, kgCO2ePerKWh });
}
