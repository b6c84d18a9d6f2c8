import { anyOf } from "./patterns.ts";

/**
 * Words that a person in danger may use, whatever else the message holds: what they do not say outright is left to the
 * examples (knowledge/intentions/detresse.txt).
 */
export const isDistress = anyOf([
  /\bsuicid/,
  /\b(?:me|nous|se|m|s) (?:tuer|pendre|flinguer|foutre en l air|jeter sous|tirer une balle)\b/,
  /\b(?:se|me|s) (?:jeter|jete|balancer|foutre) (?:d un|du|de l|de la|par|dans le vide|sous)|\bsauter (?:d un pont|du pont|par la fenetre|du toit|dans le vide)\b|\b(?:s|m) ?(?:ouvrir|est ouvert|taillader|tailler) les veines\b/,
  /\b(?:pris|pri|avale|bu)\b.{0,20}\b(?:tout|tous|toute|toutes|tt|boites?|plaquettes?|poignee|trop)\b.{0,25}\b(?:cachets?|comprimes?|medocs?|medicaments?|somniferes?|xanax|doliprane|pilules?)\b/,
  /\b(?:en|den|dan) finir\b(?! avec (?:la|les|le|ce|cette|l) )/,
  /\b(?:envie|marre|fatigue|lasse?) (?:de|d) (?:vivre|mourir|crever)\b/,
  /\bj?(?:veux|veu|vx|voudrais|prefere|aimerais) (?:plus vivre|mourir|crever|en finir|disparaitre)/,
  /\b(?:plus|pu) (?:envie|gout|la force) (?:de|d|a) (?:vivre|continuer)/,
  /\b(?:mieux|heureux) sans moi\b/,
  /\bdemain\b.*\bserai plus la\b|\bserai plus la\b.*\bdemain\b/,
  /\blettre d ?adieu/,
  /\bmet(?:tre|s|)? fin a (?:mes|ses) jours\b/,
  /\bcorde (?:est )?prete\b|\bachete (?:une|la) corde\b|\bprepare (?:une|la|ma) corde\b/,
  /\ba quoi bon (?:continuer|vivre|se lever|tout)\b|\bcoule\w*\b.{0,20}\bmoi avec\b/,
  /\bburn ?-?out\b.*\b(?:je craque|j en peux plus|jen peux plus|je tiens plus)\b|\b(?:je craque|j en peux plus|jen peux plus)\b.*\bburn ?-?out\b/,
  /\bend it all\b|\bkill myself\b|\bwant to die\b/,
  /^ 31 ?14 $/,
  /\bvie (?:ne )?vaut (?:plus|pas)|\bplus de raison de vivre\b/,
]);
