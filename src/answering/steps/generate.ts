import { BudgetReached } from "../../generation/writer.ts";
import { askedPart } from "../../retrieval/focus.ts";
import { vocabularyOf } from "../../verification/store.ts";
import type { Evidence } from "../../verification/verify.ts";
import { readable } from "../screening/patterns.ts";
import { mayBePersonal } from "../screening/personal.ts";
import { mayDictate } from "../screening/suspect.ts";
import type { State } from "../state.ts";
import { withFlag } from "../state.ts";
import type { Step } from "../step.ts";

/**
 * What a model never words: who may have an aid, how much, until when, what the law demands. There the fiche's own sentences stand.
 */
const NEVER =
  /\b(?:combien|cb|montants?|prix|tarifs?|cout\w*|taux|plafond\w*|pourcent\w*|euros?|eligib\w*|droit a|droit au|conditions?|criteres?|candidat\w*|delais?|dates?|quand|kan|echeance\w*|jusqu|obligat\w*|oblig[ee]\w*|interdi\w*|legal\w*|loi|amendes?|sanctions?|rgpd|ai act|ia act|reglement\w*|contrats?|licenci\w*)\b/;

/** What was masked says that the message tells of someone: the rest of it may as well. */
const OF_SOMEONE: ReadonlySet<string> = new Set(["nom", "adresse", "sante", "sensible"]);

/** Asks a model, where there is one and the person agrees, when the extracts answer only in part. A failure leaves the extracts. */
export const generate: Step = {
  name: "generate",
  label: "Rédaction par une IA, à partir des sources",
  applies: (state, deps) => deps.writer !== null && mayBeGenerated(state),
  async run(state, { db, writer, asker: { signal, ...spender } }) {
    const passages = evidenceOf(state);
    if (!writer || !state.found || passages.length === 0) return state;
    // Told in the record: why no model was asked is what a reviewer would wonder.
    if (state.off.generated) return withFlag(state, "generation_coupee");
    if ([state.question, state.standalone].some(mayDictate)) return withFlag(state, "question_dictante");
    const names = state.masked.some((kind) => OF_SOMEONE.has(kind));
    if (names || mayBePersonal(state.standalone, await vocabularyOf(db, state.found.edition)))
      return withFlag(state, "question_personnelle");
    const request = { question: askedPart(state.standalone), passages, spender, signal };
    try {
      return { ...state, written: await writer.write(request) };
    } catch (error) {
      if (signal?.aborted) return withFlag(state, "generation_abandonnee");
      return withFlag(state, error instanceof BudgetReached ? "budget_atteint" : "modele_en_panne");
    }
  },
};

/** The extracts answer in part, and nothing asked is for them alone. */
export function mayBeGenerated({ generative, draft, standalone, unsaid, flags }: State): boolean {
  return (
    generative &&
    !unsaid &&
    draft?.mode === "extractive" &&
    draft.outcome === "answered" &&
    draft.completeness !== "full" &&
    !flags.includes("premisse_corrigee") &&
    !NEVER.test(readable(standalone))
  );
}

/**
 * The passages as a model is given them and its sentences checked against them, numbered from 1; not those of imported documents: what
 * nobody has reread may speak to a machine.
 */
export const evidenceOf = ({ selected }: State): Evidence[] =>
  selected.flatMap(({ heading, body, essentials, reread }, index) =>
    reread ? [{ n: index + 1, heading, body, essentials }] : [],
  );
