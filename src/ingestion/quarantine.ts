import { givesOrders } from "../answering/screening/orders.ts";
import { fold } from "../retrieval/tokenise.ts";
import type { Section } from "./sections.ts";

/** A sentence of a document that was not let in, for a person to look at. */
export type SetAside = { file: string; section: string; text: string };

/**
 * Keeps out of a document that others wrote each sentence that may speak to a machine rather than to a leader: such a sentence would reach a
 * model as part of its evidence. Wide: what it takes out wrongly is told to who brings the document, who can write a fiche with it.
 */
export function quarantine(
  file: string,
  sections: readonly Section[],
): { sections: Section[]; aside: SetAside[] } {
  const aside: SetAside[] = [];
  const kept = sections.flatMap((section): Section[] => {
    const clean = (text: string): string => {
      const parts = sentencesOf(text).map(({ sentence, end }) => {
        if (!isSuspect(sentence)) return sentence + end;
        aside.push({ file, section: section.heading, text: sentence.trim() });
        return "";
      });
      return parts
        .join("")
        .replace(/\n{3,}/g, "\n\n")
        .trim();
    };
    const heading = clean(section.heading);
    const body = clean(section.body);
    const essentials = section.essentials.map(clean).filter(Boolean);
    const questions = section.questions.filter((question) => !givesOrders(question));
    return heading === "" || (body === "" && essentials.length === 0)
      ? []
      : [{ ...section, heading, body, essentials, questions }];
  });
  return { sections: kept, aside };
}

/** Sentences with what follows each, so that what is kept keeps its lines and lists. */
function sentencesOf(text: string): { sentence: string; end: string }[] {
  return [...text.matchAll(/([^\n]+?)(?:((?<=[.!?…][»")\]]*)\s+(?=\S))|(\s*\n\s*|$))|\n/gu)].map(
    ({ 0: whole, 1: sentence = "", 2: space = "", 3: line = "" }) =>
      sentence === "" ? { sentence: "", end: whole } : { sentence, end: space || line },
  );
}

const LABEL =
  /^[-*\s\d.)]*(?:exemple|exemples|attention|a noter|bon a savoir|source|sources|conseil|etape \d+|objectif|important|resultat|pour qui|en resume|definition|date|cout|duree|contact)\b/;

/** Who reads a text and is no leader; the text that speaks of itself; who asks and is answered. */
const READER =
  /\b(?:lecteurs?|lectrices?|robots?|automates?|moteur|machine (?:qui|parlante)|interprete|logiciel de (?:redaction|synthese|resume)|resumes? automatiques?|outils? (?:de synthese|d ia qui|ia qui)|restitutions? machine|systemes? (?:lecteurs?|automatiques?)|agent (?:de synthese|qui lit|conversationnel citant)|(?:assistants?|modeles?|ia|intelligences? artificielles?|benevole|agent|systeme|tout|toute) (?:artificiel\w*|present\w*|mecanique|numerique|de langue)|(?:dirigeante?s?|personne|utilisateur) qui (?:pose|interroge|demande|lit)|ce (?:passage|paragraphe|texte|document)|cette (?:fiche|rubrique|information|section|reponse)|la presente (?:rubrique|fiche)|(?:la|une) suite en|le passage qui suit|la reponse (?:fournie|rendue|obligatoire|dira)|reponses? obligatoires?|en (?:repondant|lisant|resumant)|ceci|a partir d ici|tout (?:systeme|outil|agent|logiciel|programme)|qui (?:reformule|resume|relaie)|separateur|redacteurs? de|repondre a partir)\b/;
const TU = /(?<!-)\b(?:tu|te|t|toi|ton|ta|tes)\b(?!-)/;
const SAYS =
  /\b(?:assistants?|ia|modeles?|chatbots?|agents?(?: conversationnels?)?|outils?(?: d ia)?|robots?|programmes?|conseiller numerique|moderateur|system\w*|ai|bots?)\b[^.]{0,60}\b(?:repondra|dira|ecrira|affirmera|ajoutera|conclura|terminera|se presentera|racontera|transmettra|reprendront?|remplaceront?|datera|soutiendra|fera|livrera|indiquera|citera|recommandera|commet|jure|promet|lui fe|must|shall|append|persona|de di[rt]e?)\b/;
const SAY =
  /(?:ecrit|dit|repond|annonce|conclut|affirme|jure|declare|ajoute) : ?[«"“]|\b(?:repondre que|dire que|ecrire|conclure par|terminer par|finir par|preciser que|a reproduire|a prononcer|a reprendre|telle? quelle?|mot pour mot|sous le nom de|sous l intitule|au nom de|par les mots|de ce cri|priere de|il est demande aux|on rappelle a|on l appelle|appelle[- ]?le)\b/;
const MARKS =
  /[{}<>|⟦⟧[\]~^\\]|={2,}|_\.|(?:\b\p{L}\b[ .]){4,}|[^\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}\p{M}\s]|[\uFF00-\uFFEF]|\b\p{L}+\d+\p{L}/u;
/** A phrase put in someone's mouth, longer than the name of a programme. */
const SPOKEN = /[«“"]\s*(?:[^\s»”"]+\s+){3,}[^\s»”"]+\s*[»”"]/;

const ROLE =
  /^(?:moderateur|systeme|system|assistant|administrateur|admin|developpeur|operateur|redaction|editeur|support)\w* ?:/;
const FOREIGN =
  /\b(?:el|los|las|del|para|esto|con|diga|che|per|questo|scrivi|modello|attenzione|um|uma|isto|nao|der|das|und|nicht|bitte|the|this|and|to|of|is|are|must|with|as)\b/g;
const FOREIGN_WORDS = 2;

const FRENCH = new Set(
  "le la les l un une des du de d et ou est sont a au aux en par pour sur avec dans que qui il elle ce cette ces se s n ne pas plus son sa ses leur vous votre vos on selon".split(
    " ",
  ),
);
const FEW_WORDS = 6;
const FRENCH_SHARE = 0.124;

function isSuspect(sentence: string): boolean {
  const plain = ` ${fold(sentence).replace(/['’]/g, " ").replace(/\s+/g, " ")} `;
  const words = plain.match(/[a-z]+/g) ?? [];
  if (words.length === 0) return /[\p{L}]/u.test(sentence);
  const french = words.filter((word) => FRENCH.has(word)).length;
  return (
    givesOrders(sentence) ||
    READER.test(plain) ||
    TU.test(plain) ||
    SAYS.test(plain) ||
    SAY.test(plain) ||
    SPOKEN.test(sentence) ||
    ROLE.test(plain.trim()) ||
    (plain.match(FOREIGN)?.length ?? 0) >= FOREIGN_WORDS ||
    MARKS.test(sentence.replace(/\[\d+\]|\[([^\]]*)\]\([^)]*\)/g, "$1")) ||
    (words.length >= FEW_WORDS && french < FRENCH_SHARE * words.length) ||
    (/^(?:[^.!?:\s]+ ){1,4}:/.test(plain.trim()) && !LABEL.test(plain) && /[«"]/.test(sentence)) ||
    /\b[A-Z]{3,}(?: [A-Z]{2,}){1,}/.test(sentence)
  );
}
