import { mayBeInDanger, wants } from "../../intent/decide.ts";
import type { Intent } from "../../intent/intents.ts";
import * as messages from "../messages.ts";
import { isAttack } from "../screening/attack.ts";
import { isDistress, isTiredOfTasks } from "../screening/distress.ts";
import { readable } from "../screening/patterns.ts";
import { isDiscrimination, isOffence } from "../screening/refusals.ts";
import { isForeign } from "../screening/service.ts";
import { withFlag } from "../state.ts";
import { type Step, stop } from "../step.ts";

/** Left at the foot of a question, a number that was masked asks for nothing. */
const MASKED = /\[[^\][]* masqu[^\][]*\]/g;

/** What must be met before any search; a person in danger comes before everything. */
export const screen: Step = {
  name: "screen",
  label: null,
  async run(start, { readIntent }) {
    const text = readable(start.question);
    const state = { ...start, wants: await readIntent(start.question.replace(MASKED, " ")) };
    const is = (intent: Intent): boolean => wants(state.wants, intent);
    if (isDistress(text) || mayBeInDanger(state.wants, isTiredOfTasks(text)))
      return stop(withFlag(state, "detresse"), messages.distress());
    if (isAttack(text) || is("attaque")) return stop(withFlag(state, "attaque"), messages.attack());
    if (isDiscrimination(text) || is("discrimination"))
      return stop(withFlag(state, "discrimination"), messages.discrimination());
    if (isOffence(text) || is("aveu")) return stop(withFlag(state, "aveu"), messages.offence());
    return isForeign(text) ? withFlag(state, "langue_etrangere") : state;
  },
};
