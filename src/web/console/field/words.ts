import { SECTIONS, type Section } from "../../../profile/lists.ts";
import { regionName } from "../../../profile/places/regions.ts";

export const RETOURS = "/console/retours";
export const TERRAIN = "/console/terrain";
export const INBOX = `${TERRAIN}/retours`;

/** Sections in a word or two: a column's head has no room for more. */
const SHORT: Record<Section, string> = {
  A: "Agriculture",
  B: "Mines",
  C: "Industrie",
  D: "Énergie",
  E: "Eau, déchets",
  F: "Bâtiment",
  G: "Commerce",
  H: "Transport",
  I: "Hôtels, restaurants",
  J: "Numérique, médias",
  K: "Banque, assurance",
  L: "Immobilier",
  M: "Conseil, sciences",
  N: "Services aux firmes",
  O: "Administration",
  P: "Formation",
  Q: "Santé, social",
  R: "Arts, loisirs",
  S: "Autres services",
  T: "Ménages",
  U: "International",
};

export const shortSection = (code: string): string => SHORT[code as Section] ?? "Non connu";
export const sectionWords = (code: string | null): string =>
  code === null ? "inconnu" : (SECTIONS[code as Section] ?? code);
export const regionWords = (code: string | null): string => (code === null ? "inconnue" : regionName(code));

/** Three letters for a tile of the map; the table beside it has the whole name. */
export const TILES: Readonly<Record<string, string>> = {
  "32": "HDF",
  "53": "BRE",
  "28": "NOR",
  "11": "IDF",
  "44": "GES",
  "52": "PDL",
  "24": "CVL",
  "27": "BFC",
  "75": "NAQ",
  "84": "ARA",
  "76": "OCC",
  "93": "PAC",
  "94": "COR",
  "01": "GUA",
  "02": "MTQ",
  "03": "GUF",
  "04": "REU",
  "06": "MAY",
};
