import { readTurn } from "../../profile/read.ts";
import type { Step } from "../step.ts";

/** What the message tells of the company, read once for all the steps that look at it. */
export const readCompany: Step = {
  name: "readCompany",
  label: null,
  applies: ({ corrects, opposed }) => !corrects && !opposed.includes("profiling"),
  run: (state) => ({ ...state, reading: readTurn(state.question, state.asked) }),
};
