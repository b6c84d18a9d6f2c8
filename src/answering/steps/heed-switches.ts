import * as messages from "../messages.ts";
import { type Off, type State, withFlag } from "../state.ts";
import { type Step, stop } from "../step.ts";
import { mayBeGenerated } from "./generate.ts";

/**
 * Stops where staff turned the answers off: after what must be met before anything else (a person in danger), and after what the
 * message tells of the company, so that someone to turn to is still found.
 */
export const heedSwitches: Step = {
  name: "heedSwitches",
  label: null,
  async run(state, { switches }) {
    const off = await switches();
    return off.chat ? closed(state, off) : { ...state, off };
  },
};

/** A model takes seconds: what was turned off meanwhile counts too. Without one, what the first look saw is a moment old. */
export const heedSwitchesAgain: Step = {
  name: "heedSwitchesAgain",
  label: null,
  applies: (state, deps) => deps.writer !== null && !state.off.generated && mayBeGenerated(state),
  async run(state, { switches }) {
    const off = await switches();
    if (off.chat) return closed(state, off);
    if (state.selected.some(({ fiche }) => off.fiches.has(fiche)))
      return stop(withFlag({ ...uncited(state), off }, "fiche_coupee"), messages.setAside());
    // What the model wrote stays counted, and is shown to nobody.
    return off.generated ? withFlag({ ...state, off }, "generation_coupee") : { ...state, off };
  },
};

const closed = (state: State, off: Off) =>
  stop(withFlag({ ...uncited(state), off }, "service_coupe"), messages.closed());

/** What was found stays in the record; the message that replaces the answer cites nothing. */
const uncited = (state: State): State => ({
  ...state,
  used: state.used.map(({ passage }) => ({ passage, n: null })),
});
