/** Closed lists of the contract, with the French words shown for each code. Codes are stable: others rely on them. */

/** NAF rév. 2 sections, as the company's own activity. A table, so that NAF 2025 is another table. */
export const SECTIONS = {
  A: "Agriculture, sylviculture et pêche",
  B: "Industries extractives",
  C: "Industrie manufacturière",
  D: "Électricité, gaz et froid",
  E: "Eau, assainissement et déchets",
  F: "Construction et artisanat du bâtiment",
  G: "Commerce et réparation automobile",
  H: "Transports et entreposage",
  I: "Hébergement et restauration",
  J: "Information et communication",
  K: "Finance et assurance",
  L: "Immobilier",
  M: "Activités spécialisées, scientifiques et techniques",
  N: "Services administratifs et de soutien",
  O: "Administration publique",
  P: "Enseignement",
  Q: "Santé et action sociale",
  R: "Arts, spectacles et loisirs",
  S: "Autres services",
  T: "Ménages employeurs",
  U: "Activités extra-territoriales",
} as const;
export type Section = keyof typeof SECTIONS;
export const SECTION_CODES = Object.keys(SECTIONS) as [Section, ...Section[]];

/** Categories by headcount alone (décret 2008-1354, « TPE » for microentreprise), smallest first. */
export const SIZES = ["TPE", "PME", "ETI", "GE"] as const;
export type Size = (typeof SIZES)[number];
export const SIZE_LABELS: Record<Size, string> = {
  TPE: "TPE (moins de 10 personnes)",
  PME: "PME (10 à 249)",
  ETI: "ETI (250 à 4 999)",
  GE: "Grande entreprise (5 000 et plus)",
};

export const MATURITIES = [1, 2, 3, 4] as const;
export type Maturity = (typeof MATURITIES)[number];
export const MATURITY_LABELS: Record<Maturity, string> = {
  1: "Papier et téléphone",
  2: "Outils numériques, pas d'IA ou des essais",
  3: "IA utilisée régulièrement",
  4: "IA dans les processus, avec une équipe ou des règles",
};

export const NEEDS = {
  relation_client: "Répondre aux clients",
  marketing_communication: "Communiquer, se faire connaître",
  ventes_commercial: "Vendre, prospecter",
  devis_facturation: "Devis et factures",
  comptabilite_finance: "Comptabilité et trésorerie",
  rh_recrutement: "Recruter, gérer le personnel",
  formation: "Former, se former",
  production_qualite: "Production et qualité",
  maintenance: "Entretien et pannes des machines",
  logistique_stocks: "Stocks, livraisons et transport",
  planification: "Plannings et rendez-vous",
  achats: "Achats et fournisseurs",
  juridique_conformite: "Droit et conformité",
  cybersecurite_donnees: "Sécurité et données",
  administratif_documents: "Papiers et documents",
  conception_rd: "Conception, recherche",
  securite_risques: "Sécurité au travail, risques",
  diagnostic_strategie: "Savoir par où commencer",
  financement: "Financer un projet",
  evenement_reseau: "Rencontrer, participer à un événement",
} as const;
export type Need = keyof typeof NEEDS;
export const NEED_CODES = Object.keys(NEEDS) as [Need, ...Need[]];

export const WANTS = ["accompagnement", "temoignage"] as const;
export type Wants = (typeof WANTS)[number];

/**
 * The size that a headcount gives.
 * @param headcount whole persons, the leader included
 */
export function sizeOf(headcount: number): Size {
  if (headcount < 10) return "TPE";
  if (headcount < 250) return "PME";
  return headcount < 5_000 ? "ETI" : "GE";
}
