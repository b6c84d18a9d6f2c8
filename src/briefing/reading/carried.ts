import { amountsIn } from "./amounts.ts";
import type { Discretion } from "./discretion.ts";
import { flat, sentencesIn } from "./phrases.ts";
import { tellsOfSomeone, tellsPay } from "./private-life.ts";
import { PRODUCT } from "./products.ts";

const MONTH =
  "(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)";
/** « avant le 12 juin », « fin mars », « avant la Toussaint », « le 1er septembre 2026 ». */
const MOMENTS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\d])(?:(?:avant|pour|d['’]ici|dès|à partir du?|jusqu['’]au?|au plus tard|fin|début|mi|courant)[ -])?(?:le |au |la |du |fin |début |mi-?)*(?:\\d{1,2}(?:er)? )?${MONTH}(?: 20\\d\\d)?(?![\\p{L}\\d])`,
    "giu",
  ),
  /(?<![\p{L}\d])(?:avant|d['’]ici à?) ?(?:(?:le |la |les |l['’]|cet |cette |ce |fin |début )+)?(?!tout|toute|que|qu|de|d['’]|hier|moi|nous|lui|cela|ça|eux|vous|aller|après|et|on|je|il|même|dernier|m)[\p{L}’'-]{3,}(?: (?:du|des|de la|de l['’]|d['’]|prochaine?|scolaire|judiciaire) ?[\p{L}-]{0,14})?(?![\p{L}])/giu,
];
const BARE_MONTH = new RegExp(`^${MONTH}$`, "iu");

/** What a company counts, the likeliest to matter first. */
const COUNTED =
  /^(?:devis|factures?|appels?|mails?|courriels?|messages?|clients?|clientes?|contacts?|dossiers?|references?|articles?|produits?|commandes?|candidatures?|cvs?|camions?|vehicules?|sites?|machines?|lignes?|chambres?|couverts?|beneficiaires?|usagers?|adherents?|abonnes?|eleves?|stagiaires?|tickets?|demandes?|interventions?|chantiers?|transports?|tournees?|livraisons?|annonces?|avis|rdv|reservations?|postes?|licences?|arrets?|pannes?|ha|hectares?|tonnes?|kg|kilos?|m2|centrales?|conteneurs?|palettes?|representations?|plans?|colis|logements?|lots?|biens?|mandats?|contrats?|sinistres?|prospects?|entreprises?|questionnaires?|pieces?|bouteilles?|pains?|repas|lits?|places?|seances?|consultations?|magasins?|agences?|ventes?|marches?|visites?|langues?|formulaires?|dates)$/;
const VOLUME =
  /(?<![\p{L}\d.,/€-])(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)( ?%(?: d(?:e |['’])[\p{L}]{4,}(?: (?:à|de|d['’]) ?[\p{L}]+)?)?| [\p{L}]{2,}(?: de (?:prix|travaux|subvention|devis))?(?: (?:par|\/) ?(?:jour|semaine|mois|an))?)/gu;
/** « 110 fois par jour »: the pace alone. */
const PACE = /(?<![\p{L}\d.,-])\d+(?: fois)? par (?:jour|semaine|mois|an)(?![\p{L}])/giu;
/** « jdois 18000 a l'urssaf »: money without its sign. */
const DEBT = /\b(?:j ?e? ?)?(?:dois|devons|reclame|reclament) (\d{3,}(?: \d{3})*)\b(?! ?(?:€|eur|bal|h\b))/;

/** « en néerlandais »: what a tool must speak. */
const LANGUAGE =
  /(?<!\p{L})en (?:anglais|allemand|italien|espagnol|néerlandais|portugais|chinois|japonais|arabe|polonais|russe|créole|turc|flamand|catalan|breton|basque|corse)(?!\p{L})/gu;

const MOST = 14;
/** Words that are also software's names: a capital tells. */
const AMBIGUOUS =
  /^(?:sage|ciel|combo|indy|access|word|teams|notion|office|drive|slack|mews|orchestra|booking|google|illustrator|silae|clipper|obat|zoom|sap|codial)$/;
const PEOPLE_NAMES = /^(?:claude|siri|alexa|gemini|mistral)$/;
/** « le logiciel métier, Xxx », « une GED (Xxx) »: a name that a tool introduces. */
const INTRODUCED =
  /(?:logiciel|appli(?:cation)?|progiciel|outil|crm|erp|tms|gmao|gpao|solution)s?(?: (?!de\b|du\b|chez\b|par\b)\p{Ll}+| (?:de|d['’]) ?\p{Ll}+){0,4}(?:,? |,? ?\(|: )(\p{Lu}[\p{L}\d]{2,})(?=[ ,.)]|$)(?! \p{Lu})/gu;

/** Values that a text says and no quotation of the sheet holds: short, so that a page carries them all. */
export function carriedIn(masked: string, discretion: Discretion, shown: string): string[] {
  const already = flat(shown);
  const found = {
    tools: [] as string[],
    moments: [] as string[],
    amounts: [] as string[],
    volumes: [] as string[],
  };
  for (const sentence of sentencesIn(masked)) {
    if (discretion.isBesideOrders(sentence)) continue;
    const isPrivate = discretion.isPrivate(sentence);
    found.tools.push(...toolsOf(sentence, discretion));
    found.moments.push(
      ...MOMENTS.flatMap((moment) => sentence.match(moment) ?? []).filter((one) => !BARE_MONTH.test(one)),
    );
    if (!isPrivate && !tellsPay(sentence)) found.amounts.push(...amountsIn(sentence), ...owedIn(sentence));
    found.volumes.push(...(sentence.match(LANGUAGE) ?? []));
    // What a company counts tells nothing of whoever counts it; a share may.
    if (!tellsOfSomeone(sentence))
      found.volumes.push(...volumesOf(sentence).filter((volume) => !isPrivate || !volume.includes("%")));
  }
  const fresh = (values: readonly string[], most: number): string[] => {
    const kept: string[] = [];
    for (const value of values) {
      // A figure alone names no one, and has no letter to be read by.
      const quote = /\p{L}{2}/u.test(value) ? discretion.quote(value.trim()) : value.trim();
      if (quote === null || quote.includes("(masqué)") || quote.length < 3) continue;
      const plain = flat(quote).replace(/\s+/g, " ");
      if (already.includes(plain) || kept.some((one) => flat(one).includes(plain))) continue;
      kept.push(quote);
      if (kept.length >= most) break;
    }
    return kept;
  };
  return [
    ...fresh(found.tools, 6),
    ...fresh(found.moments, 5),
    ...fresh(found.amounts, 4),
    ...fresh(found.volumes, 6),
  ].slice(0, MOST);
}

function toolsOf(sentence: string, discretion: Discretion): string[] {
  const plain = flat(sentence);
  const named = [...plain.matchAll(new RegExp(PRODUCT.source, "g"))].flatMap(({ 0: word, index }) => {
    const typed = sentence.normalize("NFC").slice(index, index + word.length);
    if (PEOPLE_NAMES.test(word) || (AMBIGUOUS.test(word) && !/^\p{Lu}/u.test(typed))) return [];
    return [typed];
  });
  const introduced = [...sentence.matchAll(INTRODUCED)].flatMap(([, name = ""]) =>
    discretion.mayName(name) && discretion.quote(`logiciel ${name}`)?.endsWith(name) ? [name] : [],
  );
  return [...named, ...introduced.map((name) => name)];
}

const owedIn = (sentence: string): string[] => {
  const owed = DEBT.exec(flat(sentence).replace(/['’]/g, " "))?.[1];
  return owed ? amountsIn(`${owed} €`) : [];
};

function volumesOf(sentence: string): string[] {
  const counted = [...sentence.matchAll(VOLUME)].flatMap(([whole = "", , rest = ""]) => {
    const noun = flat(rest.trim()).split(" ")[0] ?? "";
    return rest.trim().startsWith("%") || COUNTED.test(noun) ? [whole] : [];
  });
  return [...counted, ...(sentence.match(PACE) ?? [])];
}
