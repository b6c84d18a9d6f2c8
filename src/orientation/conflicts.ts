import { fold } from "../retrieval/tokenise.ts";

/** Legal forms and generic words say nothing of who a company is, or which product is meant. */
const GENERIC = new Set(
  (
    "sa sas sasu sarl eurl ei eirl sci scop snc ste societe groupe group entreprise ets etablissements fictif fictive " +
    "logiciel logiciels solution outil appli application plateforme produit offre assistant pro premium plus version " +
    "de du des la le les l d chez et ou un une"
  ).split(" "),
);

const wordsOf = (name: string): string[] => {
  const words =
    fold(name)
      .replace(/[\u00ad\u200b-\u200f]/g, "")
      .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1")
      .match(/[a-z0-9]+/g) ?? [];
  const own = words.filter((word) => !GENERIC.has(word) && !/^v?\d+$/.test(word));
  return own.length > 0 ? own : words;
};

/** Letters below which a name inside another proves nothing. */
const SHORT = 3;

/**
 * True when a name that a person wrote is, or holds, the one declared in a conflict of interest, whatever its case, accents,
 * spaces, dashes, legal form or version. Whole words only: « Delta » is not in « Deltaplane ». On a doubt it is: an advisor
 * too few harms less than one with an interest.
 */
export function names(written: string | null, declared: string): boolean {
  if (written === null) return false;
  const [a, b] = [wordsOf(written), wordsOf(declared)];
  return holds(a, b) || holds(b, a);
}

/** Some consecutive words of the one, joined, are the other: « facture lune » is « Facturelune ». */
function holds(words: readonly string[], name: readonly string[]): boolean {
  const joined = name.join("");
  if (joined.length < SHORT) return words.join("") === joined;
  return words.some((_, from) => {
    let run = "";
    for (let at = from; at < words.length && run.length < joined.length; at++) run += words[at];
    return run === joined;
  });
}
