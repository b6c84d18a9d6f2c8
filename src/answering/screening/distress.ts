import { anyOf } from "./patterns.ts";

/** Signs that a person may be in danger: better one signpost too many than one too few. */
export const isDistress = anyOf([
  /\bsuicid/,
  /\b(?:me|nous|se|m|s) (?:tuer|pendre|flinguer|foutre en l air|jeter sous|supprimer)\b/,
  /\b(?:en|den|dan) finir\b(?! avec (?:la|les|le|ce|cette|l) )/,
  /\b(?:envie|marre|fatigue|lasse?) (?:de|d) (?:vivre|mourir|crever|disparaitre)\b/,
  /\b(?:veux|veu|vx|voudrais|prefere|aimerais) (?:plus vivre|mourir|crever|disparaitre|en finir|dormir et ne)/,
  /\bj?(?:veu|veux) (?:plus vivre|mourir|disparaitre|en finir)/,
  /\b(?:plus|pu) (?:envie|gout|la force) (?:de|d|a) (?:vivre|rien|continuer)/,
  /\bgout a (?:plus )?rien\b/,
  /\b(?:mieux|heureux) sans moi\b/,
  /\b(?:serai|suis) plus la\b.*(?:demain|bientot|facon)|\bdemain\b.*\bserai plus la\b/,
  /\blettre d ?adieu/,
  /\b(?:ne |n y |j y )?(?:vois?|voit) (?:plus|pas|aucune) (?:d |aucune )?(?:issue|bout du tunnel|avenir)/,
  /\b(?:suis|chui|jsui|jsuis|je sui|etre) (?:vraiment |completement |totalement |tout )?(?:a bout|au bout du rouleau|au fond du (?:trou|gouffre)|desespere)/,
  /\b(?:burn ?-?out|depression|deprime)\b(?!.*\b(?:prevention|salaries|detecter|logiciel|outil)\b)/,
  /\bj?(?:en )?(?:n en )?p(?:eu|eux|ex) (?:vraiment )?(?:plus|pu)\b(?= (?:la|de|du|je|j|tout|jai|ma|mon|et)| ?[.!,]| $)/,
  /\bpleure\b.*\b(?:nuit|camion|bureau|jour|soir|tout)/,
  /\bdors? plus\b/,
  /\btout perdu\b/,
  /\b(?:mourir|crever|mort)\b.*\b(?:mon fils|ma famille|mes enfants|ma femme|mon mari)\b/,
  /\bvie (?:ne )?vaut (?:plus|pas)|\bplus de raison de vivre\b/,
]);
