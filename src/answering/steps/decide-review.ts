import { mentionsRules } from "../screening/attack.ts";
import { readable } from "../screening/patterns.ts";
import { withFlag } from "../state.ts";
import type { Step } from "../step.ts";

/** Published weights of the flags: what a reviewer should see first. */
const RISK: Record<string, number> = {
  detresse: 100,
  attaque: 40,
  discrimination: 40,
  aveu: 40,
  injure: 20,
  appui_faible: 30,
  source_a_reverifier: 25,
  generation_ecartee: 30,
  phrase_retenue: 25,
  premisse_corrigee: 20,
  donnee_personnelle_masquee: 15,
  parole_entreprise: 15,
  sans_source: 15,
  demarchage_suspect: 40,
  sans_interlocuteur: 10,
  modele_en_panne: 10,
  parle_des_regles: 10,
  langue_etrangere: 5,
};

/** Flags what a human should look at, and weighs it; runs after a stop too. */
export const decideReview: Step = {
  name: "decideReview",
  label: null,
  always: true,
  run(state) {
    const { draft, used } = state;
    let flagged = state;
    if (draft?.mode === "extractive" && draft.completeness !== "full")
      flagged = withFlag(flagged, "appui_faible");
    if (draft?.outcome === "refused_no_source") flagged = withFlag(flagged, "sans_source");
    if (used.some(({ passage, n }) => n !== null && passage.source.claimedBy))
      flagged = withFlag(flagged, "parole_entreprise");
    if (draft?.outcome === "answered" && mentionsRules(readable(state.question)))
      flagged = withFlag(flagged, "parle_des_regles");
    return { ...flagged, risk: flagged.flags.reduce((sum, flag) => sum + (RISK[flag] ?? 0), 0) };
  },
};
