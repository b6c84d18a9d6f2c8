import { type Company, companyOfProfile } from "../../orientation/company.ts";
import type { Orientation } from "../../orientation/orientation.ts";
import { orientationInWords } from "../orientation-words.ts";
import type { Outcome } from "../outcomes.ts";
import { type State, withFlag } from "../state.ts";
import type { Step } from "../step.ts";

/** Ends where someone to turn to is of use. */
const ORIENTED: ReadonlySet<Outcome> = new Set([
  "answered",
  "profile_updated",
  "orientation",
  "handover",
  "clarification",
  "refused_no_source",
  "unavailable",
]);
/** Ends whose message is about the persons to turn to: an orientation comes even with nothing known. */
const ABOUT_PEOPLE: ReadonlySet<Outcome> = new Set(["profile_updated", "orientation", "handover"]);
/** Ends whose message was no word of the company's: what it seemed to tell is not kept. */
const UNTOLD: ReadonlySet<Outcome> = new Set([
  "refused_out_of_scope",
  "refused_attack",
  "refused_discrimination",
  "distress_signposted",
]);

/** Who may help, from what is known of the company; runs after a stop too. */
export const orient: Step = {
  name: "orient",
  label: "Recherche d'un interlocuteur",
  always: true,
  applies: ({ draft }) => draft !== null,
  async run(state, { orientation: network }) {
    const { draft } = state;
    if (!draft) return state;
    if (UNTOLD.has(draft.outcome) && !(draft.outcome === "refused_out_of_scope" && tellsOfCompany(state)))
      return { ...state, profile: state.before };
    if (!ORIENTED.has(draft.outcome)) return state;
    const company = companyOfProfile(state.profile);
    if (!ABOUT_PEOPLE.has(draft.outcome) && !state.seeksPeople && !isKnown(company)) return state;
    const found = await network(state.profile, { skipped: state.skipped, seed: state.seed });
    const flagged = found.action === "fallback" ? withFlag(state, "sans_interlocuteur") : state;
    return { ...flagged, orientation: found, draft: worded(flagged, found) };
  },
};

/** « on est 12, tu connais un bon dentiste ? »: the subject is not ours, and the company is theirs all the same. */
const tellsOfCompany = ({ told, profile }: State): boolean =>
  told.includes("headcount") || (told.includes("sector") && profile.provenance.sector?.source === "stated");

const isKnown = ({ section, size, region, need, wants }: Company): boolean =>
  section !== null || size !== null || region !== null || (need !== null && wants !== null);

/** Where the answer is about whom to see, its words say whom. */
function worded(state: State, found: Orientation) {
  const { draft, profile } = state;
  if (!draft || (draft.outcome !== "profile_updated" && draft.outcome !== "orientation")) return draft;
  return {
    ...draft,
    content: orientationInWords(profile, found, draft.outcome, state.kept.length > 0),
    suggestions: [],
  };
}
