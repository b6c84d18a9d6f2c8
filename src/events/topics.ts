import type { Need, Section } from "../profile/lists.ts";
import { fold } from "../retrieval/tokenise.ts";

// Keywords as agendas write them, folded; in the plural too. A keyword that is not here says nothing: the event is for all.
const SECTORS: Record<string, Section> = {
  agriculture: "A",
  agricole: "A",
  elevage: "A",
  viticulture: "A",
  peche: "A",
  foret: "A",
  industrie: "C",
  industriel: "C",
  agroalimentaire: "C",
  textile: "C",
  mecanique: "C",
  plasturgie: "C",
  energie: "D",
  eau: "E",
  dechet: "E",
  recyclage: "E",
  btp: "F",
  batiment: "F",
  construction: "F",
  commerce: "G",
  commercant: "G",
  automobile: "G",
  transport: "H",
  tourisme: "I",
  hotellerie: "I",
  restauration: "I",
  edition: "J",
  media: "J",
  banque: "K",
  assurance: "K",
  immobilier: "L",
  architecture: "M",
  notaire: "M",
  avocat: "M",
  "expertise comptable": "M",
  proprete: "N",
  interim: "N",
  enseignement: "P",
  sante: "Q",
  "medico social": "Q",
  culture: "R",
  sport: "R",
  coiffure: "S",
};

const NEEDS: Record<string, Need> = {
  "relation client": "relation_client",
  marketing: "marketing_communication",
  communication: "marketing_communication",
  vente: "ventes_commercial",
  prospection: "ventes_commercial",
  devis: "devis_facturation",
  facturation: "devis_facturation",
  comptabilite: "comptabilite_finance",
  recrutement: "rh_recrutement",
  "ressource humaine": "rh_recrutement",
  formation: "formation",
  "prise en main": "formation",
  qualite: "production_qualite",
  maintenance: "maintenance",
  logistique: "logistique_stocks",
  achat: "achats",
  rgpd: "juridique_conformite",
  juridique: "juridique_conformite",
  cybersecurite: "cybersecurite_donnees",
  donnee: "cybersecurite_donnees",
  diagnostic: "diagnostic_strategie",
  strategie: "diagnostic_strategie",
  financement: "financement",
  "rencontre d affaires": "evenement_reseau",
  reseau: "evenement_reseau",
};

const singular = (keyword: string): string =>
  fold(keyword)
    .replace(/[^a-z]+/g, " ")
    .trim()
    .replace(/(?<=[a-z]{2})s\b/g, "");

const bySingular = <T>(table: Record<string, T>): Map<string, T> =>
  new Map(Object.entries(table).map(([word, code]) => [singular(word), code]));
const SECTOR_OF = bySingular(SECTORS);
const NEED_OF = bySingular(NEEDS);

const found = <T>(keywords: readonly string[], table: ReadonlyMap<string, T>): T[] => {
  const codes = keywords.map((keyword) => table.get(singular(keyword)));
  return [...new Set(codes.filter((code) => code !== undefined))].sort();
};

/** The sectors and needs that an event's keywords name; empty when they name none. */
export const topicsOf = (keywords: readonly string[]): { sectors: Section[]; needs: Need[] } => ({
  sectors: found(keywords, SECTOR_OF),
  needs: found(keywords, NEED_OF),
});
