import { fold } from "../retrieval/tokenise.ts";

const FIGURE =
  /(\d[\d\s.,]*\d|\d)\s*(%|pour ?cents?|€|euros?|k€|m€|millions?(?: d'euros?)?|mois|ans?|annees?|jours?)/g;
const UNIT: Record<string, string> = {
  "%": "%",
  "pour cent": "%",
  "pour cents": "%",
  pourcent: "%",
  pourcents: "%",
  "€": "€",
  euro: "€",
  euros: "€",
  "k€": "k€",
  "m€": "M€",
  million: "M€",
  millions: "M€",
  "million d'euros": "M€",
  "millions d'euros": "M€",
  mois: "mois",
  an: "ans",
  ans: "ans",
  annee: "ans",
  annees: "ans",
  jour: "jours",
  jours: "jours",
};

type Figure = { value: string; unit: string; said: string };

/** The figures with a unit that a text gives, folded so that « 500 000 € » and « 500000 euros » are one. */
export function figuresOf(text: string): Figure[] {
  return [...fold(text).matchAll(FIGURE)].map(([said, value = "", unit = ""]) => ({
    value: value.replace(/[\s.]/g, "").replace(",", "."),
    unit: UNIT[unit.replace(/\s+/g, " ")] ?? unit,
    said: said.trim(),
  }));
}

/** « ma boîte a 4 mois », « depuis 22 ans »: the person's own story, which no source has to know. */
const OWN_STORY =
  /\b(?:depuis|il y a|y a|ya|j'ai|jai|on a|(?:ma|mon|notre|nos|mes) [a-zà-ÿ]+ (?:a|ont|fait))\s+\d+\s*(?:mois|ans?|ann[ée]es?|jours?)/gi;

/**
 * The figures of a question that no passage gives while they give others of the same unit: « l'aide de 90 % » where the
 * source says 40 %. The answer then opens by saying so.
 */
export function unfoundedFigures(question: string, passages: readonly string[]): string[] {
  const known = passages.flatMap(figuresOf);
  const claimed = question.replace(OWN_STORY, " ");
  return figuresOf(claimed)
    .filter((asked) => known.some((figure) => figure.unit === asked.unit))
    .filter((asked) => !known.some((figure) => figure.unit === asked.unit && figure.value === asked.value))
    .map((asked) => asked.said.replace(/(\d)\s*%/, "$1 %"));
}
