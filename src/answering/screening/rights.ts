import type { Opposition } from "../opposition.ts";
import { asksAccess, asksCopy, saysWrong } from "./rights-access.ts";
import { asksOfErasure, ordersErasure } from "./rights-erasure.ts";
import { opposedIn, opposesSomething, takenBackIn } from "./rights-opposition.ts";
import { plainWords } from "./rights-words.ts";

/**
 * What a person asks about their own data. `erase` is an order to erase everything, said in a whole message that can mean nothing
 * else; whatever is less than that is `about_erasure`, and changes nothing.
 */
export type RightsRequest =
  | { right: "erase" }
  | { right: "about_erasure" }
  | { right: "access" }
  | { right: "export" }
  | { right: "rectify" }
  | { right: "oppose"; to: readonly Opposition[] }
  | { right: "stop_opposing"; to: readonly Opposition[] }
  | { right: "about_opposition" }
  | { right: "any" };

const THIRD =
  "(?:clients?|clientes?|salarie\\w*|employe\\w*|collaborat\\w*|candidat\\w*|prospects?|fournisseurs?|patients?|eleves?|adherents?|concurrents?|equipes?|contacts?|doublons?|abonnes?|locataires?|apprentis?|stagiaires?|utilisateurs?|visiteurs?|benevoles?|membres?|associes?)";
/** Another service, or a tool of the company's: what it holds is theirs to ask of it. */
const ELSEWHERE =
  /\b(?:chatgpt|chat gpt|gpt|openai|copilot|gemini|claude|perplexity|le chat|google|facebook|instagram|linkedin|whatsapp|outlook|gmail|icloud|drive|dropbox|crm|erp|excel|wordpress|site web|mon site|notre site|mon logiciel|notre logiciel|mon pc|mon ordi\w*|iphone|windows|pages jaunes)\b/;
/** What was said to this service, whoever it is about. */
const HERE =
  /\b(?:chez vous|vos|votre|ici|(?:cette|la|notre|ma|cet) conversation|(?:je|j) (?:vous|t|te) ?(?:ai|a)|que (?:je|j) (?:ai |vous |t )|avec vous|vous (?:avez|gardez|savez|detenez)|cet? assistant|avez vous|gardez vous|que vous|j ai (?:mis|colle|donnees|donne|cite|ecrit|tape|dit|parle))\b/;
const OF_OTHERS = new RegExp(
  `\\b(?:donnees|fichiers?|dossiers?|fiches?|cv|factures?|mails?|messages|conversation|avis|comptes?|profils?|profilage|historique|questions|coordonnees|base|liste)\\b(?: \\w+){0,2} (?:de|d|des|du|sur|clients?) (?:(?:mes|nos|un|une|l|les|la|le|mon|notre|tout|ancien\\w*) )*(?:${THIRD}|ia|i a)\\b|\\bdonnees (?:client|rh|prospect)|\\b(?:mes|nos|mon|notre|les) (?:ancien\\w* )?${THIRD}\\b|\\bdoublons?\\b|\\bsalarie qui part\\b`,
);

/** About the data of those the company deals with, none of which were told here: an ordinary question. */
export function isOwnBusiness(text: string): boolean {
  const plain = plainWords(text);
  return OF_OTHERS.test(plain) && !HERE.test(plain);
}

const isElsewhere = (plain: string): boolean => ELSEWHERE.test(plain) && !HERE.test(plain);

const isQuestion = (text: string, plain: string): boolean =>
  /\?\s*$/.test(text.trim()) ||
  /^ (?:comment|puis je|peut on|est ce que|ai je|peux je|c est possible)\b/.test(plain);

/** What a message asks about the person's own data, in words that say so; null when its words alone do not. */
export function askedRight(text: string): RightsRequest | null {
  const plain = plainWords(text);
  if (isOwnBusiness(text) || isElsewhere(plain)) return null;
  if (ordersErasure(text)) return { right: "erase" };
  const back = takenBackIn(plain);
  if (back.length > 0) return { right: "stop_opposing", to: back };
  const to = opposedIn(plain);
  if (to.length > 0) return isQuestion(text, plain) ? { right: "about_opposition" } : { right: "oppose", to };
  if (asksAccess(plain)) return { right: "access" };
  if (asksCopy(plain)) return { right: "export" };
  if (asksOfErasure(plain)) return { right: "about_erasure" };
  return opposesSomething(plain) ? { right: "about_opposition" } : null;
}

/** The person says that what is known of them is wrong, without the right value: nothing could be corrected from it. */
export const asksCorrection = (text: string): boolean => !isOwnBusiness(text) && saysWrong(plainWords(text));

const ERASES =
  /\b(?:effacer|supprimer|detruire|purger|enlever|oublier|effacement|suppression|destruction|disparaitre)\b/;
const CORRECTS =
  /\b(?:corrig\w*|rectifi\w*|rectification|modifi\w*|mettre a jour|mise a jour|mal orthographie\w*|faux|fausse|change[rz]?)\b/;

/** What a message that is about one's rights, by its likeness to examples, asks most likely. It never orders an erasure. */
export function likelyRight(text: string): RightsRequest {
  const plain = plainWords(text);
  if (ERASES.test(plain)) return { right: "about_erasure" };
  if (saysWrong(plain) || CORRECTS.test(plain)) return { right: "rectify" };
  if (/\boppos\w*|\brefus\w*|\bpas d accord\b|\bm?oppose\b|\bconsentement\b/.test(plain))
    return { right: "about_opposition" };
  return { right: "any" };
}
