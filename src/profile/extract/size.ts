import type { Size } from "../lists.ts";
import type { Clause } from "./clauses.ts";
import { quoteMatch } from "./tokens.ts";

const WORDS: readonly { size: Size; says: RegExp }[] = [
  { size: "GE", says: /\b(?:grande entreprise|grand groupe|multinationale|cac ?40|groupe du cac)\b/ },
  { size: "ETI", says: /\b(?:eti|entreprise de taille intermediaire)\b/ },
  { size: "PME", says: /\b(?:pme|pmi|petite et moyenne entreprise|entreprise moyenne)\b/ },
  {
    size: "TPE",
    says: /\b(?:tpe|micro ?entreprise|micro ?entrepreneu\w+|auto ?entrepreneu\w+|ae|toute petite (?:entreprise|boite|structure)|independante?|free ?lance|a mon compte|a son compte|profession liberale|liberale?|eirl)\b/,
  },
];
/** « les PME », « aides aux TPE »: spoken of, not what one is. */
const SPOKEN_OF =
  /\b(?:les|des|aux|nos|pour|entre|chez|aide|plan|dispositif|conseil\w*|client\w*|accompagn\w*) (?:les |des |aux )?(?:\w+ )?$/;
/** Said of oneself: « on est une PME », « petite TPE », « dans une ETI ». */
const OWN =
  /\b(?:suis|est|sommes|ai|avons|dirige|dirigeons|gere|tiens|notre|mon|ma|petite|une|un|dans|enfin|en|comme|infirmiere?|medecin|kine|metier|artisan|artisane|\w+(?:eur|euse|ier|iere|iste|ien|ienne|ant|ante)) (?:\w+ ){0,2}$/;
const DENIED = /\b(?:pas|plus|ni) (?:une |un |d |de )?(?:\w+ )?$/;

/** The category that a clause gives in so many words, or null. Turnover alone gives none. */
export function sizeWordOf({ folded, own, text, tokens }: Clause): { size: Size; because: string } | null {
  if (!own) return null;
  for (const { size, says } of WORDS) {
    const match = says.exec(folded);
    if (!match) continue;
    const before = folded.slice(0, match.index);
    const told = before.trim() === "" || OWN.test(before);
    if (told && !SPOKEN_OF.test(before) && !DENIED.test(before))
      return { size, because: quoteMatch(text, tokens, match) };
  }
  return null;
}

/** A company whose decisions are taken by another: its size is the group's. */
export const isSubsidiary = (folded: string): boolean =>
  /\bfiliale\b/.test(folded) &&
  !/\b(?:pas|plus) (?:une |de )?filiale\b|\bnos filiales\b|\b(?:autonome|independante dans ses)\b/.test(
    folded,
  );

const GROUP =
  /\bgroupe (?:\w+ ){0,2}de (?:plus de |pres de |environ )?(\d+) (?:personnes|salaries|collaborateurs|employes)\b/;

/** The headcount of the group that a subsidiary tells of, or null. */
export function groupHeadcount(folded: string): number | null {
  const found = GROUP.exec(folded)?.[1];
  return found ? Number(found) : null;
}
