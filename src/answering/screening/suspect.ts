import { unitsOf } from "../sentences.ts";
import { givesOrders } from "./orders.ts";
import { anyOf, readable } from "./patterns.ts";

const LABEL =
  /^[-*\s\d.)]*(?:exemple|exemples|attention|a noter|bon a savoir|source|sources|conseil|etape \d+|objectif|important|resultat|pour qui|en resume|definition|date|cout|duree|contact)\b/;

/** Who reads a text and is no leader. */
const READER = [
  /\b(?:lecteurs?|lectrices?|robots?|automates?|interprete|moteurs? de reponse|grands? modeles?|agents? (?:conversationnels?|de dialogue|de synthese|qui lit))\b/,
  /\b(?:logiciel|outils?|machine|systemes?) (?:de (?:redaction|synthese|resume)|d ia qui|ia qui|qui|parlante|lecteurs?|automatiques?)\b/,
  /\b(?:resumes? automatiques?|restitutions? machine|redacteurs? de|(?:pour|aux|des|les) (?:ia|intelligences artificielles)|tout (?:systeme|outil|agent|logiciel|programme))\b/,
  /\b(?:assistants?|modeles?|ia|intelligences? artificielles?|benevole|agent|systeme|tout|toute) (?:artificiel\w*|present\w*|mecanique|numerique|de langue)\b/,
  /\b(?:dirigeante?s?|personne|utilisateur) qui (?:pose|interroge|demande|lit)\b|\bqui (?:reformule|resume|relaie)\b/,
];
/** A text that speaks of itself, or of the answer to come. */
const ITSELF = [
  /\b(?:ce (?:passage|paragraphe|texte|document)|cette (?:fiche|rubrique|information|section|reponse)|la presente (?:rubrique|fiche)|le passage qui suit|ceci|a partir d ici)\b/,
  /\b(?:la reponse (?:fournie|rendue|obligatoire|dira)|reponses? obligatoires?|chaque reponse|repondre a partir|en (?:repondant|lisant|resumant)|separateur|vaut mandat)\b/,
  /\ba (?:recopier|appliquer|ne pas montrer|inserer|placer|reproduire|prononcer|reprendre)\b/,
];
const TU = /(?<!-)\b(?:tu|te|t|toi|ton|ta|tes)\b(?!-)/;
/** What a machine will have said, and how it is told to say it. */
const SAYS =
  /\b(?:assistants?|ia|intelligences? artificielles?|modeles?|chatbots?|agents?(?: conversationnels?)?|outils?(?: d ia)?|robots?|programmes?|conseiller numerique|moderateur|system\w*|ai|bots?)\b[^.]{0,60}\b(?:repondra|dira|ecrira|affirmera|ajoutera|conclura|terminera|se presentera|racontera|transmettra|reprendront?|remplaceront?|datera|soutiendra|fera|livrera|taira|assurera|avertira|indiquera|citera|recommandera|jure|promet|lit qu|must|shall|append|persona|de di[rt]e?)\b/;
const SAY =
  /(?:ecrit|dit|repond|annonce|conclut|affirme|jure|declare|ajoute) : ?[«"“]|\b(?:repondre que|dire que|ecrire|conclure par|terminer par|finir par|preciser que|telle? quelle?|mot pour mot|sous le nom de|sous l intitule|au nom de|par les mots|priere de|il est demande aux|on rappelle a)\b/;
const MARKS =
  /!\[|\w=\w+;|[{}<>|⟦⟧[\]~^\\]|={2,}|_\.|(?:\b\p{L}\b[ .]){4,}|[^\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}\p{M}\s]|[\uFF00-\uFFEF]|\b\p{L}+\d+\p{L}/u;
/** A phrase put in someone's mouth, longer than the name of a programme. */
const SPOKEN = /[«“"]\s*(?:[^\s»”"]+\s+){3,}[^\s»”"]+\s*[»”"]/;

const ROLE =
  /^(?:moderateur|systeme|system|assistant|administrateur|admin|developpeur|operateur|redaction|editeur|support)\w* ?:/;
