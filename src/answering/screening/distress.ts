import { anyOf } from "./patterns.ts";

/**
 * Words that a person in danger may use, whatever else the message holds: what they do not say outright is left to the
 * examples (knowledge/intentions/detresse.txt).
 */
export const isDistress = anyOf([
  /\bsuicid(?!\w* (?:au travail|des salaries|en entreprise))(?<!(?:prevention|risque|prevenir) (?:du |de |les? )?suicid)/,
  /\b(?:me|nous|se|m|s) (?:tuer(?! (?:mon|ma|mes|le|la|les|notre) )|pendre|flinguer|foutre en l air|jeter sous|tirer une balle)\b/,
  /\b(?:se|me|s) (?:jeter|jete|balancer|foutre) (?:d un|du|de l|de la|par|dans le vide|sous)|\bsauter (?:d un pont|du pont|par la fenetre|du toit|dans le vide)\b|\b(?:s|m) ?(?:ouvrir|est ouvert|taillader|tailler) les veines\b/,
  /\b(?:pris|pri|avale|bu)\b.{0,20}\b(?:tout|tous|toute|toutes|tt|boites?|plaquettes?|poignee|trop)\b.{0,25}\b(?:cachets?|comprimes?|medocs?|medicaments?|somniferes?|xanax|doliprane|pilules?)\b/,
  /\b(?:en|den|dan) finir\b(?! (?:(?:plus|enfin|vite|rapidement|definitivement|une bonne fois|pour de bon|pour toutes) )*avec (?!moi|ma vie|la vie|tout))/,
  /\b(?:envie|marre|fatigue|lasse?) (?:de|d) (?:vivre|mourir|crever)\b/,
  /\bj?(?:veux|veu|vx|voudrais|prefere|aimerais) (?:plus vivre|mourir|crever|en finir(?! (?:(?:plus|enfin|vite|rapidement|definitivement|une bonne fois|pour de bon|pour toutes) )*avec (?!moi|ma vie|la vie|tout))|disparaitre(?! (?:de|du|des|d) (?:\w+ )?(?:google|annuaires?|pages jaunes|internet|facebook|reseaux|fichiers?|listes?)))/,
  /\b(?:vais|va|vas|veux|peux) faire une (?:grosse )?(?:connerie|betise)\b|\b(?:vais|veux|en train de|suis en train de) (?:prendre|avaler|gober) (?:des|mes|tous|tout|toute|une)\b.{0,20}\b(?:cachets?|comprimes?|medocs?|medicaments?|pilules?)\b/,
  /\b(?:me )?quiero morir\b|\bquero morrer\b|\bvoglio morire\b|\bich will sterben\b|اموت|انتحار/,
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
  /\b(?:cachets?|comprimes?|medocs?|medicaments?|somniferes?|pilules?)\b.{0,10}\bdevant moi\b|\bdoses?\b.{0,25}\bmortelles?\b/,
  /\bs est (?:pendue?|suicidee?|immolee?)\b|\b(?:pense|pensais|regarde) (?:au|le|aux|les) (?:platanes?|rails)\b|\bsi je me tue\b/,
  /\bque tout s arrete\b|\b(?:veut|veux|voudrais?|va|vais) (?:se|me) supprimer(?! (?:de|du|des|mon|ma|mes|la|le|les|un|une)\b)|\b(?:qu a|bonn?e? a) crever\b/,
  /\b(?:est|tombee?|reste) inconsciente?s?\b|\bne respire (?:plus|pas)\b|\bagresse\w* sexuellement\b|\b(?:m a|a ete|ete) violee?\b/,
  /\bvoix (?:me disent|qui me disent)\b/,
  /\b(?:vois|voit|voyons|trouve) (?:vraiment )?(?:plus|pas|aucune) (?:du tout )?(?:d |aucune |la moindre |de )?(?:issue|sortie|porte de sortie)\b/,
  /\b(?:assise?|enfermee?)\b.{0,40}\b(?:fusil|carabine|flingue)\b|\b(?:fusil|carabine|flingue) (?:de chasse )?(?:chargee?|a cote de moi|dans (?:la|les) mains?|sur les genoux)\b/,
  /\bvie (?:ne )?vaut (?:plus|pas)|\bplus de raison de vivre\b/,
]);

/**
 * Who is tired of a task, or in a hurry, not in danger: « j'en peux plus de saisir des factures », « répondre plus vite ».
 * The examples alone would doubt; near certain, they are still believed.
 */
export const isTiredOfTasks = anyOf([
  /\b(?:paperass\w*|mails?|courriels?|excel|tableurs?|saisi\w*|factur\w*|compta\w*|devis|logiciels?|chatbots?|plannings?|caisse|stocks?|administratif\w*|relances?|concurrents?)\b|\bmorts? de rire\b|\bplus (?:vite|rapidement)\b|^ (?:on est |nous sommes )?\d+ (?:salaries|employes|personnes)\b.{0,25} vite\W*$/,
]);
