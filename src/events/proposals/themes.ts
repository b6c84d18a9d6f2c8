import { NEEDS, SECTIONS } from "../../profile/lists.ts";
import { topicsOf } from "../topics.ts";

// Keywords that `topics.ts` reads back into a sector or a need: what is ticked here is what an import would understand.
const SECTOR_WORDS = [
  "agriculture",
  "industrie",
  "bâtiment",
  "commerce",
  "transport",
  "tourisme",
  "média",
  "banque",
  "immobilier",
  "avocat",
  "propreté",
  "enseignement",
  "santé",
  "culture",
  "coiffure",
] as const;
const NEED_WORDS = [
  "relation client",
  "communication",
  "vente",
  "facturation",
  "comptabilité",
  "recrutement",
  "formation",
  "qualité",
  "maintenance",
  "logistique",
  "achat",
  "RGPD",
  "cybersécurité",
  "stratégie",
  "financement",
  "réseau",
] as const;

export type Theme = { word: string; label: string };

const themes = (words: readonly string[], label: (word: string) => string): Theme[] =>
  words.map((word) => ({ word, label: label(word) }));

export const SECTOR_THEMES: readonly Theme[] = themes(SECTOR_WORDS, (word) => {
  const [section] = topicsOf([word]).sectors;
  return section === undefined ? word : SECTIONS[section];
});
export const NEED_THEMES: readonly Theme[] = themes(NEED_WORDS, (word) => {
  const [need] = topicsOf([word]).needs;
  return need === undefined ? word : NEEDS[need];
});
export const THEME_WORDS: readonly string[] = [...SECTOR_WORDS, ...NEED_WORDS];