const FOREIGN = new Set(
  "el los las del para por favor responde es asistente di esto con diga che per questo scrivi modello attenzione um uma isto nao der das und nicht bitte the this and to of is are must with as".split(
    " ",
  ),
);
const FOREIGN_WORDS = 2;

const FRENCH = new Set(
  "le la les l un une des du de d et ou est sont a au aux en par pour sur avec dans que qui il elle ce cette ces se s n ne pas plus son sa ses leur vous votre vos on selon".split(
    " ",
  ),
);
const LABELLED = /^(?:[^.!?:\s]+ ){1,4}:/;
const CAPITALS = /\b[A-Z]{3,}(?: [A-Z]{2,}){1,}/;

const FEW_WORDS = 6;
const FRENCH_SHARE = 0.124;

/** A sentence that may speak to a machine rather than to a leader. Wide on purpose: see `quarantine` and `mayDictate` for what it costs. */
export function maySpeakToMachine(sentence: string): boolean {
  const plain = readable(sentence);
  return (
    givesOrders(sentence) ||
    isToldToMachines(plain) ||
    SPOKEN.test(sentence) ||
    ROLE.test(plain.trim()) ||
    (LABELLED.test(plain.trim()) && !LABEL.test(plain.trim()) && /[«"]/.test(sentence)) ||
    CAPITALS.test(sentence) ||
    MARKS.test(sentence.replace(/\[\d+\]|\[([^\]]*)\]\([^)]*\)/g, "$1")) ||
    isHardlyFrench(sentence)
  );
}

const isToldToMachines = anyOf([...READER, ...ITSELF, TU, SAYS, SAY]);

function isHardlyFrench(sentence: string): boolean {
  const words = readable(sentence).match(/[a-z]+/g) ?? [];
  if (words.length === 0) return /\p{L}/u.test(sentence);
  const french = words.filter((word) => FRENCH.has(word)).length;
  const foreign = words.filter((word) => FOREIGN.has(word)).length;
  return foreign >= FOREIGN_WORDS || (words.length >= FEW_WORDS && french < FRENCH_SHARE * words.length);
}

/** Orders in the polite plural, and ways of saying what is to be said: « en précisant que », « que vous disiez », « la mention ». */
const DICTATES = anyOf([
  /(?:^ ?|[.!?;:,(] |\b(?:et|puis|mais|alors|aussi|donc) )(?:ne (?:me |nous )?)?(?!(?:assez|chez|nez|rez|vous|avez|savez|pouvez|connaissez|auriez|allez|etes|voulez|dites|expliquez|aidez|conseillez|proposez)\b)[a-z]{2,}ez(?:[- ](?:moi|nous|le|la|les|lui|vous|en|y))?\b(?! vous\b| ?\?)/,
  /\ben (?:disant|ecrivant|precisant|ajoutant|concluant|terminant|commencant|presentant|affirmant|attribuant|expliquant|indiquant|repondant|le datant|signant|citant)\b/,
  /\bque vous (?:l |le |la |me |nous |m )?[a-z]+iez\b/,
  /\b(?:formules?|mention|slogan|signature|phrase|libelle|refrain) ?[:«"]|\bdu type ?:|\bretenez\b|\bprenez pour acquis\b/,
  /\bvous (?:etes|devenez|serez|vous appelez) (?!en mesure|au courant|sur|certain|la |gratuit|ouvert|qui|disponible|joignable|bien |un service|une? (?:ia|robot|humain|vrai))/,
  /\b(?:pouvez|pourriez|vous laisse|vous prie|voudrez) (?:aussi |bien |egalement |donc )?(?:mentionner|glisser|dire|indiquer|ajouter|ecrire|rappeler|conclure)\b/,
  /\b(?:promesse|test|regles?|lois?|concours|jeu|mission|personnage|double)\b[^.]{0,40} ?:/,
  /[01]{8}|(?:[-.]{1,5} ){4}/,
]);

/**
 * A question that may tell what to answer: no model is given it, the extracts answer. On questions of our own sets that ask and order
 * nothing it holds about one in twenty, which lose a rewording and no answer (docs/adr/0007).
 */
export const mayDictate = (question: string): boolean =>
  DICTATES(readable(question)) || unitsOf(question).some(({ text }) => maySpeakToMachine(text));
