import { anyOf } from "./screening/patterns.ts";

const SOMEONE =
  "(?:ambassad\\w*|embassad\\w*|activat\\w*|conseill\\w*|interlocut\\w*|referent\\w*|expert\\w*|contact\\w*|accompagnat\\w*|personne|specialiste)";

/** A message that asks whom to turn to: a person, not a fact of the fiches. `text` is readable. */
export const asksForPeople = anyOf([
  /\b(?:qui|ki)\b.{0,25}\b(?:aider?|aid\w*|accompagn\w*|contacter|joindre|appeler|appel\w*|voir|conseill\w*|orienter|s adresser|m adresser|me renseigner|venir)\b/,
  new RegExp(
    `\\b(?:quel|quelle|quels|un|une|l|trouver|cherche|voir|rencontrer|contacter|parler a|y a t il|ya) (?:\\w+ ){0,2}${SOMEONE}\\b`,
  ),
  /\bquelqu un\b.{0,20}\b(?:aid\w*|accompagn\w*|conseill\w*|expliqu\w*|guid\w*|vien\w*|fait|connai\w*)\b/,
  /\b(?:orientez|dirigez|mettez|met|oriente|dirige) moi\b|\ben relation\b|\ba qui (?:m adresser|parler|demander|je m adresse)\b|\bvers qui\b/,
]);
