import { StartError } from "../errors.ts";
import { KG_CO2E_PER_KWH } from "./zones.ts";

/** Where a model runs: the country of its electricity, and the power usage effectiveness of the data centre. */
export type Host = { zone: string; pue: number };

/** What EcoLogits supposes of Mistral's own API: in Sweden, at Microsoft's (docs/methodology/llm_inference.md, « Data center configuration »). */
export const MISTRAL_API: Host = { zone: "SWE", pue: 1.16 };

const API = "https://api.mistral.ai";

/**
 * Where the configured model runs: as the settings say; else, for Mistral's own API, as EcoLogits supposes; else unknown (null).
 * @throws StartError for a country that has no known electricity mix
 */
export function hostOf(
  model: { serverURL: string | null } | null,
  told: { electricityZone: string; pue: number } | null,
): Host | null {
  if (told) {
    if (!Object.hasOwn(KG_CO2E_PER_KWH, told.electricityZone))
      throw new StartError(
        `Configuration refusée :\n  MODEL_ELECTRICITY_ZONE : pays inconnu ; connus : ${Object.keys(KG_CO2E_PER_KWH).join(", ")}`,
      );
    return { zone: told.electricityZone, pue: told.pue };
  }
  if (model === null) return null;
  const address = model.serverURL ?? API;
  return new URL(address).origin === API ? MISTRAL_API : null;
}
