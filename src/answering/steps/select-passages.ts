import * as messages from "../messages.ts";
import type { State } from "../state.ts";
import { type Step, stop } from "../step.ts";
import { isSupported, RELATIVE } from "../support.ts";
import { isElsewhere, isOnTheme } from "../theme.ts";
import { isUnknowable, statesAbsence } from "../unknowable.ts";

const KEPT = 4;
const TIE = 0.92;

/** Keeps the passages that bear on the question; none: says so rather than answer beside it. */
export const selectPassages: Step = {
  name: "selectPassages",
  label: null,
  run(state) {
    const { found, prepared, standalone } = state;
    if (!found) return state;
    const onTheme = isOnTheme(standalone);
    if (!onTheme && isElsewhere(standalone)) return stop(state, messages.outOfScope());
    if (prepared) return state;
    const [best] = found.passages;
    if (!best || !isSupported(found, best, onTheme)) {
      return onTheme
        ? stop(nearest(state), messages.noSource(headings(state)))
        : stop(nearest(state), messages.outOfScope());
    }
    if (isUnknowable(standalone)) return stop(nearest(state), messages.noSource(headings(state)));
    const near = found.passages.filter((passage) => passage.score >= best.score * RELATIVE);
    // Of two that fit as well, one that says « not found » gives way to one that says something.
    const rival = near[1];
    const silent =
      statesAbsence(best.body) && rival && rival.score >= best.score * TIE && !statesAbsence(rival.body);
    return { ...state, selected: near.slice(silent ? 1 : 0).slice(0, KEPT) };
  },
};

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
