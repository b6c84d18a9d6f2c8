import { readable } from "../../answering/screening/patterns.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Told } from "./presentation.ts";
import { MANAGEMENT } from "./products.ts";

const KINDS =
  /\b(?:logiciels? (?:de |d |metier|maison|du |pour )|(?:un|notre|le|mon|deux) logiciel|progiciel|erp|crm|gmao|gpao|sirh|tms|wms|ged|tableurs?|excel|telegestion|(?:agenda|google) (?:google|agenda|partage|en ligne|drive)|google (?:drive|workspace|sheets?)|drive|automates?|informatique embarquee|caisse (?:tactile|connectee|enregistreuse)|guidage gps|boutique en ligne|site (?:marchand|e commerce)|portail (?:client|adherent)|base (?:de donnees|clients?))\b/;
const HAS =
  /\b(?:a|ai|avons|ont|utilis\w+|saisi\w*|tap\w+|tourn\w+|fait|font|gere\w*|sur|sous|dans|avec|via|depuis|tout est|equipe\w*|passe par|c est|dat(?:e|ent)|remont\w*|marche\w*)\b/;
/** A third party's promise, or a try: no regular use. */
const NOT_YET =
  /\b(?:annonce(?:nt)? (?:un|une|le|la|l|que|pour|son|sa)\b|promet\w*|promis|sous peu|bientot|nous propos\w*|on nous propos\w*|demo\w*|un coup|une fois|deux fois|essay\w*|test(?:e|er|es)?|pour voir|vite fait)\b/;
const AI =
  /\b(?:ia|intelligence artificielle|chat ?gpt|gpt|copilot|mistral|claude|gemini|llm|chatbot|perplexity|deepl|intelligentes?)\b/;
/** Shown, sold, wished for, said of others, or gone. */
const NOT_OURS =
  /\?|\b(?:demo\w*|propos\w*|demarch\w*|(?:m|me|nous) (?:a |ont )?vend\w*|vendeurs?|vu (?:a|au|une|un|des)|voudra\w*|aimera\w*|cherch\w*|besoin d|quel\w* (?:logiciel|outil)|(?:pas|aucun|sans|ni) (?:de |d |un )?(?:logiciel|outil|excel|tableur|site|ordi\w*)|edit(?:e|ons|eur|eurs)|develop\w*|voisins?|concurrent\w*|confreres?|clients? (?:a|ont|utilis\w*)|abandonne\w*|resilie\w*)\b/;
const NONE_BUT = /\b(?:que|juste|seulement) (?:du |le |un |des )?(?:papier|cahier|telephone|carnet)\b/;

/**
 * A profile whose maturity counts the everyday tools that a mail names (a software for quotes, an agenda, a spreadsheet): level 2 where
 * no sign was read; where paper alone was, a management software that is named.
 */
export function withToolsInUse(profile: Profile, told: readonly Told[]): Profile {
  if (profile.maturity === 3 && isUnproved(told)) return { ...profile, maturity: 2 };
  if ((profile.maturity ?? 0) >= 2) return profile;
  for (const { sentence } of told) {
    const plain = readable(sentence).replace(/[-']/g, " ");
    if (NOT_OURS.test(plain) || NONE_BUT.test(plain) || !HAS.test(plain)) continue;
    const sign = MANAGEMENT.exec(plain) ?? (profile.maturity === null ? KINDS.exec(plain) : null);
    if (!sign) continue;
    return {
      ...profile,
      maturity: 2,
      provenance: { ...profile.provenance, maturity: { source: "inferred", because: sign[0].trim() } },
    };
  }
  return profile;
}

const USED =
  /\b(?:utilis\w*|depuis|pay\w*|abonn\w*|licences?|tous les jours|chaque jour|quotidien\w*|pilot\w*|deploy\w*|en place|sert|servons|mensuel\w*|poc|prototype)\b/;

/** Level 3 where no AI is said to be used, or where one is only promised or tried: « on l'utilise à 20 % » told of a software. */
const isUnproved = (told: readonly Told[]): boolean =>
  !told.some(({ sentence }) => {
    const plain = readable(sentence).replace(/[-']/g, " ");
    return AI.test(plain) && USED.test(plain) && !NOT_YET.test(plain);
  });
