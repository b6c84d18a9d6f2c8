import type { Section } from "../lists.ts";
import { longestTrade, type Trade, tradeOf, tradeSounding } from "../trades.ts";
import type { Clause } from "./clauses.ts";
import { ownActivity } from "./own-activity.ts";
import { isWord, quote, type Token } from "./tokens.ts";

export type FoundSector = Trade & { because: string; strength: number };

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

// What comes before says whose activity it is.
const OWN_VERB =
  /^(?:suis|sui|chui|chuis|jsuis|jsui|souis|moi|sommes|ai|jai|g|avons|avon|tiens|tien|tenons|dirige|dirigeons|gere|gerons|possede|exploite|exploitons|monte|cree|notre|mon|ma|fais|faisons|fait|c)$/;
const FOR_OTHERS = /^(?:pour|aux|chez|vers|contre|aupres|par|comme|versus|entre)$/;
const OTHERS_NOUN =
  /^(?:client|cliente|clients|fournisseur|fournisseurs|logiciel|logiciels|appli|applis|application|applications|voisin|voisine|confrere|confreres|concurrent|concurrents|ami|amie|pote|copain|metier|comptable|fils|fille|mari|femme|pere|mere|frere|soeur)$/;
/** Whom a company pays for a service: « mon comptable » is not mine to be. */
const PROVIDERS =
  /^(?:comptable|expert|avocat|notaire|banquier|informaticien|prestataire|assureur|plombier|electricien|webmaster|agence|banque|cabinet|medecin|transporteur|livreur)$/;
const POSSESSIVE = /^(?:mon|ma|mes|notre|nos|un|une|le|la|les)$/;

/**
 * The activity that a clause tells as the company's own, or null. Customers', providers' and relatives' trades are
 * left out; the first told wins over those that follow, unless it is a correction.
 */
export function sectorOf(clause: Clause): FoundSector | null {
  if (!clause.own) return null;
  const { tokens, asks } = clause;
  // A question names trades that are not one's own: « combien de patrons dans l'agriculture ? ».
  const enough = (hit: Hit | null): Hit | null =>
    hit && hit.strength >= (asks ? FOR_ONE : NAMED) ? hit : null;
  const clear = (hit: Hit | null): Hit | null => (hit && hit.strength >= TOLD ? hit : null);
  const named = scan(tokens, longestTrade(), (words) => tradeOf(words));
  const found =
    clear(named) ??
    byOwnVerb(clause) ??
    enough(named) ??
    byActivity(clause) ??
    clear(scan(tokens, 1, ([word]) => (word ? tradeSounding(word) : null)));
  if (!found) return null;
  const offset = tokens[0]?.start ?? 0;
  const shifted = tokens.map((token) => ({ ...token, start: token.start - offset }));
  return {
    ...found.trade,
    because: quote(clause.text, shifted, found.from, found.to),
    strength: found.strength,
  };
}

type Hit = { trade: Trade; from: number; to: number; strength: number };

/** Longest expression first, left to right; what is told with « je suis », « j'ai un » is worth more. */
function scan(
  tokens: readonly Token[],
  longest: number,
  find: (words: string[]) => Trade | null,
): Hit | null {
  let best: Hit | null = null;
  for (let at = 0; at < tokens.length; ) {
    let hit: Hit | null = null;
    for (let length = Math.min(longest, tokens.length - at); length > 0 && !hit; length--) {
      const part = tokens.slice(at, at + length);
      if (!part.every(isWord)) continue;
      const first = part[0]?.word ?? "";
      const last = part.at(-1)?.word ?? "";
      if (
        /^(?:de|du|des|d|l|la|le|les|et|a|au|aux|en|un|une)$/.test(first) ||
        /^(?:de|du|des|d|l|la|le|les|et|a|au|aux|en)$/.test(last)
      )
        continue;
      // « à Mâcon » is a town.
      if (length === 1 && part[0]?.capital && wordAt(tokens, at - 1) === "a") continue;
      const trade = find(part.map(({ word }) => word));
      const strength = trade ? strengthOf(tokens, at, length) : 0;
      if (trade && !(trade.told && strength < TOLD)) hit = { trade, from: at, to: at + length - 1, strength };
    }
    if (hit && hit.strength > (best?.strength ?? 0)) best = hit;
    at = hit ? hit.to + 1 : at + 1;
  }
  return best;
}

const NAMED = 1;
const FOR_ONE = 1.5;
export const TOLD = 2;
/** What may open a message before the trade: « bonjour, petit garage… ». */
const LEADING =
  /^(?:[^a-z0-9]|un|une|le|la|les|petite?|grande?|jeune|artisane?|bonjour|bjr|bonsoir|bsr|salut|slt|gerante?|patronn?e?|dirigeante?|responsable|ste|societe|entreprise|sarl|sas|eurl|usine|boite|atelier|cabinet|equipe|petit|notre|dans|d|de|du|l)$/;

