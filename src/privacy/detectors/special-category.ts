import { type Detector, type Kind, RANK, type Span } from "./span.ts";

const term = (words: string): RegExp => new RegExp(`(?<![A-Za-z])(?:${words})(?![A-Za-z])`, "gi");

/** Words of health (RGPD, art. 4, 15). Said of someone, they are masked; of a trade or of a public, they are a subject like any other. */
const HEALTH = term(
  "(?:" +
    "cancers?(?: (?:du|de la|des|de l') [a-z]+)?|tumeurs?|leucemie|diabete(?: de type \\d)?|diabetique|depression|depressif|depressive|en depression|burn[ -]?out|bore[ -]?out|handicap(?: [a-z]+)?|handicapee?|en situation de handicap|rqth|(?:en )?invalidite|invalide|" +
    "(?:en )?arrets? (?:de )?(?:maladie|travail)|(?:en )?longue maladie|en arret(?! de production)|accident du travail|mal au dos|sciatique|lumbago|tendinites?|en maladie|maladie (?:grave|chronique|professionnelle|rare|de [A-Za-z]+)|malades?|souffran(?:te?|ce)|enceinte|grossesse(?: [a-z]+)?|conge (?:de )?mat(?:ernite)?|conge pathologique|fausse couche|fiv|pma|" +
    "vih|sida|seropositi(?:f|ve)|hepatite(?: [a-c])?|epilep(?:sie|tique)|sclerose(?: en plaques)?|parkinson|alzheimer|avc|infarctus|crise cardiaque|(?:problemes? )?cardiaques?|asthm(?:e|atique)|autis(?:te|me)|tdah|dyslexi(?:e|que)|dyspraxi(?:e|que)|bipolaire|bipolarite|schizophren(?:e|ie)|" +
    "alcooli(?:que|sme)|alcoolo|toxicomane|toxico|addictions?|hospitalisee?|hospitalisation|operee?(?: (?:du|de la|des|d'une?) [a-z]+)?|chimio(?:therapie)?|radiotherapie|dialyse|hernie(?: discale)?|lombalgie|fibromyalgie|endometriose|" +
    "sourde?|malentendante?|aveugle|malvoyante?|en fauteuil(?: roulant)?|paraplegique|hemiplegique|amputee?|covid(?: long)?|mi-temps therapeutique|inapte|inaptitude|ald|aah|psychiatri(?:e|que)|psychotique|anorexi(?:e|que)|boulimi(?:e|que)|anxiolytiques?|antidepresseurs?|sous traitement|suicidaire|tentative de suicide)",
);

/** The other categories of art. 9, and offences (art. 10). */
const SENSITIVE = term(
  "(?:musulmane?|catholique|chretien(?:ne)?|juif|juive|bouddhiste|hindoue?|athee|protestante?|evangeliste|temoin de jehovah|croyante?|pratiquante?|integriste|salafiste|porte le voile|voilee?|fait (?:le )?ramadan|fait sa priere|" +
    "d'origine (?!professionnel|controlee|bio|inconnue)[a-z]{4,}(?:-[a-z]+)?|arabe|maghrebine?|metisse?|gitane?|rom|asiatique|blanche? de peau|sans[ -]papiers?|" +
    "homosexuel(?:le)?|homo|gay|lesbienne|bisexuel(?:le)?|transgenre|trans|en transition|non[ -]binaire|" +
    "syndique(?:e)?(?: (?:a|chez) (?:la )?(?:cgt|cfdt|fo|sud|unsa|cftc))?|(?:delegue|representante?) (?:syndical(?:e)?|(?:de la )?(?:cgt|cfdt|fo|sud))|adherente? (?:a|de) la (?:cgt|cfdt)|a la (?:cgt|cfdt)|cegetiste|gilet jaune|" +
    "vote(?:nt)? (?:rn|fn|lfi|ps|lr|macron|le pen|melenchon|a gauche|a droite|extreme[ -]\\w+)|milite(?: [a-z]+){1,3}|militante?(?: [a-z]+)?|encartee?(?: [a-z]+){0,3}|communiste|d'extreme[ -](?:droite|gauche)|de gauche|de droite|macroniste|lepeniste|insoumise?|" +
    "(?:fait |sort(?:i|ie)? |ete )?(?:de la |en |de )prison|incarceree?|condamnee?(?: pour [a-z' ]{3,24})?|casier(?: judiciaire)?(?: (?:charge|pas vierge|non vierge))?|bracelet electronique|en garde a vue|mis(?:e)? en examen|ex[ -]detenue?|ancien(?:ne)? detenue?|sous controle judiciaire|interdiction de gerer|fichee? [sS])",
);

