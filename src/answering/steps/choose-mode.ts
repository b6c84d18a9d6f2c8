import type { Step } from "../step.ts";

/**
 * The frugal cascade: a prepared answer when the question is that question, else the sentences of the fiches.
 * The passages of a prepared answer are those it cites.
 */
export const chooseMode: Step = {
  name: "chooseMode",
  label: null,
  run: (state) =>
    state.prepared ? { ...state, selected: state.prepared.citations.map(({ passage }) => passage) } : state,
};
