import { readable } from "./screening/patterns.ts";

const PLACES =
  "ain|aisne|allier|ardeche|ardennes|ariege|aube|aude|aveyron|calvados|cantal|charente|cher|correze|corse|creuse|dordogne|doubs|drome|eure|finistere|gard|gers|gironde|guadeloupe|guyane|herault|indre|isere|jura|landes|loire|loiret|lot|lozere|manche|marne|martinique|mayenne|mayotte|meuse|morbihan|moselle|nievre|nord|oise|orne|pas-de-calais|reunion|rhone|sarthe|savoie|somme|tarn|var|vaucluse|vendee|vienne|vosges|yonne|essonne|yvelines|bretagne|normandie|occitanie|paca|provence|alsace|lorraine|grand est|bourgogne|auvergne|aquitaine|hauts-de-france|ile-de-france|centre-val|pays de la loire|paris|marseille|lyon|toulouse|nice|nantes|strasbourg|montpellier|bordeaux|lille|rennes|reims|toulon|grenoble|dijon|angers|nimes|brest|limoges|tours|amiens|metz|besancon|orleans|rouen|mulhouse|caen|nancy|pau|perpignan|bayonne|quimper|poitiers|la rochelle|tarbes|vannes|le mans|clermont\\S*|saint-\\w+|st \\w+|ajaccio|cayenne|fort-de-france|france entiere";
const HERE = new RegExp(
  `\\b(?:de|du|d|en|dans (?:le|la|les|l)|a|au|sur|pour|pr|des|vers|region|departement) (?:la |l |le |les )?(?:${PLACES})\\b`,
);
const FACT =
  /\b(?:combien|cb|nombre|liste|noms?|tel|telephone|numero|mail|adresse|coordonnees|qui est|ki est|quel est)\b/;
const NETWORK =
  /\b(?:ambassad\w*|embassad\w*|activat\w*|diagnostics?|laureats?|entreprises|dossiers|candidatures?|referents?)\b/;

const ABROAD =
  /\b(?:allemand\w*|allemagne|italien\w*|italie|espagnol\w*|espagne|anglais\w*|royaume[- ]uni|britannique\w*|belge\w*|belgique|suisse\w*|chinois\w*|chine|japon\w*|americaines? (?:utilis|qui)|etats[- ]unis|canad\w*|autres pays|a l etranger)\b/;
const RECENT =
  /\b(?:l an dernier|l annee derniere|annee passee|ce mois[- ]ci|cette semaine|le mois dernier|actuellement|en ce moment|a ce jour|prochaine?s?|demain)\b/;
const COUNTED =
  /\b(?:combien|cb|nombre|quel\w* (?:part|proportion|pourcentage)|proportion|pourcentage|quand|kan|dates?)\b/;
const PEOPLE_OF = /\b(?:femmes?|hommes?|age moyen|moyenne d age|jeunes|seniors?|handicap\w*)\b/;
const PRIVATE_LIFE =
  /\b(?:ecole|etudes|diplome|quel age|est nee?|marie\w*|enfants|habite|salaire|gagne|touche|parti|religion)\b/;
const ROLE =
  /\b(?:directeur\w*|directrice|president\w*|responsable|chef de|patron (?:de|d)|dirigeant (?:de|d))\b/;
const NAMING =
  /\b(?:comment s appelle|s appelle|appel\w*|quel est le nom|le nom d|nom de|noms? des|c est qui|c ki|qui est|ki est)\b/;
const REACHING =
  /\b(?:tel|telephone|numero|mail|email|courriel|adresse|coordonnees|nom|joindre)\b[^.?!]{0,20}\b(?:de |d |du |des )(?:l |le |la |un |une )?(?:[ae]m?n?bass?ad\w*|activat\w*)/;

/**
 * Asks what national fiches cannot know, though they speak of the subject: a figure of one place, country, moment or
 * group, the name or the private life of someone, one advisor's address. The nearest passage would be a wrong answer.
 */
export function isUnknowable(question: string): boolean {
  const text = readable(question);
  const parts = text.split(/[.!;,]/);
  const sentence = parts.find((part) => FACT.test(part) && NETWORK.test(part)) ?? "";
  return (
    HERE.test(sentence) ||
    REACHING.test(text) ||
    parts.some(
      (part) =>
        (COUNTED.test(part) && (ABROAD.test(part) || PEOPLE_OF.test(part) || RECENT.test(part))) ||
        (NAMING.test(part) && ROLE.test(part)),
    ) ||
    (/\b(?:chappaz|la ministre|le ministre|bouverot|agoria|varza|heydemann)\b/.test(text) &&
      PRIVATE_LIFE.test(text))
  );
}

const YEAR = /\b(?:19|20)\d\d\b/g;

/** Years that a question names and that none of the passages does. */
export const unknownYears = (question: string, passages: readonly string[]): string[] => {
  const known = new Set(passages.flatMap((text) => text.match(YEAR) ?? []));
  return [...new Set(question.match(YEAR) ?? [])].filter((year) => !known.has(year));
};

const ABSENCE =
  /\b(?:n'(?:a|ont) pas ete (?:trouvee?s?|publiee?s?)|aucune? [^.]{0,60}(?:n'a ete|n'est) (?:trouvee?|donnee?|citee?|publiee?)|n(?:e |')(?:donne|precise|indique|cite|dit|nomme|fixe|chiffre|detaille|mentionne|publie|fournit)[^.]{0,20} (?:pas|ni|aucune?)|sans (?:preciser|nommer|chiffrer)|ne (?:sont|figure\w*) pas (?:cites?|nommes?|donnes?|precises?|detailles?))\b/;

/** Asks for names: « nom des lauréats », « qui sont les gagnants ». */
export const asksNames = (question: string): boolean =>
  /\b(?:noms?|liste|qui sont|ki sont|lesquels|lesquelles)\b/.test(readable(question));

/** A sentence that says that the sources do not say: shown, it answers honestly, and the answer counts as « no source ». */
export const statesAbsence = (sentence: string): boolean =>
  ABSENCE.test(sentence.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’]/g, "'"));
