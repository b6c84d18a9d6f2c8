import * as messages from "../messages.ts";
import { isAttack } from "../screening/attack.ts";
import { isDistress } from "../screening/distress.ts";
import { readable } from "../screening/patterns.ts";
import * as refusals from "../screening/refusals.ts";
import { isAbuse, isForeign } from "../screening/service.ts";
import { withFlag } from "../state.ts";
import { type Step, stop } from "../step.ts";

/** What must be met before any search; a person in danger comes before everything. */
export const screen: Step = {
  name: "screen",
  label: null,
  run(state) {
    const text = readable(state.question);
    if (isDistress(text)) return stop(withFlag(state, "detresse"), messages.distress());
    if (isAttack(text)) return stop(withFlag(state, "attaque"), messages.attack());
    if (refusals.isDiscrimination(text))
      return stop(withFlag(state, "discrimination"), messages.discrimination());
    if (refusals.isOffence(text)) return stop(withFlag(state, "aveu"), messages.offence());
    if (isAbuse(text)) return stop(withFlag(state, "injure"), messages.abuse());
    return isForeign(text) ? withFlag(state, "langue_etrangere") : state;
  },
};
