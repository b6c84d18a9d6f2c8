import { anyOf } from "./screening/patterns.ts";

const SOMEONE =
  "(?:ambassad\\w*|embassad\\w*|activat\\w*|conseill\\w*|interlocut\\w*|referent\\w*|expert\\w*|contact\\w*|accompagnat\\w*|personne|specialiste)";
const SEEKS =
  "(?:trouver|trouve|cherche\\w*|voir|rencontrer|contacter|joindre|appeler|parler a|parler avec|y a t il|ya|y a|connaitre|avoir|besoin d|voudra\\w* un|aimera\\w* un|veux un|proposez moi|donnez moi|indiquez moi|nom d|nom de)";

/** « combien d'ambassadeurs en Bretagne ? » wants a figure. */
const COUNTS = /\b(?:combien|cb|nombre|pourcentage|proportion)\b/;

/** A message that asks whom to turn to: a person, not a fact of the fiches. `text` is readable. */
export const asksForPeople = (text: string): boolean => !COUNTS.test(text) && asksForSomeone(text);

const asksForSomeone = anyOf([
  /\b(?:qui|ki)\b.{0,20}\b(?:(?:m|nous|peut|pourrait|va|sait|pour|saurait) (?:\w+ )?aid\w*|aider|m accompagn\w*|nous accompagn\w*|contacter|joindre|appeler|conseill\w*|m orienter|s adresser|m adresser|me renseigner)\b/,
  new RegExp(`\\b${SEEKS} (?:l |un |une |le |la |mon |d un |de l |d )*(?:\\w+ )?${SOMEONE}\\b`),
  new RegExp(
    `\\b(?:quel|quelle|quels) ${SOMEONE} (?:\\w+ ){0,3}(?:pour moi|pres|proche|dans|contacter|voir|m aider|dispo\\w*|me convient)\\b`,
  ),
  /\bquelqu un (?:qui|pour|peut|pourrait|de)\b.{0,20}\b(?:aid\w*|accompagn\w*|conseill\w*|expliqu\w*|guid\w*|vien\w*|fait|connai\w*)\b/,
]);

/** Asks to be sent to someone in so many words, whatever is known of the company. */
export const asksForIntroduction = anyOf([
  /\b(?:orientez|dirigez|oriente|dirige)[ -]moi\b|\b(?:mettez[ -]moi|mettre|mise) en relation\b|\ba qui (?:m adresser|je m adresse)\b|\bvers qui (?:me tourner|m adresser|aller)\b|\b(?:qui|ki) (?:appeler|contacter|joindre|d autre)\b|^ (?:(?:et|donne[rz]?[ -]moi|je veux|il me faut) )*(?:un|des|d) ?(?:autres? )?contacts?\b/,
]);
