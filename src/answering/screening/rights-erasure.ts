import { oneOf, own, plainWords, withoutCourtesy } from "./rights-words.ts";

const HOLDER =
  "(?:vos|votre|tes|ta|ton|la|les|le) (?:serveurs?|bases?(?: de donnees)?|fichiers?|systemes?|memoire|service|outil|site)";
const SAID =
  "(?:tout )?(?:ce )?que (?:je|j|on|nous) (?:(?:t|te|vous|v) )?(?:ai |a |avons |avais |viens de )?(?:(?:te|vous) )?(?:dit|donnees?|donne|mis|demande|pose)(?: (?:et )?(?:dit|donne))?";
const KNOWN =
  "(?:tout )?ce que (?:vous|tu) (?:avez|ave|as|a|savez|sais|gardez|gardes|detenez|connaissez|conservez) (?:(?:enregistre|garde|note|retenu|stocke|dit) )?(?:sur|de|d) (?:moi|nous)";
const OWN = "(?:donnees|messages|conversation|historique|questions|reponses|traces|propos|ecrits|dit)";
const MINE = `(?:(?:tout|tout de|l integralite de|l ensemble de|la totalite de|integralite de|ensemble de) )?(?:(?:mes|me|nos|ma|mon|notre|ces) ${OWN}(?: (?:et|ou) (?:(?:mes|me|nos|vos|tes|les|tout) )*${OWN})*|(?:(?:la|cette|l|ce|cet|les|tout la|tout l|tout notre|tout cette) )?(?:conversation|historique)(?: (?:de|des) (?:conversation|questions|messages|la conversation))?)`;
const WHOLE = `(?:${SAID}|${KNOWN}|${MINE})`;
const TAIL = `(?: (?:perso|ici|la|sur moi|de moi|me concernant|nous concernant|qui me concernent?|a mon sujet|chez vous|de chez vous|avec (?:vous|toi|l assistant)|(?:de|dans|sur) ${HOLDER}|que (?:vous|tu) (?:avez|as|detenez|gardez|conservez|possedez)(?: (?:sur|de) moi| me concernant)?|(?:conformement|au titre|en vertu|selon|d apres|a|de)? ?(?:a )?(?:l )?article 17(?: du)?(?: (?:rgpd|reglement))?|(?:au titre du |selon le )?rgpd|(?:je|j) (?:ne )?(?:veux|veu|vx) (?:plus|pas) que vous (?:le |les |la )?(?:gardiez|conserviez)(?: rien)?|(?:et )?oublier moi|tout|de(?: la)? memoire))*`;
const LAW =
  "(?:(?:conformement a|au titre de|en vertu de|en application de|selon) l article 17(?: du (?:rgpd|reglement))? )?";
const WANTS =
  "(?:(?:je|j|on|nous) (?:veux|veu|vx|voudrais|voudrai|souhaite|souhaiterais|demande|exige|aimerais|aimerai|desire)|j?veux|jveu|jvoudrais|jvoudrai|j?exige|veuillez|il faut|faut|fo|je (?:vous|te) (?:demande|prie|ordonne)(?: de| d)?|priere de|de|d)";
/** « j'exerce mon droit à l'effacement : effacez tout » */
const RIGHT =
  "(?:(?:je|j) )?(?:exerce|invoque|fais valoir|enlever) (?:mon|ma|le) (?:droit (?:a|de|d) (?:l )?(?:effacement|oubli|suppression)|consentement)";
const VERB = "(?:effacer|supprimer|detruire|purger)";
const ORDER = new RegExp(
  `^ ${LAW}(?:${RIGHT} )?(?:${WANTS} )?(?:que (?:vous|tu|l on|on) )?(?:(?:m|me) )?(?:${VERB} (?:moi )?(?:tout|${WHOLE})|tout ${VERB}|(?:oublier|enlever) ${WHOLE}|vider ${MINE})${TAIL} $`,
);
const NOUN_ORDER = new RegExp(
  `^ ${LAW}(?:${WANTS} )?(?:(?:l|la|une) )?(?:effacement|suppression|destruction|purge) (?:(?:complete?|totale?|immediate?|definitive?|integrale?|total) )?(?:de|des|du|d) ${WHOLE}${TAIL} $`,
);

/** An order is short: what is longer says something else as well. */
const LONGEST = 200;

/** An order to erase everything, and nothing else in the message: a question, a condition or one more wish makes it less. */
export function ordersErasure(text: string): boolean {
  const said = text.trim().replace(/\b(?:svp|stp|s['’]il (?:te|vous) pla[iî]t)\s*\?+$/i, "");
  if (said.length > LONGEST || said.includes("?")) return false;
  const plain = withoutCourtesy(plainWords(said));
  return ORDER.test(plain) || NOUN_ORDER.test(plain);
}

const ERASE = "(?:effacer|supprimer|detruire|purger|effacement|suppression|destruction)";
/** About erasing, without an order that could be obeyed. */
export const asksOfErasure = oneOf([
  new RegExp(
    `\\b${ERASE}\\b.{0,40}\\b(?:${SAID}|${KNOWN}|(?:mes|ma|mon|nos|notre) (?:derniere? )?${OWN}|(?:la|cette|l) (?:conversation|historique)|(?:mes|ma|mon) compte)\\b`,
  ),
  new RegExp(
    `^ (?:est ce (?:que )?(?:je|on|c est)? ?|comment (?:on |je |faire pour )?|puis je |peut on |on peut |je peux |jpeux |c est |c |possible (?:de|d) |(?:je|on) )*(?:peux |peut |fait pour |possible (?:de |d )?)?(?:tout )?${ERASE}(?: tout| ca| sa| ici)* $`,
  ),
  /\b(?:oublier|enlever) (?:moi|nous)(?= $| de (?:vos|votre|tes|ta) )|\b(?:oublier|enlever) (?:ma|mes|cette) (?:derniere )?(?:messages|questions)\b/,
  own(/\bdroit (?:a l|a) ?l?oubli\w*\b|\bdroit a l effacement\b|\barticle 17\b/),
  /\b(?:mes|ma|mon) (?:donnees|conversation|messages|questions|historique)\b.{0,25}\b(?:effacer|supprimer|detruire|effacement|suppression)\b/,
  /^ (?:effacer|supprimer)(?: (?:moi|compte|mon compte|le compte))? $/,
]);
