import type { FicheFrontMatter } from "../../src/ingestion/front-matter.ts";

export type Need = FicheFrontMatter["audience"]["needs"][number];

/** The needs a fiche may name, every one of them: the types refuse a list that has one more or one less. */
export const NEEDS: Record<Need, string> = {
  relation_client: "Relation client",
  marketing_communication: "Marketing, communication",
  ventes_commercial: "Ventes",
  devis_facturation: "Devis, facturation",
  comptabilite_finance: "Comptabilité, finance",
  rh_recrutement: "RH, recrutement",
  formation: "Formation",
  production_qualite: "Production, qualité",
  maintenance: "Maintenance",
  logistique_stocks: "Logistique, stocks",
  planification: "Planification",
  achats: "Achats",
  juridique_conformite: "Juridique, conformité",
  cybersecurite_donnees: "Cybersécurité, données",
  administratif_documents: "Administratif, documents",
  conception_rd: "Conception, R&D",
  securite_risques: "Sécurité, risques",
  diagnostic_strategie: "Diagnostic, stratégie",
  financement: "Financement",
  evenement_reseau: "Évènements, réseau",
};

/** The sections of the French nomenclature of activities (NAF), which a fiche names by their letter. */
export const SECTORS: Record<string, string> = {
  A: "Agriculture, sylviculture, pêche",
  B: "Industries extractives",
  C: "Industrie manufacturière",
  D: "Électricité, gaz",
  E: "Eau, déchets",
  F: "Construction",
  G: "Commerce, réparation automobile",
  H: "Transports, entreposage",
  I: "Hébergement, restauration",
  J: "Information, communication",
  K: "Finance, assurance",
  L: "Immobilier",
  M: "Activités spécialisées, scientifiques et techniques",
  N: "Services administratifs et de soutien",
  O: "Administration publique",
  P: "Enseignement",
  Q: "Santé humaine, action sociale",
  R: "Arts, spectacles, loisirs",
  S: "Autres services, associations, réparation",
  T: "Ménages employeurs",
  U: "Activités extraterritoriales",
};
