import { wants as isWanted } from "../../intent/decide.ts";
import type { Likelihoods } from "../../intent/intents.ts";
import { judgeAnswerable } from "../answerability.ts";
import * as messages from "../messages.ts";
import { presentsCompany } from "../presents-company.ts";
import type { State } from "../state.ts";
import { type Step, stop } from "../step.ts";

const KEPT = 6;
/** A passage may hold the answer instead of the best from this share of its score. */
const RELATIVE = 0.6;
/** Share of the question that a passage must hold to be worth showing beside « I do not have the answer ». */
const NEAR = 0.4;

/** Keeps the passages that bear on the question; none: says so rather than answer beside it. */
export const selectPassages: Step = {
  name: "selectPassages",
  label: null,
  run(state) {
    const { found, prepared, standalone, wants } = state;
    if (!found) return state;
    if (prepared) return state;
    if (found.query.terms.length === 0 && found.query.unknown.length === 0)
      return stop(state, messages.clarification());
    const [best] = found.passages;
    const judge = (wanted: Likelihoods) => (best ? judgeAnswerable(standalone, wanted, found) : "elsewhere");
    const read = judge(wants);
    // Whoever presents a company and says what it needs asks a question, whatever else they say of themselves.
    const verdict = read === "elsewhere" && tellsNeed(state) ? judge(A_QUESTION) : read;
    if (verdict === "elsewhere") return stop(nearest(state), messages.outOfScope());
    const near = found.passages.filter(({ score }) => score >= (best?.score ?? 0) * RELATIVE).slice(0, KEPT);
    if (verdict === "answerable") return { ...state, selected: near };
    return (best?.coverage ?? 0) < NEAR
      ? stop(nearest(state), messages.noSource(headings(state)))
      : { ...state, selected: near, unsaid: true };
  },
};

const A_QUESTION: Likelihoods = new Map([["question", 1]]);
const tellsNeed = (state: State): boolean =>
  presentsCompany(state) && state.told.includes("need") && !isWanted(state.wants, "hors_sujet", true);

/** What was nearest stays in the record: a reviewer sees what the fiches lacked. */
const nearest = (state: State): State => ({
  ...state,
  used: (state.found?.passages ?? []).slice(0, 3).map((passage) => ({ passage, n: null })),
});

const headings = (state: State): string[] =>
  (state.found?.passages ?? [])
    .map((passage) => passage.heading)
    .filter((heading) => heading.endsWith("?"))
    .slice(0, 3);
