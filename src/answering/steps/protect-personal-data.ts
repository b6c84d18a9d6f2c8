import { mayBeInDanger, wants } from "../../intent/decide.ts";
import type { IntentReader } from "../../intent/read.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { isDistress, isTiredOfTasks } from "../screening/distress.ts";
import { readable } from "../screening/patterns.ts";
import { isDiscrimination, isOffence } from "../screening/refusals.ts";
import { withFlag } from "../state.ts";
import type { Step } from "../step.ts";

/**
 * Someone in danger is answered on those very words, and whoever rereads must see them: they are kept, sealed like the rest. So are
 * those of who asks to sort people by their health or origin, as long as nobody is named: said of someone, they are hidden.
 */
async function restsOnThem(question: string, named: boolean, readIntent: IntentReader): Promise<boolean> {
  const text = readable(question);
  if (isDistress(text)) return true;
  const likelihoods = await readIntent(question);
  if (mayBeInDanger(likelihoods, isTiredOfTasks(text))) return true;
  const sorts = isDiscrimination(text) || isOffence(text);
  return !named && (sorts || wants(likelihoods, "discrimination") || wants(likelihoods, "aveu"));
}

/** Masks before anything is stored, searched or sent: only masked text exists afterwards, nothing can be unmasked. */
export const protectPersonalData: Step = {
  name: "protectPersonalData",
  label: null,
  async run(state, { readIntent }) {
    let { text, masked } = maskPersonalData(state.question);
    const special = masked.some(({ kind }) => kind === "sante" || kind === "sensible");
    if (
      special &&
      (await restsOnThem(
        state.question,
        masked.some(({ kind }) => kind === "nom"),
        readIntent,
      ))
    )
      ({ text, masked } = maskPersonalData(state.question, { keepSpecial: true }));
    const kinds = [...new Set(masked.map((item) => item.kind))];
    const next = { ...state, question: text, standalone: text, masked: kinds };
    return kinds.length > 0 ? withFlag(next, "donnee_personnelle_masquee") : next;
  },
};
