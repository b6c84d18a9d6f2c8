import type { Answer } from "../answering/answer.ts";
import type { Mode, Outcome } from "../answering/outcomes.ts";
import type { ContestOutcome } from "../conversation/contest/contest.ts";
import type { FeedbackReason } from "../conversation/conversations.ts";
import type { FicheSummary } from "../ingestion/knowledge.ts";
import { frenchDate } from "./dates.ts";

const MODE: Record<Exclude<Mode, "validated">, string> = {
  prepared: "Réponse rédigée par l'équipe, non encore validée par l'administration",
  extractive: "Extraits de fiches, sans IA générative",
  generated: "Rédigée par une IA générative à partir des fiches, non relue par une personne",
  canned: "Message automatique",
};

/** Who wrote the words of an answer. */
export function authorLabel({ mode, validation }: Pick<Answer, "mode" | "validation">): string {
  if (mode !== "validated") return MODE[mode];
  if (validation === null) return "Validée par l'administration";
  return `Validée par ${validation.function}, ${validation.organisation}, le ${frenchDate(validation.date)}`;
}

/** Who wrote the words of an answer, where who approved them is not told. */
export const modeLabel = (mode: Mode): string =>
  mode === "validated" ? "Réponse validée par l'administration" : MODE[mode];

const OUTCOME: Record<Outcome, string | null> = {
  answered: null,
  clarification: "Une précision, s'il vous plaît",
  profile_updated: null,
  orientation: null,
  greeting: null,
  handover: "Vers une personne",
  complaint: "Votre réclamation",
  rights_request: "Vos droits sur vos données",
  refused_out_of_scope: "Cette question sort de notre sujet",
  refused_no_source: "Nous n'avons pas de source sûre",
  refused_advice: "Nous ne donnons pas de conseil personnalisé",
  refused_favouritism: "Nous ne recommandons aucune entreprise",
  refused_discrimination: "Nous ne pouvons pas aider à cela",
  refused_attack: "Nous ne pouvons pas aider à cela",
  distress_signposted: "Vous n'êtes pas seul",
  unavailable: "Le service ne peut pas répondre pour l'instant",
};

/** A short title over an answer that is not simply « the answer »; null when none is needed. */
export const outcomeLabel = (outcome: Outcome): string | null => OUTCOME[outcome];

const MASKED: Record<string, string> = {
  telephone: "un numéro de téléphone",
  courriel: "une adresse électronique",
  iban: "un numéro de compte (IBAN)",
  carte: "un numéro de carte bancaire",
  nir: "un numéro de sécurité sociale",
  plaque: "une plaque d'immatriculation",
  adresse: "une adresse postale",
  nom: "un nom de personne",
  sante: "une information de santé",
  sensible: "une information sensible (opinion, religion, origine, condamnation…)",
};

/** Every kind of personal datum that may be hidden. */
export const MASKED_KINDS: readonly string[] = Object.keys(MASKED);

/** What was hidden in a question, in words: « un numéro de téléphone et une adresse ». */
export function maskedLabel(kinds: readonly string[]): string {
  const words = [...new Set(kinds.map((kind) => MASKED[kind.toLowerCase()] ?? kind.replaceAll("_", " ")))];
  return new Intl.ListFormat("fr").format(words);
}

/** What is said to who told of a health, an opinion, an offence: nothing here needs it. Null for the other kinds. */
export const maskedAdvice = (kinds: readonly string[]): string | null =>
  kinds.some((kind) => kind === "sante" || kind === "sensible")
    ? "Cette information n'est pas utile ici : elle a été cachée avant d'être gardée. Vous n'avez pas besoin de la redonner."
    : null;

/** The reasons a person can tick when an answer did not help. */
export const REASON: Record<FeedbackReason, string> = {
  faux: "C'est faux",
  manque_de_sources: "Il manque des sources",
  trop_long: "C'est trop long",
  incoherent: "C'est incohérent",
  imprecis: "C'est imprécis",
  hors_sujet: "C'est hors sujet",
};

/** How a contest was decided, after « votre contestation : ». */
export const CONTEST_OUTCOME: Record<ContestOutcome, string> = {
  upheld: "acceptée",
  partly: "acceptée en partie",
  rejected: "rejetée",
};

/** Titles of the list of fiches, in the order they are shown. */
export const KINDS: readonly [FicheSummary["kind"], string][] = [
  ["dispositif", "Dispositifs d'aide"],
  ["fiche", "Fiches pratiques"],
  ["cas-usage", "Exemples d'entreprises"],
  ["charte", "Chartes"],
];

const STATUS: Record<string, string> = {
  open: "Ouvert",
  announced: "Annoncé, pas encore ouvert",
  closed: "Fermé",
};

/** Whether one can still apply to a scheme. */
export const statusLabel = (status: string): string =>
  STATUS[status] ?? "Ouverture à vérifier auprès de l'opérateur";
