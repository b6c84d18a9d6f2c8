import { FLAGS } from "../../../answering/risk.ts";
import type { ItemRow } from "../../../review/reviews.ts";
import type { Withheld } from "../../../verification/verify.ts";

// Exports in CSV say them too.
export { modeName, outcomeName } from "../../../review/labels.ts";

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

/** What the check of a sentence against its sources did not find, as it is told to whoever approves it. */
export const DOUBTS: Readonly<Record<Withheld, string>> = {
  sans_citation: "aucune source n'est citée",
  citation_inconnue: "la source citée n'existe pas",
  lien_absent: "le lien n'est pas dans la source",
  nom_absent: "un nom n'est pas dans la source",
  chiffre_absent: "un chiffre n'est pas dans la source",
  chiffre_mal_rattache: "un chiffre est rattaché à autre chose dans la source",
  sens_inverse: "la source semble dire le contraire",
  promesse: "c'est une promesse",
  eloge: "c'est un éloge",
  conseil: "c'est un conseil, que la source ne donne pas",
  appui_insuffisant: "la source ne parle presque pas de cela",
};
export const doubtName = (doubt: Withheld): string => DOUBTS[doubt];

const EVENT_NAMES: Record<string, string> = {
  verdict: "Avis rendu",
  verdict_revised: "Avis changé",
  reinstated: "Rétablie",
  commented: "Commentaire",
  escalated: "Envoyée à un responsable",
  settled: "Close par un responsable",
  withdrawn: "Retirée",
  correction_proposed: "Correction proposée",
  corrected: "Correction remise",
  reopened: "Remise dans la file",
  expired: "Sortie de la file sans lecture",
  opposed: "La personne s'oppose à la relecture",
  opposition_withdrawn: "La personne ne s'oppose plus à la relecture",
};
export const eventName = (kind: string): string => EVENT_NAMES[kind] ?? kind;
