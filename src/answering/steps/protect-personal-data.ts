import { maskPersonalData } from "../../privacy/mask.ts";
import { withFlag } from "../state.ts";
import type { Step } from "../step.ts";

/** Masks before anything is stored, searched or sent: only masked text exists afterwards, nothing can be unmasked. */
export const protectPersonalData: Step = {
  name: "protectPersonalData",
  label: null,
  run(state) {
    const { text, masked } = maskPersonalData(state.question);
    const kinds = [...new Set(masked.map((item) => item.kind))];
    const next = { ...state, question: text, standalone: text, masked: kinds };
    return kinds.length > 0 ? withFlag(next, "donnee_personnelle_masquee") : next;
  },
};
