import type { Outcome } from "../../../answering/outcomes.ts";
import { FLAGS } from "../../../answering/risk.ts";
import type { ItemRow } from "../../../review/queue/store.ts";

/** How an exchange ended, in the words of whoever rereads it. */
export const OUTCOME_NAMES: Record<Outcome, string> = {
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

const MODE_NAMES: Record<string, string> = {
  validated: "validée par l'administration",
  prepared: "préparée, non validée",
  extractive: "extraits de fiches",
  generated: "rédigée par un modèle",
  canned: "message fixe",
};
export const modeName = (mode: string): string => MODE_NAMES[mode] ?? mode;

export const STATUS_NAMES: Record<ItemRow["status"], string> = {
  unlisted: "pas dans la file",
  open: "à relire",
  escalated: "attend un responsable",
  done: "relue",
  expired: "non relue, délai passé",
  erased: "échange effacé",
};

export const flagName = (flag: string): string => FLAGS[flag]?.label ?? flag.replaceAll("_", " ");
export const flagBecause = (flag: string): string => FLAGS[flag]?.because ?? "";

const EVENT_NAMES: Record<string, string> = {
  verdict: "Avis rendu",
  commented: "Commentaire",
  escalated: "Envoyée à un responsable",
  settled: "Close par un responsable",
  withdrawn: "Retirée",
  correction_proposed: "Correction proposée",
  corrected: "Correction remise",
  reopened: "Remise dans la file",
  expired: "Sortie de la file sans lecture",
};
export const eventName = (kind: string): string => EVENT_NAMES[kind] ?? kind;
