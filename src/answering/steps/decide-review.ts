import { maskPersonalData } from "../../privacy/mask.ts";
import { riskOf } from "../risk.ts";
import { mentionsRules } from "../screening/attack.ts";
import { readable } from "../screening/patterns.ts";
import { withFlag } from "../state.ts";
import type { Step } from "../step.ts";

/** Words by which a fiche says that its sources do not agree. */
export const DISPUTED =
  /\bsources?\b[^.]{0,40}(?:se contredi|diverge|ne concordent pas|ne s['’]accordent pas)|désaccord des sources|chiffres ne concordent pas/i;

/** Flags what a human should look at, and weighs it; runs after a stop too. */
export const decideReview: Step = {
  name: "decideReview",
  label: null,
  always: true,
  run(state, { today }) {
    const { draft, used } = state;
    const cited = used.flatMap(({ passage, n }) => (n === null ? [] : [passage]));
    const leaks = draft?.mode === "generated" && maskPersonalData(draft.content).masked.length > 0;
    const found: string[] = [
      leaks && "fuite_soupconnee",
      draft?.mode === "extractive" && draft.completeness !== "full" && "appui_faible",
      draft?.outcome === "refused_no_source" && "sans_source",
      cited.some(({ source }) => source.claimedBy) && "parole_entreprise",
      cited.some(({ source }) => source.reviewBy < today) && "source_a_reverifier",
      cited.some(({ body }) => DISPUTED.test(body)) && "sources_divergentes",
      (draft?.outcome === "refused_favouritism" || state.profile.solutionUnderEvaluation !== undefined) &&
        "neutralite",
      draft?.outcome === "answered" && mentionsRules(readable(state.question)) && "parle_des_regles",
    ].filter((flag) => typeof flag === "string");
    const flagged = withFlag(state, ...found);
    return { ...flagged, risk: riskOf(flagged.flags) };
  },
};
