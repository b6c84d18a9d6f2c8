import type { State } from "./state.ts";
import type { Deps, Step } from "./step.ts";
import { addEssentials } from "./steps/add-essentials.ts";
import { chooseMode } from "./steps/choose-mode.ts";
import { decideReview } from "./steps/decide-review.ts";
import { findPassages } from "./steps/find-passages.ts";
import { generate } from "./steps/generate.ts";
import { heedSwitches, heedSwitchesAgain } from "./steps/heed-switches.ts";
import { normalise } from "./steps/normalise.ts";
import { orient } from "./steps/orient.ts";
import { protectPersonalData } from "./steps/protect-personal-data.ts";
import { readCompany } from "./steps/read-company.ts";
import { recogniseIntent } from "./steps/recognise-intent.ts";
import { rewriteStandalone } from "./steps/rewrite-standalone.ts";
import { screen } from "./steps/screen.ts";
import { selectPassages } from "./steps/select-passages.ts";
import { updateProfile } from "./steps/update-profile.ts";
import { verify } from "./steps/verify.ts";
import { write } from "./steps/write.ts";

/** Before anything is kept: after these two only masked text exists. */
export const INTAKE: readonly Step[] = [normalise, protectPersonalData];

/** Reading this list is reading the product. */
export const ANSWERING: readonly Step[] = [
  readCompany,
  screen,
  updateProfile,
  heedSwitches,
  recogniseIntent,
  rewriteStandalone,
  findPassages,
  selectPassages,
  chooseMode,
  write,
  generate,
  heedSwitchesAgain,
  verify,
  addEssentials,
  orient,
  decideReview,
];

export type Timing = { name: string; ms: number };

/**
 * Runs steps in order, each timed; a stop skips to the steps marked `always`.
 * @param onStep hears the name and label of a step before it runs
 */
export async function run(
  steps: readonly Step[],
  start: State,
  deps: Deps,
  onStep: (step: Step) => void = () => {},
): Promise<{ state: State; timings: Timing[] }> {
  let state = start;
  let stopped = false;
  const timings: Timing[] = [];
  for (const step of steps) {
    if (stopped && !step.always) continue;
    if (step.applies?.(state, deps) === false) continue;
    onStep(step);
    const before = performance.now();
    const result = await step.run(state, deps);
    timings.push({ name: step.name, ms: Math.round((performance.now() - before) * 100) / 100 });
    if ("stop" in result) {
      stopped = true;
      state = { ...result.state, draft: result.stop };
    } else {
      state = result;
    }
  }
  return { state, timings };
}
