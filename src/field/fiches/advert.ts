import { fold } from "../../retrieval/tokenise.ts";
import { faultyTone, praises } from "../../verification/tone.ts";
import { plainLetters } from "../companies/fold.ts";

/** What a seller asks of whoever reads, folded. A fiche tells what was done and seen. */
const CALLS =
  /\b(?:demandez|contactez|appelez|ecrivez|telephonez|commandez|achetez|souscrivez|essayez|testez|telechargez|installez|inscrivez|abonnez|reservez|profitez|decouvrez|rejoignez|cliquez|consultez|visitez|optez|adoptez|choisissez|rendez)(?:-(?:vous|nous|en|les?|la))?\b/;
const TO_SELLER =
  /\b(?:demander|contacter|appeler|ecrire a|joindre|s'adresser a|passer par|commander (?:a|aupres))\b[^.!?\n]{0,40}\b(?:equipe|commercial\w*|vendeur|editeur|fournisseur|service client|demo\w*|devis gratuit)\b/;
const OFFERS =
  /\b(?:demonstrations?|demos?|essais?|versions? d'essai|offres?|audits?|mois|consultations?|rendez-vous|abonnements?)\b(?: \w+){0,3} (?:gratuit\w*|offert\w*|sans engagement|decouverte|promotionnel\w*)\b|\bgratuit(?:e|ement)? (?:pendant|les \w+ premiers)\b|\bcodes? promo\w*|\bparrainage\b|\bpromotion\b|\b(?:remise|reduction|rabais) (?:de|pour|exceptionnelle)\b|\bsans engagement\b|\bsatisfait ou rembourse\b|\boffre (?:speciale|limitee|de lancement)\b|\bdisponible (?:sur|chez|aupres)\b/;

const SENTENCE = /[^.!?\n]+[.!?]*/g;

/**
 * Why a drafted text reads like an advertisement, in French, or null. Links, in figures or in words, are for `anonymous` to find.
 */
export function advertOf(text: string): string | null {
  const words = fold(plainLetters(text));
  if (CALLS.test(words) || TO_SELLER.test(words))
    return "Ce texte dit au lecteur que faire ou qui appeler : dites seulement ce qui a été fait et constaté.";
  if (OFFERS.test(words)) return "Ce texte fait une offre : ni essai gratuit, ni remise, ni promotion.";
  if (praises(plainLetters(text)))
    return "Ce texte vante quelque chose : dites ce qui a été fait et constaté.";
  const tones = (text.match(SENTENCE) ?? []).map((sentence) => faultyTone(sentence.trim(), ""));
  return tones.some((tone) => tone === "promesse" || tone === "conseil")
    ? "Ce texte promet, conseille ou parle à la première personne : dites ce qui a été fait et constaté."
    : null;
}

/** A brand is told once: more insists. */
const OFTEN = 3;

/** What whoever approves a fiche should look at: nothing here is refused. */
export function doubtsOf({
  title,
  text,
  solution,
  interest,
}: {
  title: string;
  text: string;
  solution: string | null;
  interest: string;
}): string[] {
  const words = fold(plainLetters(`${title}\n${text}`));
  const brand = solution === null ? "" : fold(plainLetters(solution)).trim();
  const times = brand === "" ? 0 : words.split(brand).length - 1;
  const said = (pattern: RegExp): boolean => pattern.test(words);
  return [
    ...(solution !== null && fold(title).includes(brand) ? ["Le titre nomme la solution."] : []),
    ...(times >= OFTEN ? [`La solution est nommée ${times} fois.`] : []),
    ...(interest === "declared" || interest === "card"
      ? ["L'auteur du retour a un intérêt dans la solution."]
      : []),
    ...(interest === "unknown" && solution !== null
      ? ["On ne sait pas si l'auteur du retour a un intérêt dans la solution."]
      : []),
    ...(said(/\d ?(?:€|euros?\b)|\bgratuit/) ? ["Le texte parle de prix ou de gratuité."] : []),
    ...(said(/\b(?:equipe|commercial(?:e|aux)?|demonstration|editeur|vendeur)\b/)
      ? ["Le texte parle d'un vendeur ou de son équipe."]
      : []),
    ...(said(/\d ?(?:%|pour ?cent)|\bfois plus\b|\b(?:deux|trois|dix) fois\b/)
      ? ["Le texte donne un gain chiffré : qui l'a mesuré ?"]
      : []),
  ];
}
