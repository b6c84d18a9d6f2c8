const NAME = String.raw`((?:\p{Lu}|\d)[\p{L}\p{N}&'’.-]*(?: (?:(?:de|du|des|et|la|le|&) )?(?:\p{Lu}|\d)[\p{L}\p{N}&'’.-]*){0,4})`;
// Neither end is a space: an open quote followed by many must not be tried at each of them.
const QUOTED = String.raw`[«"“]\s{0,2}([^\s»"”][^»"”]{0,58}[^\s»"”])\s{0,2}[»"”]`;
/** What bears the name that is told: a company, and never a person. */
const FIRM = `(?:entreprise|soci[ée]t[ée]|bo[iî]te|boutique|magasin|resto|restaurant|garage|cabinet|agence|atelier|enseigne|marque|salon|studio|[çc]a|elle)`;

const COMPANY = [
  new RegExp(
    String.raw`(?:${FIRM} (?:s['’ ]?appell?e|se nomme)|${FIRM} nomm[ée]e?|sous le nom(?: de)?|raison sociale ?:?)\s+(?:${QUOTED}|${NAME})`,
    "u",
  ),
  new RegExp(
    String.raw`(?:[Jj]e (?:dirige|g[èe]re|suis (?:chez|de chez|le patron de|la patronne de|g[ée]rante? de|dirigeante? de|directeur de|directrice de))|[Nn]otre (?:entreprise|soci[ée]t[ée]|bo[iî]te)|[Mm]a (?:bo[iî]te|soci[ée]t[ée])|[Mm]on entreprise)\s*,?\s*(?:la soci[ée]t[ée] |l['’]entreprise )?(?:${QUOTED}|${NAME})`,
    "u",
  ),
  new RegExp(
    String.raw`\b(?:SARL|SAS|SASU|EURL|SA|SCOP|[Ss]oci[ée]t[ée]|[EÉeé]tablissements|[Ee]ts)\s+(?:${QUOTED}|${NAME})`,
    "u",
  ),
];
/** « et », « ou » between two names of solutions. */
const NAMES = `${NAME}(?: (?:et|ou|vs|versus) ${NAME})?`;
const THE = `(?:la |le |l['’]|un |une |notre )?(?:solution |logiciel |outil |appli(?:cation)? )?(?:de (?:chez )?|chez |d['’])?`;
const SOLUTION = [
  new RegExp(
    String.raw`(?:solution|outil|logiciel|produit|offre|assistant|plateforme|proposition|devis|d[ée]marcheu?r?s?|commercial|contrat)[\p{L} ]{0,14}?\s+(?:d['’]IA\s+)?(?:de (?:chez )?|chez |appel[ée]e?\s+|nomm[ée]e?\s+|d['’])(?:${QUOTED}|${NAMES})`,
    "u",
  ),
  new RegExp(
    String.raw`(?:h[ée]sit\p{L}+ (?:à|a|entre)|compar\p{L}+|[ée]valu\p{L}+|regard\p{L}+|test(?:e|ons|er|é)|propos\p{L}+|vend(?:re|u)|envisag\p{L}+|pens\p{L}+ (?:à|a) prendre|prendre|achet\p{L}+|souscri\p{L}+ (?:à|a)|choisi\p{L}*|install\p{L}+)\s+${THE}(?:${QUOTED}|${NAMES})`,
    "u",
  ),
  new RegExp(
    String.raw`(?:[Pp]ens(?:ez|es)[- ](?:vous|tu)|[Aa]vis|[Rr]etours?|[Dd]evis reçu)\s+(?:de|sur|du|pour)\s+${THE}(?:${QUOTED}|${NAMES})`,
    "u",
  ),
  new RegExp(String.raw`(?:solution|logiciel|outil)\s+(?:${QUOTED}|${NAMES})`, "u"),
];
// Capital letters that name no company and no product.
const NOT_A_NAME =
  /^(?:IA|IAG|TPE|PME|ETI|RGPD|AI Act|France Num|Bpifrance|CCI|CMA|DREETS|Osez|Diag|L['’]IA|Je|On|Nous|Un|Une|Le|La|Les|Il|Elle|Vous|RH|PDF|Excel|Internet|France|État|Bonjour|Merci)\b/u;

/** A company's number, typed after its name. */
const REGISTERED = /(?:^|\s+)(?:(?:siren|siret|rcs|naf|ape|tva)(?!\p{L}).*|\d{3} ?\d{3} ?\d{3}(?!\d).*)$/iu;

const firstOf = (text: string, patterns: readonly RegExp[]): string | undefined => {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const name = [match?.[1] ?? match?.[2], match?.[3]]
      .filter(Boolean)
      .join(" et ")
      .replace(REGISTERED, "")
      .trim()
      .replace(/[.'’]+$/, "");
    if (name && !NOT_A_NAME.test(name)) return name.slice(0, 100);
  }
  return undefined;
};

/** The company's name where a person gives it, for conflicts of interest alone. */
export const companyNameOf = (text: string): string | undefined => firstOf(text, COMPANY);

/** The solution that a person says they are considering, for conflicts of interest alone. */
export const solutionOf = (text: string): string | undefined => firstOf(text, SOLUTION);
