import { fold } from "../../retrieval/tokenise.ts";
import { flat } from "./phrases.ts";

/** Letters and figures alone, « œ » as « oe ». */
const plainOf = (text: string): string => fold(text).replace(/['’-]/g, " ").replace(/\s+/g, " ");

const KIN =
  "enfants?|filles?|fils|femme|mari|epou\\w*|soeurs?|freres?|meres?|peres?|maman|papa|niece|neveu|cousine?s?|tante|oncle|conjointe?|compagne|petite?s?|beau pere|belle mere";
const COLLEAGUE =
  "salarie\\w*|employe\\w*|collaborat\\w*|collegue\\w*|associee?|apprenti\\w*|alternant\\w*|stagiaires?|gars|mecs?|ouvri\\w*|tech\\w*|chefs?|second|commis|chauffeurs?|conducteurs?|magasiniers?|vendeu\\w*|secretaire|assistante?|comptable|auxili\\w*|serveu\\w*|cuisini\\w*|compagnons?|locataire|candidate?|cliente?|patiente?|residente?";
/** A sentence that tells of someone: by name, by kin, by what they do here, or as « il » and « elle ». */
const SOMEONE = new RegExp(
  `\\[nom masque\\]|\\(masque\\)|\\b(?:m|mme|mlle|mr|monsieur|madame|mademoiselle)\\b|\\b(?:il|elle)\\b(?! (?:y a|faut|faudr\\w+|existe|parait|suffit|reste|s agit|est (?:possible|temps|question|vrai|interdit)))|\\b(?:sa|ses|son|lui)\\b|\\b(?:mon|ma|mes|notre|nos|un|une|des|deux|trois|[2-9]) (?:\\w+ )?(?:${KIN}|${COLLEAGUE})\\b|\\bune? de (?:mes|nos)\\b|\\bpersonnes en arret\\b`,
);
/** « ma sclérose », « je suis diabétique », « j'ai pris des cachets »: before the sign, in a breath. */
const ONESELF = /\b(?:je suis|je me|j ai|j avais|jai|chuis|mon|ma|mes|m a|m ont)(?: \w+){0,2} ?$/;

const ORGAN =
  "coeur|dos|genoux?|bassin|bras|jambes?|mains?|doigts?|pieds?|epaules?|hanches?|poignets?|chevilles?|poumons?|reins?|yeux|oeil|oreilles?|vue|tete|crane|cou|ventre|foie|gorge|colonne|vertebres?|cotes?|femur|tibia|rotule|clavicule|ligaments?|prostate|sein|nerfs?|sante";
const BODY = new RegExp(
  `\\b(?:problemes?|soucis?|ennuis?|pepins?|mal|maux|douleurs?|fractures?|brulures?|brulee?s?|blessures?|blessee?s?|casse\\w*|operee?s?|operation|amputee?s?|luxation|entorse|greffe\\w*|malformation) (?:du|de la|de l|de|des|aux?|a la|a l|d) (?:\\w+ )?(?:${ORGAN})\\b|\\b(?:coeur|dos|genou|sante|nerfs?|oreilles?|yeux|vue) (?:\\w+ )?(?:fragiles?|foutus?|malades?|flanchent?|lache\\w*|casses?|en vrac|en compote|vont plus|va plus|bousille\\w*)|\\bsorti?t? de l hopital|\\b(?:fractures?\\b(?! numerique)|bequilles?|surdite|sourde?s?|malentendante?s?|aveugles?|insuline|dialyse|asthm\\w*|dys\\b|troubles? (?:dys\\w*|bipolaires?|du comportement|de l attention|alimentaires?|psy\\w*)|bipolaire\\w*|reeducation|convalescen\\w*|chimio\\w*|cachets|antidepresseurs?|anxiolytiques?|somniferes?|malaise|cure de|en cure|fauteuil roulant|protheses? (?:de|a la)|pacemaker|stent|avc|cancers?|tumeurs?|fausse couche|accouch\\w*|enceinte|amputee?s?|brulee?s? (?:au|aux|a la)|fragile depuis|sante (?:fragile|precaire|de (?:mon|ma|mes|son|sa))|maladie pro\\w*|longue maladie|arretee? (?:a cause|pour|depuis)|en arret|temperament (?:anxieux|depressif|fragile)|sous traitement|hospitalis\\w*|depressi\\w*|burn ?out|handicap\\w*|rqth|autis\\w*|epilep\\w*|diabet\\w*|sclerose|parkinson|alzheimer|hernie|lumbago|sciatique|tendinites?|blessee?s?\\b|s est blesse\\w*|tombee? (?:d un|d une|du|de la) (?:toit\\w*|echelle|echafaudage|escabeau))`,
);
const PAY =
  /\b\d[\d .]*(?:€|eur\w*|e|balles)? ?(?:(?:par mois|mensuels?) )?(?:net|brut)s?\b(?! (?:de|d|a payer|ht)\b)|\b(?:salaires?|remuneration|smic|prime) (?:\w+ ){0,2}(?:de |a |est |etait |: ?)?\d{3}|\b(?:gagne|touche|emarge|percoit)(?:nt)? (?:\w+ ){0,2}\d{3}|\bau smic\b/;
const PEOPLES =
  "comorien|malien|senegalais|algerien|marocain|tunisien|maghrebin|africain|antillais|turc|turque|kurde|roumain|bulgare|portugais|polonais|ukrainien|russe|syrien|afghan|ivoirien|camerounais|congolais|guineen|togolais|beninois|haitien|bresilien|surinamais|malgache|mauricien|albanais|kosovar|serbe|bangladais|pakistanais|indien|vietnamien|cambodgien|philippin|erythreen|soudanais|ethiopien|armenien|georgien|tchetchene|libanais|irakien|iranien|egyptien|arabe|berbere|espagnol|italien|moldave|chilien|colombien|peruvien|dominicain|guyanien|nigerian|ghaneen|cap ?verdien|asiatique";
const ORIGIN = new RegExp(
  `\\b(?:\\d+|une?|deux|trois|quatre|cinq|six|mon|ma|mes|notre|nos|leurs?|ces) (?:(?:${COLLEAGUE}|jeunes?|petite?s?) )?(?:${PEOPLES})(?:ne|e)?s?\\b|\\bd origine \\w|\\b(?:personnes? )?de couleur\\b(?! (?:de|du|des))|\\b(?:sans papiers?|titre de sejour|carte de sejour|permis de travail|papiers (?:\\w+ )?(?:en cours|en regle|a jour|pas)|regularis\\w*|situation irreguliere|clandestine?s?|demandeu\\w+ d asile|refugiee?s?)\\b|\\b(?:gitane?s?|manouches?|gens du voyage|de nationalite)\\b`,
);
const BELIEF =
  /\b(?:ramadan|musulman\w*|adventiste|evangeliste|temoins? de jehovah|catholique|juifs?|juive|protestant\w*|pratiquante?|voilee?s?|(?:porte|met|garde|retir\w*|enlev\w*) (?:le|son|un) voile|priere|mosquee|careme|shabbat|sabbat|encartee?|vote|militante?|franc macon\w*|syndique\w*|syndicaliste|delegue\w* (?:syndica\w*|cgt|cfdt|fo|sud|du personnel)|a la (?:cgt|cfdt|cftc)|(?:cgt|cfdt|cftc|unsa|cgc)|de fo|chez fo|homosexuel\w*|gay|lesbienne|transgenre|bracelet|main de justice|prison|en probation)\b/;
/** « je suis moi-même sous cortisone »: no list holds every medicine. */
const UNDER =
  /\b(?:je suis|il est|elle est) (?:(?:moi|lui|elle) meme )?sous (?!traitan|windows|excel|mac|linux|logiciel|contrat|franchise|enseigne|pression|licence|label|tutelle)\w+/;
const HUSHED = /\[information (?:de santé|sensible) masquée\]/;

/** A person's body, pay, origin, belief or union, told of someone in this sentence: masking their name is not enough. */
export function tellsOfSomeone(sentence: string): boolean {
  if (HUSHED.test(sentence)) return true;
  const plain = plainOf(sentence);
  if (ORIGIN.test(plain) || UNDER.test(plain)) return true;
  const signs = [BODY, PAY, BELIEF].map((sign) => sign.exec(plain)).filter((sign) => sign !== null);
  return (
    signs.length > 0 &&
    (SOMEONE.test(plain) || signs.some(({ index }) => ONESELF.test(plain.slice(0, index))))
  );
}

/** One person: by name or title, by kin, by what they do here, or as « il » and « elle ». */
const ONE_PERSON = new RegExp(
  `\\[nom masque\\]|\\(masque\\)|\\b(?:m|mme|mlle|mr|monsieur|madame|mademoiselle)\\b|\\belle (?:a|est|va|fait|me|m|nous|se|s|y|en|ne|n|travaille|vient|veut|dit)\\b|\\b(?:mon|ma|son|sa|un|une) (?:\\w+ )?(?:${KIN})\\b|\\b(?:un|une|mon|ma|notre) (?:\\w+ )?(?:${COLLEAGUE})\\b(?!s)|\\b(?:l )?elue?\\b|\\bune? de (?:mes|nos|ses)\\b`,
);

/**
 * Whether a sentence tells of one person, whatever it says of them. No list holds every illness, quarrel or sum: such a sentence
 * is not repeated at all, but for the clauses that the company alone is told of in.
 */
export const tellsOfOnePerson = (sentence: string): boolean =>
  tellsOfSomeone(sentence) || ONE_PERSON.test(plainOf(sentence));

const THEN = /^\W*(?:il|elle|lui)\b(?! (?:y a|faut|faudr\w+|existe|parait|suffit|reste|s agit))/;

/** The sentences that tell of one person, and those after that go on with « il » or « elle ». */
export function privateAmong(sentences: readonly string[]): string[] {
  const found: string[] = [];
  let before = false;
  for (const sentence of sentences) {
    before = tellsOfOnePerson(sentence) || (before && THEN.test(plainOf(sentence)));
    if (before) found.push(sentence);
  }
  return found;
}

/** Whether a piece tells what someone earns: its figure goes with it. */
export const tellsPay = (sentence: string): boolean => {
  const plain = plainOf(sentence);
  return PAY.test(plain) && (SOMEONE.test(plain) || /\b(?:je|j|me|m)\b/.test(plain));
};

const WHOLE = new RegExp(`${BODY.source}|${UNDER.source}|${PAY.source}|${ORIGIN.source}|${BELIEF.source}`);
const OURS = /^(?:\W*(?:et|mais|donc|du coup|alors|resultat|depuis|puis) )*(?:j|je|on|nous|notre|nos)\b/;

/** A clause of such a sentence that the company alone is told of in: it has its own subject, and none of the signs. */
export const isOfTheCompany = (clause: string): boolean => {
  const plain = flat(clause).replace(/['’-]/g, " ").trim();
  return OURS.test(plain) && !WHOLE.test(plainOf(clause)) && !new RegExp(`\\b(?:${KIN})\\b`).test(plain);
};
