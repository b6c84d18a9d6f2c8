import { mayBeInDanger, wants } from "../../intent/decide.ts";
import type { Intent } from "../../intent/intents.ts";
import { withoutPlaceholders } from "../../privacy/mask.ts";
import * as messages from "../messages.ts";
import { presentsCompany } from "../presents-company.ts";
import { isAttack } from "../screening/attack.ts";
import { isDistress, isTiredOfTasks } from "../screening/distress.ts";
import { readable } from "../screening/patterns.ts";
import { isDiscrimination, isOffence } from "../screening/refusals.ts";
import { askedRight, type RightsRequest } from "../screening/rights.ts";
import { isForeign } from "../screening/service.ts";
import { type State, withFlag } from "../state.ts";
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
    const presented = presentsCompany(state);
    const is = (intent: Intent): boolean => !isFact && wants(state.wants, intent, presented);
    // « on n'est plus que 2 »
    const counts = state.reading?.provenance.headcount !== undefined;
    const rights = state.corrects ? null : askedRight(state.question);
    const plain = isTiredOfTasks(text) || counts || rights !== null;
    if (isDistress(text) || (!isFact && mayBeInDanger(state.wants, plain)))
      return stop(withFlag(state, "detresse"), messages.distress());
    // « oublie tout ce que je t'ai dit » is an order about the person's words, not about ours.
    if (rights?.right === "erase") return asksRight(state, rights);
    if (isAttack(text) || is("attaque")) return stop(withFlag(state, "attaque"), messages.attack());
    if (isDiscrimination(text) || is("discrimination"))
      return stop(withFlag(state, "discrimination"), messages.discrimination());
    if (isOffence(text) || is("aveu")) return stop(withFlag(state, "aveu"), messages.offence());
    // Here, before what staff may have turned off: a right does not wait.
    if (rights) return asksRight(state, rights);
    return isForeign(text) ? withFlag(state, "langue_etrangere") : state;
  },
};

const asksRight = (state: State, rights: RightsRequest) => stop({ ...state, rights }, messages.rights());
