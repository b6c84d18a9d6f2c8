import { isFirstName, isOnlyFirstName, isWordToo } from "../../privacy/detectors/first-names.ts";
import { locatePersonalData } from "../../privacy/mask.ts";
import { REGION_LIST } from "../../profile/places/regions.ts";
import { fold, isStopWord } from "../../retrieval/tokenise.ts";
import type { Vocabulary } from "../../verification/vocabulary.ts";
import { flat, sentencesIn } from "./phrases.ts";
import { isOfTheCompany, privateAmong, tellsOfOnePerson } from "./private-life.ts";
import { isProduct } from "./products.ts";
import { isShouted } from "./shout.ts";

/** What may be repeated of a text. */
export type Discretion = {
  /**
   * A piece of the masked text as it may be shown: no mark that Markdown or HTML would obey, no name, nothing that reveals someone's
   * health, family, faith or union. Null where nothing of it may be.
   */
  quote(piece: string): string | null;
  /** Whether a piece stands in a sentence told beside orders to a machine: none of its words is repeated. */
  isBesideOrders(piece: string): boolean;
  /** Whether a piece stands in a sentence that tells of someone's body, pay, origin, belief or union. */
  isPrivate(piece: string): boolean;
  /** Whether a single name may be written: a town, a tool. */
  mayName(name: string): boolean;
};

const HIDDEN = "(masqué)";
const wordsOf = (text: string): string[] => (text.match(/[\p{L}\p{M}]+/gu) ?? []).map(fold);

/** Where someone's life shows: such a piece is not repeated, even masked. */
const INTIMATE =
  /\b(?:cancers?|tumeur|chimio\w*|malad[ei]\w*|arrets? (?:maladie|de travail|longue)|en arret|longue maladie|depressi\w*|burn ?-?out|bore ?-?out|anxi\w+|angoisses? (?:la nuit|nocturnes?)|insomni\w*|hopital|hospitalis\w*|operee?|handicap\w*|rqth|invalid\w*|inapt\w*|enceinte|grossesse|conge (?:mat\w*|parental|pathologique)|maternite|fausse couche|diabet\w*|epileps?\w*|autis\w*|dyslexi\w*|tdah|alcool\w*|addiction\w*|drogu\w*|avc|infarctus|cardiaque|sclerose|parkinson|alzheimer|seropositi\w*|sida|vih|medicaments? (?:pour|contre) (?:mon|ma|mes|son|sa)|psychiatr\w*|psy\b|suicid\w*|medecin traitant|mi-temps therapeutique|operation (?:du|de la|des|au|a la) (?:\w+)|accouch\w*|(?:mal|douleurs?) (?:au|aux|a la|de) \w+|genoux?|doigts?|epaules?|hanches?|poignets?|chevilles?|dos|poumons?|reins?|lumbago|hernie|mal de dos|tms|deces|decede\w*|deuil|obseques|divorc\w*|separation|garde alternee|pension alimentaire|baptem\w*|ramadan|priere|musulman\w*|cathol\w*|juifs?|juive|chretien\w*|protestant\w*|voilee?|mosquee|eglise|religi\w*|halal|casher|syndicalis\w*|syndiquee?s?|syndicat\w*|delegu\w* (?:syndica\w*|du personnel)|cgt|cfdt|cftc|cfe-cgc|force ouvriere|unsa|sud solidaires|greve\w*|homosexuel\w*|gay|lesbienne|trans(?:genre)?|origine (?:\w+ )?(?:maghreb|africain|algeri|maroc|tunisi|turque|portug|polon|roumain)\w*|sans[- ]papiers|refugie\w*|migrant\w*|gitan\w*|roms?|(?:j ai|il a|elle a|agee? de|a peine|bientot) \d{1,2} ans|prison|casier|garde a vue|condamne\w* (?:a|pour)|vote (?:pour|rn|lfi)|front national|militant\w*)\b/;
const FAMILY =
  /\b(?:mon|ma|mes|son|sa|ses|notre|nos|leur|leurs|la|le|un|une|petite?s?|deux|trois|quatre|\d) (?:(?:petit|petite|grand|grande|jeune|premier|premiere|future?|ex)[ -])?(?:filles?|fils|femme|mari|epouse?|epoux|enfants?|gosses?|gamine?s?|bebes?|jumeaux|jumelles|mere|pere|maman|papa|soeurs?|freres?|beau[- ]\w+|belle[- ]\w+|conjointe?|compagne|compagnon|copine|copain|neveux?|niece|cousine?s?|tante|oncle|grand[- ](?:mere|pere)|mamie|papi|parents|marmots?)\b|\b(?:papa|maman|jeune maman|jeune papa|creche|nounou|ecole (?:des|de) (?:enfants|mes|ma|mon)|ans et demi)\b/;

