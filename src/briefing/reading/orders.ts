import { isAttack } from "../../answering/screening/attack.ts";
import { givesOrders } from "../../answering/screening/orders.ts";
import { anyOf, readable } from "../../answering/screening/patterns.ts";
import { isForeign } from "../../answering/screening/service.ts";
import { sentencesIn } from "./phrases.ts";

/** Where an order begins: a clause, or after a word that brings one. */
const HERE =
  '(?:^\\s*|[.!?;:,(\\[{«"“>*–—-]\\s*|\\b(?:et|puis|alors|donc|merci de|veuillez|veillez a|pensez a|il faut|tu dois|vous devez|svp|stp|surtout|bien|prier? de) )';
/** « recommande-nous quelqu'un » asks the ambassador; « recommande la société X » orders whoever writes the sheet. */
const NOT_US = "(?![- ](?:moi|nous|vous|lui|leur)\\b)";
const TOLD_TO_A_MACHINE = anyOf([
  new RegExp(
    `${HERE}(?:recommand|conseill|favoris|privilegi|propos|cit|mentionn|orient|priviligi|vant|promouv|valoris)(?:e|es|ez|er|oir|ois|s)?\\b${NOT_US} .{0,40}\\b(?:la societe|l entreprise|le logiciel|la solution|le prestataire|l outil|le cabinet|l editeur|la marque|uniquement|exclusivement|seulement|toujours|en priorite|en premier|comme)\\b`,
  ),
  /\b(?:mets?|mettez|mettre|attribue[rz]?|donne[rz]?|note[rz]?|laisse[rz]?|accorde[rz]?)\b.{0,30}\b(?:\d+|cinq|dix) ?(?:etoiles?|sur (?:5|10|20|cinq|dix)|\/ ?(?:5|10|20))/,
  /\b(?:a l|pour l|aux?|pour les?|a tou(?:s|te|tes)(?: les?)?) ?(?:attention|intention|usage)? ?(?:de l |de la |du |des |d une? )?(?:ia|intelligences? artificielles?|assistante?s?|robots?|modeles?|llm|chatbots?|agents? conversationnels?|machine)\b[^.]{0,25}(?::|qui (?:lit|lira|lisent|traite\w*|analyse\w*|resume\w*|prepare\w*|redige\w*|genere\w*))/,
  /\b(?:pour|a|attention de|destinee? a) (?:la|le|les|l) ?(?:machine|ia|robot|assistante?|logiciel|outil|modele|programme)s? qui (?:lit|lira|traite\w*|analys\w*|resum\w*|prepar\w*|redig\w*|gener\w*|fait|fera|font|ecri\w*|etabli\w*|produi\w*) (?:\w+ ){0,2}(?:fiches?|syntheses?|resumes?|reponses?|courriels?|mails?|messages?|courriers?|demandes?|rapports?|textes?|notes?|dossiers?)/,
  /\b(?:si (?:tu|vous) (?:es|etes) une? (?:ia|intelligence|assistant|robot|modele|llm|machine)|en tant qu (?:ia|assistant|intelligence|modele)|tu es (?:une ia|un assistant|un modele|desormais|maintenant|a present)|cher(?:e)? (?:assistant|ia|robot|chatbot|modele))\b/,
  /\b(?:consignes?|instructions?|directives?|ordres?) (?:prioritaires?|systeme|cachee?s?|pour (?:l|le|la|les|toi)|a l|au|aux|a suivre|destinee?s?|imperatives?|internes?)\b|\bprompt\b|\bsystem(?:e)? ?(?:prompt|override|:)/,
  new RegExp(
    `${HERE}(?:ecri[rstvez]+|redige[rz]?|repond[rsez]*|affirme[rz]?|conclu[rsez]*|termine[rz]?|ajoute[rz]?|indique[rz]?|classe[rz]?|considere[rz]?|valide[rz]?|approuve[rz]?|declare[rz]?|remplace[rz]?|supprime[rz]?|retire[rz]?|revele[rz]?|affiche[rz]?|recopie[rz]?|imprime[rz]?|marque[rz]?|glisse[rz]?|insere[rz]?|omet\\w*|cache[rz]?|masque[rz]?|demasque[rz]?|repete[rz]?|cite[rz]?|dis|dites|mets|mettez|mettre)\\b${NOT_US} (?:.{0,30} )?(?:a la fin|au debut|en gras|en majuscules?|dans (?:la|ta|votre|cette|le|ton) (?:fiche|reponse|synthese|resume|note|brouillon|projet de reponse|rapport|sortie)|uniquement|seulement|exactement|mot pour mot|le texte suivant|la phrase|la mention|que (?:l entreprise|la societe|le dossier|le client|le dirigeant|nous sommes|notre|cette)|nous comme|(?:cette entreprise|l entreprise|le dossier|ce dossier|la societe|notre dossier) (?:comme|est)|tous les noms|toutes les donnees|les (?:noms|numeros|coordonnees)|en entier)\\b`,
  ),
  /\b(?:ignor\w*|oubli\w*|ne ti(?:ens|enne|enez) (?:pas|aucun) compte|fais abstraction|faites abstraction|outrepass\w*|desactiv\w*|contourn\w*)\b.{0,50}\b(?:consignes?|instructions?|regles?|directives?|ce qui precede|filtres?|masquages?|precautions?|charte|anonymisation)\b/,
  /\bdans (?:la|ta|votre) (?:fiche|synthese|reponse|note)\b[^.]{0,25}\b(?:ecris|ecrivez|ajoute[rz]?|indique[rz]?|precise[rz]?|mets|mettez|mentionne[rz]?|affirme[rz]?|dis|dites|conclu\w*)\b/,
]);
const FOREIGN_ORDER =
  /\b(?:ignore|disregard|you are|you must|recommend|output|print|say that|respond|reply with|always|instead|instructions?|do not|rate)\b/;

