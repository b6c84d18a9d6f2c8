import type { Wants } from "../lists.ts";
import { isWord, quoteMatch, tokensOf } from "./tokens.ts";

const TESTIMONY =
  /\b(?:temoignages?|temoigne\w*|retours? d experiences?|retex|(?:parler|causer|jaser|papoter|discuter|echanger|rencontrer|ecouter|entendre) (?:a |avec |de |d )?(?:\w+ ){0,4}qui (?:l |y |s |a |en )*(?:a |ont |est |sont )?(?:deja |vraiment )?(?:fait|lance\w*|saute|essaye|passe\w*|utilise\w*|mis|y est|franchi)|(?:d autres|un autre|des) (?:\w+ )?qui l ont (?:deja )?fait|comment (?:les autres|d autres) (?:ont fait|font)|quelqu un qui (?:l a (?:deja )?fait|est passe par la)|vecu|(?:confrere|consoeur|collegue|autre \w+) .{0,40}\b(?:racont\w+|dise|parle de son)|(?:entendre|ecouter) .{0,40}\b(?:raconte\w*|comment ca s est passe))\b/;
const COMPANY =
  /\b(?:accompagn(?:e|ee|es|ees|er|ement|ez)|etre (?:aide|aidee|guide|guidee|suivi|suivie|epaule)|quelqu un (?:qui |pour |peut |pourrait )(?:\w+ ){0,3}(?:aid\w+|accompagn\w+|guid\w+|epaul\w+|venir|vient|vienne|passe)|(?:m|nous) accompagn\w+|pas a pas|epauler|par la main|(?:quelqu un|kelkun|kelk un) .{0,30}\bacompagn\w*|venir (?:m|nous) (?:aider|voir)|un (?:consultant|conseiller|accompagnateur) (?:pour|qui))\b/;
const DENIED =
  /\b(?:pas besoin|pas d|pas de|sans|plutot que|pas forcement) (?:d |un |une |l )*(?:accompagn\w*|aide)\b/;
const DENIED_TESTIMONY =
  /\b(?:pas|sans) (?:besoin )?(?:d |de |un |une )*(?:temoignages?|retours? d experiences?)\b/;
/** What the company does for others. */
const AS_ACTIVITY =
  /\b(?:j accompagne|nous accompagnons|on accompagne|accompagne (?:des|les)|accompagnement (?:des|de|scolaire|social))\b/;

/** Whether the person wants to hear someone who did it, or to be helped in person, with their words; null when they say neither. */
export function wantsOf(sentence: string): { wants: Wants; because: string } | null {
  const tokens = tokensOf(sentence);
  const folded = tokens
    .filter(isWord)
    .map(({ word }) => word)
    .join(" ");
  const told = (wants: Wants, match: RegExpExecArray) => ({
    wants,
    because: quoteMatch(sentence, tokens, match),
  });
  const testimony = DENIED_TESTIMONY.test(folded) ? null : TESTIMONY.exec(folded);
  if (testimony) return told("temoignage", testimony);
  const company = DENIED.test(folded) || AS_ACTIVITY.test(folded) ? null : COMPANY.exec(folded);
  return company ? told("accompagnement", company) : null;
}
