import { mayBeInDanger, wants } from "../../intent/decide.ts";
import type { IntentReader } from "../../intent/read.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { isDistress } from "../screening/distress.ts";
import { readable } from "../screening/patterns.ts";
import { isDiscrimination, isOffence } from "../screening/refusals.ts";
import { withFlag } from "../state.ts";
import type { Step } from "../step.ts";

/**
 * Someone in danger, or who asks to sort people by their health or origin, is answered on those very words, and whoever rereads must
 * see them: they are kept, sealed like the rest. Elsewhere nothing needs them.
 */
async function restsOnThem(question: string, readIntent: IntentReader): Promise<boolean> {
  const text = readable(question);
  if (isDistress(text) || isDiscrimination(text) || isOffence(text)) return true;
  const likelihoods = await readIntent(question);
  return (
    mayBeInDanger(likelihoods, false) || wants(likelihoods, "discrimination") || wants(likelihoods, "aveu")
  );
}

/** Masks before anything is stored, searched or sent: only masked text exists afterwards, nothing can be unmasked. */
export const protectPersonalData: Step = {
  name: "protectPersonalData",
  label: null,
  async run(state, { readIntent }) {
    let { text, masked } = maskPersonalData(state.question);
    const special = masked.some(({ kind }) => kind === "sante" || kind === "sensible");
    if (special && (await restsOnThem(state.question, readIntent)))
      ({ text, masked } = maskPersonalData(state.question, { keepSpecial: true }));
    const kinds = [...new Set(masked.map((item) => item.kind))];
    const next = { ...state, question: text, standalone: text, masked: kinds };
    return kinds.length > 0 ? withFlag(next, "donnee_personnelle_masquee") : next;
  },
};