// What is written with a capital and names no one.
const COMMON_NAMES = new Set(
  (
    "ia iag rgpd cnil cse erp crm sav btp tpe pme eti ge cci cma dreets dge bpifrance france europe etat urssaf tva afnor iso ce pdf " +
    "cv rh dsi daf gmao gpao cnc cao fao bim api sms gps ehpad esat opco cpf vae naf siret siren cnr inria anssi ademe insee " +
    "etats unis amerique usa chine allemagne angleterre royaume suisse belgique espagne italie israel luxembourg canada maroc inde japon " +
    "internet noel paques toussaint pentecote ascension francais francaise francaises francaises americain americaine americains chinois chinoise europeen europeenne " +
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre " +
    "osez num academie diag data act cloud b2b b2c roi kpi haccp hve aoc aop igp cfa bts bac cdi cdd mdph ars cpam msa sirh pse dpe poc nda " +
    // Public bodies, labels and norms.
    "qualiopi rge qualibat mase ifs brc drac dreal ademe feder fse acpr amf dgccrf carsat inrs capeb ffb umih medef franceagrimer dgfip cpom icpe dda rse"
  ).split(/\s+/),
);
const PLACES = new Set(REGION_LIST.flatMap(({ name }) => wordsOf(name)));

const AGE =
  /(?<!(?:depuis|dans|il y a|en|sur|pendant|de|tous les|après|avant|les|à|moins de|plus de|environ|durant|fait|faire|ça fait)\s)\b[1-9]\d ans\b(?!\s(?:de|d['’]|que|qu['’]|plus tard))/gi;