/** Someone, in the same clause, before the word: one's people, a third person, a name already masked. */
const SOMEONE =
  /(?:\b(?:il|elle|on m'a|l'un de mes|l'une de mes|dont)\b|\b(?:mon|ma|mes|son|sa|ses|notre|nos|un de (?:mes|nos)|une de (?:mes|nos)|un|une|la|le|l|cette?)[ ']+(?:\w+ ){0,2}(?:salarie\w*|employe\w*|collabora\w*|collegue\w*|associe\w*|apprenti\w*|stagiaire\w*|alternant\w*|mari|femme|epou\w*|conjoint\w*|compagn(?:on|e)|fils|fille|frere|soeur|pere|mere|papa|maman|enfant|patron\w*|gerant\w*|direct(?:eur|rice)|comptable|compta|secretaire|assistant\w*|vend(?:eur|euse)\w*|ouvri\w*|technicien\w*|candidat\w*|cuisini\w*|serv(?:eur|euse)|chauffeur|mecanicien\w*|chef\w*|commercial\w*|responsable|ami\w*|voisin\w*|gars|equipier\w*|fondat\w*|dirigeant\w*|magasinier\w*|caissi\w*|coiffeu\w*|macon|peintre|plombier|electricien\w*)\b|\b(?:m|mme|mr|monsieur|madame)\b|\b[A-Z][a-z]+ (?:est|a|souffre|vient)\b|\ufffc)/;
/** Oneself, just before the word. */
const ONESELF =
  /\b(?:je suis|j ?'?suis|chuis|suis|j ?'?etais|je me sais|j ?'?ai (?:eu |ete |un |une |fait |le |la |de la |du )*|j ?'?avais (?:un |une )?|je sors (?:de |d'une? )?|je souffre (?:d'une? |de |du )?|on m'a (?:diagnostique|reconnue?|decouvert|mise? en) ?|je vote|atteinte?|reconnue?|mon|ma|m'a mise? en|en tant que|etant|moi qui suis|comme je suis|je viens d'etre|vivre avec)(?: [a-z']+){0,2} ?$/i;
/** A tool, a trade, a public, a duty: what follows is a subject. */
const SUBJECT =
  /\b(?:ia|logiciels?|outils?|applis?|applications?|solutions?|robots?|cabinets?|cliniques?|hopita\w+|centres?|associations?|asso|structures?|esat|ehpad|patient\w*|residents?|usagers?|beneficiaires|publics?|personnes|gens|travailleurs|travailleuses|clients|clientes|clientele|adherents|eleves|enfants|aid\w+|assist\w+|accompagn\w+|detect\w+|depist\w+|(?<!m'a )diagnosti\w+|prevent\w+|prevenir|preven\w*|predire|soign\w*|traiter|traitement (?:du|des|de la)|recherche sur|gestion|gerer|suivi|suivre|declar\w+|politique|obligations?|aides? (?:pour|a)|emploi|recrut\w+|embauch\w+|accueil\w*|accessib\w+|adapt\w+|inclusion|secteur|domaine|donnees|dossiers?|risques?|taux|calcul\w*|compt(?:er|eur)|cuisine|ordi\w*|machines?|imprimantes?|serveur|vignes?|plant\w*|feuilles?|arbres?|animal|animaux|vaches?|troupeau\w*|chiens?|chats?|betes?|cultures?|oliviers?|restaurants?|boucherie|epicerie|ecole|librairie|journal|marche|produits?|matieres?|couleurs?|fonds?|ecrans?|boites?|tableaux?|peinture|cafe|chocolat|parti|edition|site|blog|magasin|formation|voie|bras|rive|cote|assurance|mutuelle|prevoyance|remplac\w+|indemnit\w+|code|mode|version|ecran|page|liste|nuit|marque|point)\b(?: [a-z']+){0,3}[ ']*$/i;
const CALLS_FOR_HELP =
  /^(?:en )?(?:depressi|depression|burn[ -]?out|bore[ -]?out|suicidaire|tentative de suicide)/i;
const OF_ONESELF_ALONE = /(?:\b(?:je|j|suis|chuis|moi)\b[ 'a-z]{0,24}|\b(?:ma|mon) )$/i;
const CLAUSE_END = /[.!?;\n]/;
const BACK = 90;
/** Two words of one illness: « en arrêt pour un cancer ». */
const JOINED =
  /^,? ?(?:(?:pour|de|du|d'|depuis|suite a|a cause d'?e?|apres|et|a|avec|est|par|un|une|son|sa|des|car|il|elle) ?){0,4}$/i;

function clauseBefore(text: string, at: number): string {
  const window = text.slice(Math.max(0, at - BACK), at);
  for (let index = window.length - 1; index >= 0; index--)
    if (CLAUSE_END.test(window.charAt(index))) return window.slice(index + 1);
  return window;
}

function find(text: string, pattern: RegExp, kind: Kind): Span[] {
  const found: Span[] = [];
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const last = found.at(-1);
    const gap = last && text.slice(last.end, index);
    const goesOn = gap !== undefined && gap.length <= 30 && JOINED.test(gap);
    if (!goesOn) {
      const before = clauseBefore(text, index);
      // What one says of one's own exhaustion may be a call for help: whoever answers must see it.
      if (CALLS_FOR_HELP.test(word) && OF_ONESELF_ALONE.test(before)) continue;
      if (!(SOMEONE.test(before) || ONESELF.test(before)) || SUBJECT.test(before)) continue;
    }
    if (goesOn && last) last.end = index + word.length;
    else found.push({ start: index, end: index + word.length, kind, rank: RANK.categorieParticuliere });
  }
  return found;
}

/**
 * What the law protects most (RGPD, art. 9: health, religion, origin, opinions, union, sexual orientation; art. 10: offences), where it
 * is said of someone. The words that reveal it go, not the sentence.
 */
export const findSpecialCategories: Detector = ({ text }) => [
  ...find(text, HEALTH, "sante"),
  ...find(text, SENSITIVE, "sensible"),
];
