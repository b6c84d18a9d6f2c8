import { MODES, OUTCOMES } from "../answering/outcomes.ts";
import { FLAGS } from "../answering/risk.ts";
import { RULES_VERSION } from "../conversation/answer-question.ts";
import { EXCLUSIONS, FALLBACK_KINDS } from "../orientation/orientation.ts";
import { MEASURES, ORIENTATION_VERSION } from "../orientation/rank.ts";
import type { ReviewSettings } from "../review/deps.ts";
import { READ_TWICE_PERCENT } from "../review/intake/draw.ts";
import { LISTED_FROM } from "../review/intake/listed.ts";
import { modeName, outcomeName } from "../review/labels.ts";
import { SAMPLE_SHARE } from "../review/queue/plan.ts";
import { generatedFile, type OpenFile } from "./dataset.ts";

/** The version of everything below, as answers keep it in their trace. */
export const rulesVersion = (): string => `${RULES_VERSION} ; orientation ${ORIENTATION_VERSION}`;

/** The rules as they run, never copied by hand: whom to propose and in what order, what is reread first, how an exchange ends. */
export const ruleFiles = (
  review: ReviewSettings,
  exclusionWords: Readonly<Record<string, string>>,
): OpenFile[] => [
  generatedFile("regles/orientation.json", "Qui est proposé : exclusions, critères et poids", {
    version: ORIENTATION_VERSION,
    exclusions: EXCLUSIONS.map((code) => ({ code, libelle: exclusionWords[code] ?? code })),
    criteres: MEASURES.map(({ criterion, weight, label }) => ({
      code: criterion,
      poids: weight,
      libelle: label,
    })),
    egalite: "tirée de la graine et de l'identifiant, par SHA-256",
    relaisPublics: FALLBACK_KINDS,
  }),
  generatedFile("regles/relecture.json", "Ce qui est relu : signes, poids, tirage au hasard", {
    signes: Object.entries(FLAGS).map(([code, { weight, label, because }]) => ({
      code,
      poids: weight,
      libelle: label,
      raison: because,
    })),
    entreDansLaFileAPartirDe: LISTED_FROM,
    partTireeAuHasardEnPourcent: review.samplePercent,
    partLueParDeuxPersonnesEnPourcent: READ_TWICE_PERCENT,
    partDeLaJourneeGardeeAuTirage: SAMPLE_SHARE,
    capaciteParJour: review.dailyCapacity,
    joursAvantSortieSansLecture: review.unreadDays,
  }),
  generatedFile("regles/issues.json", "Comment finit un échange, et qui a écrit les mots", {
    version: RULES_VERSION,
    issues: OUTCOMES.map((code) => ({ code, libelle: outcomeName(code) })),
    modes: MODES.map((code) => ({ code, libelle: modeName(code) })),
  }),
];
