import { fold } from "../../retrieval/tokenise.ts";

/** Ids of the activators of France Num's open data, apart from those of other files. */
export const FRANCE_NUM_PREFIX = "francenum-";
export const isFranceNum = (fields: Record<string, unknown>): boolean =>
  "identifiant_de_la_structure" in fields;

/**
 * A row of France Num's open data set of activators (data.economie.gouv.fr, Licence Ouverte 2.0) as a row of the contract.
 * The set says neither what they know, nor the sizes, sectors and areas they serve: these stay empty, which is « unknown ».
 * Where they stand is told in words; the street is left out, since it may be someone's home.
 */
export function fromFranceNum(fields: Record<string, unknown>): Record<string, unknown> {
  const text = (name: string): string => {
    const value = fields[name];
    return Array.isArray(value) ? value.join(", ") : value === null ? "" : String(value ?? "").trim();
  };
  const isPrivate = fold(text("categorie")).startsWith("prive");
  const town = [text("code_postal"), capitalised(text("ville"))].filter(Boolean).join(" ");
  const told = [
    text("type") && `Type : ${text("type")}.`,
    text("categorie") && `Catégorie : ${text("categorie").toLowerCase()}.`,
    town && `Adresse : ${town}.`,
    text("region") && `Région de l'adresse : ${capitalised(text("region"))}.`,
  ];
  return {
    id: FRANCE_NUM_PREFIX + text("identifiant_de_la_structure").replace(/[^A-Za-z0-9._-]+/g, "-"),
    kind: "activateur",
    name: text("nom_de_la_structure"),
    availability: "disponible",
    activateur_registered: true,
    status: "actif",
    url: text("lien_url_site_france_num"),
    description: told.filter(Boolean).join(" "),
    cost: isPrivate ? "payant_possible" : "inconnu",
    commercial_interest: isPrivate ? "Structure privée : peut vendre ses services." : null,
  };
}

/** « SAINT-DENIS » is « Saint-Denis »; what is already written in small letters is left alone. */
const capitalised = (text: string): string =>
  /\p{Ll}/u.test(text)
    ? text
    : text.toLowerCase().replace(/(?<=^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase());
