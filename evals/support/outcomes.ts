import type { Outcome } from "../../src/answering/outcomes.ts";
import type { Draft } from "../../src/answering/state.ts";

/** Named for who reads a report; the page of a person has other words (src/web/labels.ts). */
const LABELS: Record<Outcome, string> = {
  answered: "répondu",
  clarification: "précision demandée",
  profile_updated: "profil mis à jour",
  orientation: "orientation",
  greeting: "salutation",
  handover: "vers une personne",
  complaint: "réclamation",
  rights_request: "droits sur ses données",
  refused_out_of_scope: "hors sujet",
  refused_no_source: "sans source",
  refused_advice: "conseil personnel refusé",
  refused_favouritism: "favoritisme refusé",
  refused_discrimination: "discrimination refusée",
  refused_attack: "attaque refusée",
  distress_signposted: "détresse signalée",
  unavailable: "panne",
};

/** An outcome in words; as it is written where a set names another. */
export const outcomeInWords = (outcome: string): string => LABELS[outcome as Outcome] ?? outcome;

/** How an answer ended, and the start of its words. */
export function endOf(draft: Draft | null, length: number): string {
  if (!draft) return "aucune réponse";
  const words = draft.content.replace(/\s+/g, " ").trim();
  const start = words.length > length ? `${words.slice(0, length)}…` : words;
  return `${outcomeInWords(draft.outcome)} : ${start}`;
}
