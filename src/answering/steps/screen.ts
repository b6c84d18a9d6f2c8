import { mayBeInDanger, wants } from "../../intent/decide.ts";
import type { Intent } from "../../intent/intents.ts";
import { withoutPlaceholders } from "../../privacy/mask.ts";
import * as messages from "../messages.ts";
import { isAttack } from "../screening/attack.ts";
import { isDistress, isTiredOfTasks } from "../screening/distress.ts";
import { readable } from "../screening/patterns.ts";
import { isDiscrimination, isOffence } from "../screening/refusals.ts";
import { isForeign } from "../screening/service.ts";
import { withFlag } from "../state.ts";
import { type Step, stop } from "../step.ts";
import { isTradeAlone } from "../trade-alone.ts";

/** What must be met before any search; a person in danger comes before everything. */
export const screen: Step = {
  name: "screen",
  label: null,
  async run(start, { readIntent }) {
    const text = readable(start.question);
    // A number left at the foot of a question asks for no call.
    const state = { ...start, wants: await readIntent(withoutPlaceholders(start.question)) };
    // The words of a correction are ours: in them, as in a trade alone, only plain words count.
    const isFact = state.corrects || isTradeAlone(state);
    const is = (intent: Intent): boolean => !isFact && wants(state.wants, intent);
    // « on n'est plus que 2 »
    const counts = state.reading?.provenance.headcount !== undefined;
    if (isDistress(text) || (!isFact && mayBeInDanger(state.wants, isTiredOfTasks(text) || counts)))
      return stop(withFlag(state, "detresse"), messages.distress());
    if (isAttack(text) || is("attaque")) return stop(withFlag(state, "attaque"), messages.attack());
    if (isDiscrimination(text) || is("discrimination"))
      return stop(withFlag(state, "discrimination"), messages.discrimination());
    if (isOffence(text) || is("aveu")) return stop(withFlag(state, "aveu"), messages.offence());
    return isForeign(text) ? withFlag(state, "langue_etrangere") : state;
  },
};