/** « on est », « c'est », « mon activité est »: « ma femme est » says nothing of the company. */
const isOurs = (before: readonly string[], at: number): boolean =>
  before[at] === "est" &&
  /^(?:on|c|cest|activite|metier|boite|entreprise|societe)$/.test(before[at - 1] ?? "");

/** 0: someone else's; 1: named; 2: told as one's own. Longer expressions say more. */
function strengthOf(tokens: readonly Token[], at: number, length: number): number {
  const before = tokens.slice(Math.max(0, at - 6), at).map(({ word }) => word);
  const [one = "", two = ""] = [before.at(-1), before.at(-2)];
  const lastOther = before.findLastIndex((word) => FOR_OTHERS.test(word) || OTHERS_NOUN.test(word));
  const lastOwn = before.findLastIndex(
    (word, index) => (OWN_VERB.test(word) || isOurs(before, index)) && !/^(?:mon|ma|notre)$/.test(word),
  );
  // « pour un plombier » is often oneself; « pour les plombiers », customers.
  const forOne = /^(?:pour|pr|comme)$/.test(two) && /^(?:un|une|mon|ma|notre)$/.test(one);
  const forOthers = lastOther > lastOwn && !forOne;
  if (forOthers) return 0;
  // « je ne suis pas dans le BTP »
  if (
    before
      .slice(-5)
      .some((word, index, words) => word === "pas" && !/^(?:,|mais)$/.test(words[index + 1] ?? ""))
  )
    return 0;
  // « 9 consultants »: who works there, not what is done.
  if (/^\d+$/.test(one) && one !== "1") return 0;
  if (
    /^(?:des|les|aux)$/.test(one) &&
    /^(?:a|vend|vends|vendons|livre|livrons|assurons|assure|sert|servons|equipe|forme|accompagne|de|d)$/.test(
      two,
    )
  )
    return 0;
  if (
    POSSESSIVE.test(one) &&
    /^(?:mon|ma|mes|notre|nos)$/.test(one) &&
    PROVIDERS.test(wordAt(tokens, at)) &&
    length === 1
  )
    return 0;
  const selfTold = /^(?:suis|sommes|ai|avons|tiens|gere|dirige|exploite)$/.test(wordAt(tokens, at));
  const leads = before.every((word) => LEADING.test(word));
  const own = selfTold || lastOwn >= 0 || (leads && at < 6) ? TOLD : forOne ? FOR_ONE : NAMED;
  return own + Math.min(length, 4) * 0.1;
}

/** What is done tells the sector where no trade is named. */
const ACTIVITIES: readonly { section: Section; says: RegExp }[] = [
  {
    section: "J",
    says: /\b(?:edit\w+|develop\w+|program\w+|concev\w+|cre\w+|fais|fait|faisons) (?:des?|du|un|une|nos|notre) (?:\w+ )?(?:logiciels?|applis?|applications?|progiciels?|saas|sites? (?:internet|web)|jeux? video|plateformes?)\b|\b(?:on|je|nous) (?:edit\w+|ecri\w+|develop\w+|vend\w*|commercialis\w+|propos\w+)\b.{0,30}\b(?:logiciels?|applis?|progiciels?|saas)\b|\bsaas\b/,
  },
  {
    section: "F",
    says: /\b(?:pos\w+|install\w+|mont\w+|constru\w+|renov\w+|isol\w+) (?:des?|du|les|nos|d) (?:\w+ )?(?:panneaux|maisons?|fenetres?|toitures?|cuisines?|ascenseurs?|cloisons?|piscines?|pergolas?|volets?|portails?|chauffages?|climatisations?|facades?|logements?|batiments?|parquets?|portes?|alarmes?|pompes?)\b|\b(?:on les construit|gros oeuvre|second oeuvre|du batiment|dans le batiment|le btp|du btp)\b/,
  },
  {
    section: "C",
    says: /\b(?:fabri(?:qu\w+|cant\w*|cation)|usine|usinage|manufactur\w+|produis\w*|produisons|industriel\w*|sous traitan\w* indus\w*|constructeur|constructrice|conserve\w*|agro ?alimentaire)\b/,
  },
  {
    section: "G",
    says: /\b(?:vend|vends|vendons|revend\w*|grossiste|negoce|distribu\w+|magasin|boutique|e ?commerce|import|export|concessionnaire|marchand\w*|commerce de|vente (?:de|en|par)|detaillant)\b/,
  },
  {
    section: "H",
    says: /\b(?:transport\w*|livraisons?|fret|logistique|entreposage|demenagements?|demenageurs?|affret\w+|messagerie)\b/,
  },
  {
    section: "A",
    says: /\b(?:elev\w+ (?:des?|du|de)|cultiv\w+|exploitation agricole|agricult\w+|agricole|ferme|troupeau|gaec|earl)\b/,
  },
  {
    section: "I",
    says: /\b(?:restau\w*|resto\w*|hotel\w*|gite|camping|traiteur|bar|cafe|brasserie|snack|chambres? d hotes?)\b/,
  },
  {
    section: "P",
    says: /\b(?:donn\w+ des (?:cours|formations)|organisme de formation|centre de formation|ecole|enseign\w+ (?:le|la|les|l|du))\b/,
  },
  {
    section: "N",
    says: /\b(?:lou\w+ (?:des|du|de)|location de|nettoyage|interim|gardiennage|centre d appels?)\b/,
  },
  {
    section: "M",
    says: /\b(?:bureau d etudes?|cabinet de conseil|consultante?|conseil en|ingenierie|labo(?:ratoire)? de recherche)\b/,
  },
  {
    section: "Q",
    says: /\b(?:hopital|clinique|medico ?social|creche|ehpad|aide a domicile|cabinet medical)\b/,
  },
  {
    section: "S",
    says: /\b(?:repar\w+ (?:des?|de|les) (?:telephones?|ordinateurs?|velos?|chaussures?|montres?|electromenagers?)|reparation de (?:telephones?|ordinateurs?|smartphones?))\b/,
  },
  { section: "E", says: /\b(?:dechets?|recycl\w+|assainissement|depollu\w+|traitement des eaux)\b/ },
  {
    section: "R",
    says: /\b(?:spectacles?|salle de sport|club de sport|parc de loisirs|musee|theatre|escape game)\b/,
  },
  { section: "K", says: /\b(?:assurances?|courtage|gestion de patrimoine|banque|mutuelle)\b/ },
  { section: "L", says: /\b(?:immobili\w+|syndic|bailleur)\b/ },
];
const CUSTOMER_PART = /\b(?:pour|aux|chez|a des|aupres)\b.*$/;

