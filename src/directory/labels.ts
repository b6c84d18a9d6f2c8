import type { Advisor, AdvisorKind } from "./advisor.ts";

/** The French words shown for the codes of the directory. */
export const KIND_LABELS: Record<AdvisorKind, string> = {
  ambassadeur_regional: "Ambassadeur IA régional",
  ambassadeur_sectoriel: "Ambassadeur IA sectoriel",
  ambassadeur_grand_public: "Ambassadeur IA grand public",
  activateur: "Activateur France Num",
};

export const AVAILABILITY_LABELS: Record<Advisor["availability"], string> = {
  disponible: "disponible",
  limitee: "peu disponible en ce moment",
  indisponible: "indisponible en ce moment",
};

export const COST_LABELS: Record<Advisor["cost"], string> = {
  benevole: "bénévole",
  payant_possible: "prestation payante possible",
  inconnu: "coût non indiqué",
};
