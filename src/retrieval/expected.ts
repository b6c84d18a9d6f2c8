import { contentWords, fold } from "./tokenise.ts";

/** What kind of thing a question asks for, as far as its words tell. */
export type Expected =
  | "quantity"
  | "sum"
  | "amount"
  | "share"
  | "duration"
  | "date"
  | "count"
  | "place"
  | "person";

const ASKS: readonly [Expected, RegExp][] = [
  ["quantity", /\b(?:grammes?|kilos?|tonnes?|kwh|wattheures?|litres?)\b/],
  [
    "duration",
    /\b(?:combien|cb) de (?:temps|jours?|mois|annees?|ans|semaines?|heures?)\b|\bdurees?\b|\bdelais?\b|\bpendant combien\b|\bjusqu ?a quand\b/,
  ],
  ["share", /\bpour ?cents?\b|%|\bpourcentages?\b|\btaux\b|\bquelles? (?:part|proportion)\b|\bcofinanc/],
  ["sum", /\b(?:montants?|budgets?|enveloppes?|plafonds?)\b/],
  [
    "amount",
    /\b(?:prix|couts?|coutes?|coutent|tarifs?|euros?|combien (?:ca|sa|ils?|elles?|on)|payants?|gratuit\w*)\b|€/,
  ],
  ["date", /\b(?:quand|kan|dates?|quelle annee|depuis|avant le|calendrier|echeance)\b/],
  ["count", /\b(?:combien|cb|nombre|kombien)\b/],
  ["place", /\b(?:ou|adresse|site|lien|page|internet|en ligne)\b/],
  ["person", /\bqui\b|\bki\b|\bquel (?:ministre|organisme|service|operateur)\b|\ba qui\b/],
];

const HOLDS: Record<Expected, RegExp> = {
  quantity: /\d\s?(?:g|kg|grammes?|tonnes?|kwh|wh|litres?)\b/,
  sum: /\d[\d\s]*(?:€|euros?|millions?|milliards?|[mk]\s?€)/,
  amount: /\d[\d\s]*(?:€|euros?|millions?|m€|%)|\bgratuit|\bpayant|\bbenevol|\bremuner|\bprix|\btarif/,
  share: /\d\s?(?:%|pour ?cent)/,
  duration: /\d+\s?(?:jours?|mois|ans?|annees?|semaines?|heures?)\b/,
  date: /\b(?:19|20)\d\d\b|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b/,
  count: /\d/,
  place: /\b[\w-]+\.(?:gouv\.fr|fr|com|org|eu)\b|\bsite\b|\ben ligne\b/,
  person:
    /\b(?:dge|dreets|bpifrance|cci|ministre|ministere|direction|etat|gouvernement|reseau|ambassadeur|activateur)\b/,
};

export const expectedOf = (question: string): Expected[] => {
  const text = fold(question);
  return ASKS.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
};

/** True when a sentence could be an answer of the kind asked. */
export const holds = (sentence: string, expected: readonly Expected[]): boolean => {
  const text = fold(sentence);
  return expected.some((kind) => HOLDS[kind].test(text));
};

/** The kinds of thing asked that no text of `texts` gives: a price that the source does not tell is not answered beside. */
export const missingKinds = (question: string, texts: readonly string[]): Expected[] =>
  (ASKS_A_FIGURE.test(fold(question)) || contentWords(question).length <= FEW_WORDS
    ? expectedOf(question)
    : []
  )
    .filter((kind) => MEASURES.has(kind))
    .filter((kind) => !texts.some((text) => holds(text, [kind])));

/** Words of measure told in passing (« il me ment sur les prix ») ask for no figure. */
const ASKS_A_FIGURE = /\b(?:combien|cb|kombien|quel\w*|kel\w*|c ?'?est quoi|quoi|koi|connaitre|savoir)\b/;
const FEW_WORDS = 5;

const COUNTED = /\b(?:combien|cb|kombien|nombre|nb) (?:de |d |des |exact de |exact d )?([a-z]{4,})/;
const NUMBER =
  /\d|\b(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|centaines?|dizaines?|mille|milliers?|millions?|tous|toutes|aucun)\b/;
const MEASURED = /^(?:temps|jours?|mois|annees?|semaines?|heures?|euros?|pourcents?|gens|fois)$/;

/** « combien de candidatures ? » when no text counts any: a number of something else would be a wrong answer. */
export function countLacks(
  question: string,
  texts: readonly string[],
  termOf: (word: string) => string,
): boolean {
  const counted = COUNTED.exec(fold(question).replace(/['’]/g, " "))?.[1];
  if (counted === undefined || MEASURED.test(counted)) return false;
  const term = termOf(counted);
  const speaksOfIt = (text: string): boolean => contentWords(text).some((word) => termOf(word) === term);
  return texts.some(speaksOfIt) && !texts.some((text) => speaksOfIt(text) && NUMBER.test(fold(text)));
}

const MEASURES: ReadonlySet<Expected> = new Set(["quantity", "sum", "amount", "share", "duration"]);