/** After these, a capital letter is a product's: « sous Batappli », « le logiciel Zelty ». */
const BEFORE_A_TOOL =
  /\b(?:logiciel|logiciels|outil|outils|appli|application|solution|erp|crm|progiciel|plateforme|site|sous|via|abonnement|licence|abonnes)(?: (?:de|a|d|l|le|la|chez|s appelle|appele|nomme))?\s*[«"“]?\s*$/;

// Letters of an address that name a provider, not a person.
const PROVIDERS = new Set(
  "gmail orange wanadoo free sfr hotmail outlook yahoo laposte live icloud protonmail msn neuf bbox contact info accueil direction compta commercial atelier bureau www com net org fr eu pro mail".split(
    " ",
  ),
);

/**
 * What a text may be quoted for, learnt from the text as it was given: every word of a name, of an address or of a mailbox found
 * anywhere in it is said nowhere, whatever its case. Beyond what was recognised, a capital letter that names no known thing is
 * taken for someone's: it costs a word of a quotation.
 * @param given the text before it was masked, in memory only
 * @param hushed other words to say nowhere: a sender, a company's name
 * @param places where the company is, which may be said
 * @param told the masked text, whose sentences say what their pieces do not
 * @param besideOrders masked sentences of paragraphs that command a machine
 */
export function createDiscretion(
  given: string,
  hushed: readonly string[],
  vocabulary: Vocabulary,
  places: readonly string[] = [],
  told = "",
  besideOrders: readonly string[] = [],
): Discretion {
  const privateOnes = privateAmong(sentencesIn(told));
  const within = (sentences: readonly string[], piece: string): boolean =>
    sentences.some((sentence) => sentence.includes(piece.trim()));
  const known = new Set(places.flatMap(wordsOf));
  const said = new Set<string>();
  const hush = (word: string): void => {
    if (word.length >= 3 && !isStopWord(word) && !COMMON_NAMES.has(word) && !isProduct(word)) said.add(word);
  };
  for (const { start, end, kind } of locatePersonalData(given)) {
    const words = wordsOf(given.slice(start, end));
    if (kind === "nom") words.forEach(hush);
    if (kind === "adresse") words.filter((word) => !vocabulary.isOrdinary(word)).forEach(hush);
    if (kind === "courriel")
      words.filter((word) => !PROVIDERS.has(word) && !vocabulary.isOrdinary(word)).forEach(hush);
  }
  for (const words of hushed.map(wordsOf))
    for (const word of words) if (!vocabulary.isOrdinary(word) || isOnlyFirstName(word)) hush(word);
  const shouted = isShouted(given);
  const isKnown = (word: string): boolean =>
    isStopWord(word) || vocabulary.isOrdinary(word) || vocabulary.knows(word) || word.length <= 2;

  const mayName = (name: string): boolean => {
    const words = wordsOf(name);
    return words.length > 0 && !words.some((word) => said.has(word) || isOnlyFirstName(word));
  };

  return {
    mayName,
    isBesideOrders: (piece) => within(besideOrders, piece),
    isPrivate: (piece) => tellsOfOnePerson(piece) || within(privateOnes, piece),
    quote(piece) {
      if (/\[information (?:de santé|sensible) masquée\]/.test(piece)) return null;
      const plain = flat(piece).replace(/['’]/g, " ");
      if (INTIMATE.test(plain) || FAMILY.test(plain)) return null;
      const source = (shouted ? piece.toLowerCase() : piece)
        .replace(/\[[^\]]*masquée?s?\]/gi, HIDDEN)
        .replace(/(?:https?:\/\/|www\.)\S+/gi, "(lien)")
        .replace(/\S+@\S+/g, HIDDEN)
        // An age is someone's, unless it counts time.
        .replace(AGE, HIDDEN)
        // A telephone said by halves: pairs of figures are no count of anything.
        .replace(/(?<!\d)\d{2}(?:[ .-]\d{2})+(?![\d])/g, HIDDEN)
        .replace(/\d(?:[ .-]?\d){6,}/g, (run) => (/\d(?:[ .]?000)+$/.test(run) ? run : HIDDEN));
      let first = true;
      const words = source.replace(/[\p{L}\p{M}]+/gu, (word, at: number) => {
        const opens = first;
        first = false;
        const key = fold(word);
        if (
          source.slice(at - 1, at + HIDDEN.length - 1) === HIDDEN ||
          source.slice(at - 1, at + 5) === "(lien)"
        )
          return word;
        if (said.has(key)) return HIDDEN;
        if (isOnlyFirstName(key) && !isWordToo(key) && !isProduct(key)) return HIDDEN;
        if (!/^\p{Lu}/u.test(word) || isStopWord(key)) return word;
        if (COMMON_NAMES.has(key) || PLACES.has(key) || known.has(key) || isProduct(key)) return word;
        if (opens) return isFirstName(key) || !isKnown(key) ? starts(word) : word;
        if (/^\p{Lu}+$/u.test(word) && word.length <= 5 && isKnown(key)) return word;
        const before = flat(source.slice(Math.max(0, at - 40), at)).replace(/['’]/g, " ");
        return BEFORE_A_TOOL.test(before) && !isFirstName(key) ? word : HIDDEN;
      });
      const clean = words
        .replace(/\(masqué\)(?:[\s'’-]*(?:(?:de|du|des|le|la|et) )?\(masqué\))+/g, HIDDEN)
        .replace(/\(\s*\(masqué\)[\s,.]*\)/g, HIDDEN)
        .replace(/\(masqué\)[\s,]+(?=\(masqué\))/g, "")
        .replace(/[[\]<>`*_#|\\{}~^]/g, " ")
        .replace(/^[\s\-–—>.,;:!)]+|[\s\-–—,;:]+$/g, "")
        .replace(/[«»"“”]/g, "'")
        .replace(/\s+/g, " ")
        .trim();
      return /\p{L}{2}/u.test(clean.replaceAll(HIDDEN, "")) ? clean : null;
    },
  };

  /** A first word unknown to our fiches: kept where it is an ordinary French form, hidden where it looks like a name. */
  function starts(word: string): string {
    const key = fold(word);
    const verbal = /(?:ons|ez|ent|ait|ais|ant|er|ir|re|ment|tion|eur|euse|s|e)$/.test(key);
    return isFirstName(key) || !verbal ? HIDDEN : word;
  }
}

/** Beside something intimate, whoever is near goes too. */
const KIN =
  /\b(?:enfants?|filles?|fils|femme|mari|epou\w*|soeurs?|freres?|meres?|peres?|maman|papa|niece|neveu|cousine?|tante|oncle|voile\w*|vieux|vieille|familles?|ans)\b/;
const LEAST_WORDS = 3;

/** A phrase as it may be shown; where part of it may not, the clauses that may. */
export function quotable(phrase: string, discretion: Discretion): string | null {
  if (discretion.isBesideOrders(phrase)) return null;
  const isPrivate = discretion.isPrivate(phrase);
  const whole = isPrivate ? null : discretion.quote(phrase);
  if (whole !== null) return whole;
  const parts = phrase
    .split(/[,;:()]|\s(?=(?:et|mais|dont|car|parce qu|ma|mon|mes|avec|que)\s)/u)
    .flatMap((part) => {
      const goes = KIN.test(flat(part)) || (isPrivate && !isOfTheCompany(part));
      const quote = goes ? null : discretion.quote(part);
      return quote !== null && quote.split(" ").length >= LEAST_WORDS ? [quote] : [];
    });
  return parts.length > 0 ? parts.join(" … ") : null;
}
