import { FLAGS } from "../../../answering/risk.ts";
import type { ItemRow } from "../../../review/reviews.ts";

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
