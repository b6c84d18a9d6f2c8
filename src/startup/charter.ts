import { type Charter, createCharter } from "../charter/charter.ts";
import type { Facts } from "../charter/facts.ts";
import { createSources, type SourcesDeps } from "../charter/sources.ts";
import type { Config } from "../config.ts";
import { footprintOf } from "../footprint/footprint.ts";
import type { Host } from "../footprint/host.ts";
import { MODELS } from "../footprint/models.ts";

/** The page that holds the charter against what runs. `model`: the name that is asked for, null without a model. */
export const openCharter = (
  config: Config,
  { model, host }: { model: string | null; host: Host | null },
  deps: Omit<SourcesDeps, "settings" | "footprint" | "review"> & {
    onUnexpected(error: unknown, place: string): void;
  },
): Charter =>
  createCharter({
    clock: deps.clock,
    onUnexpected: deps.onUnexpected,
    sources: createSources({
      ...deps,
      review: config.review,
      settings: settingsOf(config, model),
      footprint: sizeOf(model, host),
    }),
  });

const settingsOf = (config: Config, model: string | null): Facts["settings"] => ({
  legal: config.legal,
  official: config.officialService,
  signIn: config.oidc && { levelsDemanded: config.oidc.acrValues.length > 0 },
  model: model === null ? null : { name: model, ownServer: config.model?.serverURL != null },
  retentionDays: config.retentionDays,
});

/** Whether one call to the configured model would be given an energy and a carbon, and the size it is estimated with. */
function sizeOf(model: string | null, host: Host | null): Facts["footprint"] {
  const one = { model, modelCalls: 1, inputTokens: 100, outputTokens: 100, seconds: null };
  return {
    model: model !== null,
    estimated: footprintOf(one, host).gCO2e !== null,
    billions: (model !== null && Object.hasOwn(MODELS, model) && MODELS[model]?.billions[1]) || null,
  };
}