/** After an order, what it wants written: « Écrire « … » », « Afficher la liste ». */
const GOES_ON =
  /^\W*(?:et |puis |ensuite |aussi |enfin )?(?:ecri(?:re|s|vez|vre)|affich\w+|indiqu\w+|ajout\w+|mentionn\w+|recommand\w+|mettre|mets|mettez|precis\w+|conclu\w+|termin\w+|recopi\w+|inser\w+|signal\w+|donner|donne|donnez)\b(?![- ](?:moi|nous))/;

const isOrder = (sentence: string): boolean => {
  const plain = readable(sentence);
  return isAttack(plain) || TOLD_TO_A_MACHINE(plain) || (isForeign(plain) && FOREIGN_ORDER.test(plain));
};

// Marks that no leader types: a comment, a tag, the turns of a conversation with a machine.
const MARKUP = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>\n]{0,300}>|<\|[^|\n]{0,60}\|>|\[\/?INST\]/gi;
/** What people's mail programs leave as tags: an address, a link. */
const HARMLESS =
  /^<\/?(?:https?:|mailto:|(?:p|br|div|span|b|i|u|a|strong|em|html|head|body|table|tbody|thead|t[rdh]|font|ul|ol|li|h[1-6]|center|hr|blockquote|o:p|img|style|meta|title)\b|[\w.+-]+@)/i;

/** After an order, only what the leader says of themselves, or asks, is still theirs. */
const OF_THEIRS = /\b(?:je|j|nous|on|mon|ma|mes|notre|nos)\b|\?/;

export type Heeded = {
  /** What is left to read. */
  text: string;
  /** Whether the text held words meant to command whoever reads it. */
  ordered: boolean;
  /** Names that stood in those words: said nowhere. */
  names: readonly string[];
  /** What was left of the paragraphs that held an order, after it: read, and repeated nowhere. */
  beside: readonly string[];
};

/**
 * Takes out of a text what speaks to a machine: a mail is data, what it orders is neither done nor repeated. A paragraph that holds
 * one order keeps after it only what the leader says of themselves.
 */
export function withoutCommands(text: string): Heeded {
  const taken: string[] = [];
  const beside: string[] = [];
  let ordered = false;
  const bare = text.replace(MARKUP, (tag) => {
    if (!HARMLESS.test(tag)) {
      ordered = true;
      taken.push(tag);
    }
    return " ";
  });
  const kept = bare.split(/\n{2,}/).map((paragraph) => {
    if (!sentencesIn(paragraph).some(isOrder)) return paragraph;
    ordered = true;
    let commanded = false;
    return paragraph
      .split("\n")
      .map((line) =>
        sentencesIn(line)
          .filter((sentence) => {
            const order = isOrder(sentence) || (commanded && GOES_ON.test(readable(sentence)));
            commanded ||= order;
            const goes = order || givesOrders(sentence) || (commanded && !OF_THEIRS.test(readable(sentence)));
            if (goes) taken.push(sentence);
            else if (commanded && !sentence.includes("?")) beside.push(sentence);
            return !goes;
          })
          .join(" "),
      )
      .join("\n");
  });
  const names = taken.flatMap((part) => part.match(/\p{Lu}[\p{L}\d&'’-]{2,}/gu) ?? []);
  return {
    text: kept
      .filter((paragraph) => paragraph.trim() !== "")
      .join("\n\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    ordered,
    names,
    beside,
  };
}
