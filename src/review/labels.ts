import type { Mode, Outcome } from "../answering/outcomes.ts";

/** How an exchange ended, in the words of whoever rereads it. */
const OUTCOME_NAMES: Record<Outcome, string> = {
  answered: "Répondu",
  clarification: "Précision demandée",
  profile_updated: "Profil mis à jour",
  orientation: "Orientation",
  greeting: "Salutation",
  handover: "Renvoi vers une personne",
  complaint: "Réclamation",
  rights_request: "Droits sur les données",
  refused_out_of_scope: "Refus : hors sujet",
  refused_no_source: "Sans source",
  refused_advice: "Refus : conseil personnel",
  refused_favouritism: "Refus : favoritisme",
  refused_discrimination: "Refus : discrimination",
  refused_attack: "Refus : attaque",
  distress_signposted: "Détresse orientée",
  unavailable: "Indisponible",
};
export const outcomeName = (outcome: string): string => OUTCOME_NAMES[outcome as Outcome] ?? outcome;

const MODE_NAMES: Record<Mode, string> = {
  validated: "validée par l'administration",
  prepared: "préparée, non validée",
  extractive: "extraits de fiches",
  generated: "rédigée par un modèle",
  canned: "message fixe",
};
export const modeName = (mode: string): string => MODE_NAMES[mode as Mode] ?? mode;
