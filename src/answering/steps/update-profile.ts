import { wants as wantsIt } from "../../intent/decide.ts";
import type { Intent } from "../../intent/intents.ts";
import type { Reading } from "../../profile/read.ts";
import { withReading } from "../../profile/update.ts";
import { contentWords, fold } from "../../retrieval/tokenise.ts";
import type { State } from "../state.ts";
import type { Step } from "../step.ts";
import { isTradeAlone } from "../trade-alone.ts";

/** Words that ask: a message with one of these wants an answer, whatever it tells. */
const ASKS =
  /\?|\b(?:comment|combien|cb|pourquoi|pk|quel(?:le)?s?|kel|quoi|koi|qui|ki|quand|kan|ou commencer|par ou|peut on|est ce|faut il|puis je|aide[zr]?|aides|explique\w*|dites|donne[rz]?|conseil\w*|cherche\w*|j?veux|j?voudra\w*|j?aimera\w*|besoin|savoir|trouver|parler|rencontrer)\b/;
/** What surrounds a fact and says nothing more. */
const AROUND =
  /^(?:entreprise|boite|societe|sarl|sas|eurl|salarie\w*|personne\w*|employe\w*|gerante?|dirigeante?|patron\w*|artisane?|effectif|equipe|associe\w*|region|departement|ville|secteur|activite|metier|taille|base\w*|situe\w*|installe\w*|travaille\w*|bosse\w*|petit\w*|toujours|ans?|annees?|annee|depuis|environ|oui|non|pardon|fait|finalement|tiens|dirige|gere|boutique|magasin|atelier|compris|total|seul\w*)$/;
/** What the fiches are about: named, it is asked about, except in « on n'utilise pas l'IA ». */
const SUBJECT =
  /\b(?:ia|osez|lia|ambass\w*|embass\w*|activat\w*|chat ?gpt|outils?|plan|rgpd|diag\w*|blague|histoire|formations?)\b/;
const FEW = 3;
/** Words by which one speaks of one's own company. */
const OWN =
  /\b(?:je|j|jsuis|jai|chui|on|nous|moi|mon|ma|mes|notre|nos|gerant\w*|dirigeant\w*|patron\w*|artisan\w*)\b/;
/** What the message may want instead, by its words: such a fact is beside its point. */
const BESIDE: readonly Intent[] = ["hors_sujet", "sans_source", "favoritisme", "politique"];

/** What the message tells of the company, and whether it tells and asks nothing. */
export const updateProfile: Step = {
  name: "updateProfile",
  label: null,
  run(state) {
    if (state.corrects) return { ...state, tellsOnly: true };
    const { reading } = state;
    const told = Object.keys(reading?.provenance ?? {});
    if (!reading || told.length === 0) return state;
    const profile = withReading(state.profile, state.question, reading);
    // Told again otherwise than corrected by hand: the correction stands, and the answer says so.
    const kept = told.filter(
      (field) =>
        state.profile.provenance[field]?.source === "edited" &&
        JSON.stringify(profile[field as keyof typeof profile]) !==
          JSON.stringify(reading.values[field as keyof typeof reading.values]),
    );
    return { ...state, profile, told, kept, tellsOnly: tellsOnly(state, reading) };
  },
};

function tellsOnly(state: State, { provenance }: Reading): boolean {
  const { question, asked, wants } = state;
  const fields = Object.keys(provenance);
  const facts = fields.filter(
    (field) => field !== "need" && field !== "wants" && field !== "solutionUnderEvaluation",
  );
  if (facts.length === 0 && !(asked !== null && fields.includes(asked))) return false;
  const folded = fold(question).replace(/['’-]/g, " ");
  if (
    ASKS.test(folded) &&
    !(asked !== null && fields.includes(asked) && folded.length < 60 && !folded.includes("?"))
  )
    return false;
  const first = contentWords(question)[0] ?? "";
  const opens = Object.values(provenance).some(({ because }) => contentWords(because).includes(first));
  if (asked === null && !OWN.test(folded) && !opens) return false;
  const plain =
    isTradeAlone(state) ||
    facts.some((field) => field === "headcount" || field === "companyName" || field === "commune");
  if (asked === null && !plain && BESIDE.some((intent) => wantsIt(wants, intent))) return false;
  if (
    asked === null &&
    SUBJECT.test(folded) &&
    !(fields.includes("maturity") && /\b(?:on|nous|je|j)\b/.test(folded))
  )
    return false;
  if (fields.includes("need") && asked !== "need") return false;
  const evidence = new Set(Object.values(provenance).flatMap(({ because }) => contentWords(because)));
  const left = contentWords(question).filter(
    (word) => !evidence.has(word) && !AROUND.test(word) && !/^\d+$/.test(word),
  );
  return left.length <= FEW;
}