function byActivity({ folded, tokens }: Clause): Hit | null {
  const own = folded.replace(CUSTOMER_PART, "");
  if (
    !/\b(?:je|j|on|nous|notre|entreprise|boite|societe|sarl|atelier|pme|tpe|eti|groupe|usine|fabrique|fabricant|fabrication|mon|ma|vente|location|cabinet|bureau|exploitation|magasin|boutique|import|grossiste|transport|constructeur)\b/.test(
      own,
    )
  )
    return null;
  for (const { section, says } of ACTIVITIES) {
    const match = says.exec(own);
    if (match && !isDenied(own, match))
      return { trade: { section, naf: undefined }, ...spanOf(tokens, match), strength: NAMED };
  }
  return null;
}

/** What is done by oneself, told as such. */
function byOwnVerb({ folded, tokens, asks }: Clause): Hit | null {
  const done = asks ? null : ownActivity(folded);
  if (!done || isDenied(folded, done.match)) return null;
  return {
    trade: { section: done.section, naf: undefined },
    ...spanOf(tokens, done.match),
    strength: TOLD,
  };
}

/** « on ne fabrique pas », « on fait plus l'entretien ». */
const isDenied = (text: string, match: RegExpExecArray): boolean =>
  /^ (?:pas|plus)\b/.test(text.slice(match.index + match[0].length)) ||
  /\b(?:ne|n|pas) (?:\w+ )?$/.test(text.slice(0, match.index));

/** The tokens that a match in the folded words of a clause covers. */
function spanOf(tokens: readonly Token[], match: RegExpExecArray): { from: number; to: number } {
  const words = tokens.flatMap((token, at) => (isWord(token) ? [at] : []));
  const before = match.input.slice(0, match.index).split(" ").filter(Boolean).length;
  const covered = match[0].split(" ").filter(Boolean).length;
  return { from: words[before] ?? 0, to: words[before + covered - 1] ?? tokens.length - 1 };
}

/** Making things is industry, whatever the trade is called: a joiner who builds staircases, a jeweller who makes the pieces. */
const MAKES =
  /\b(?:je|on|nous|qui|et) (?:cree et |concois et )?fabriqu\w+|\bfabrication (?:de|d|industrielle|sur mesure)\b|\bje fabrique\b/;
const MADE_BY_OTHERS: ReadonlySet<Section> = new Set(["F", "G", "S"]);

/** The activity of a message, as industry when one of its clauses tells that things are made. */
export const asMade = (found: FoundSector | null, clauses: readonly Clause[]): FoundSector | null =>
  found &&
  MADE_BY_OTHERS.has(found.section) &&
  clauses.some(({ own, folded }) => own && MAKES.test(folded) && !/\bfabriqu\w+ (?:pas|plus)\b/.test(folded))
    ? { ...found, section: "C", naf: undefined }
    : found;
