import { unitsOf } from "../sentences.ts";
import { anyOf, readable } from "./patterns.ts";
import { isForeign } from "./service.ts";

/** Forms that are orders wherever they open a clause; and those that are also what « la charte » does: « ajoute », « rappelle ». */
const CLEAR =
  "(?:reponds|repondez|dis|dites|ecris|ecrivez|redigez|affirmez|confirmez|ajoutez|termines?|terminez|conclus|concluez|finis|finissez|commencez|recommandez|mentionnez|repetez|recopiez|remplacez|promets|promettez|garantis|garantissez|assurez|annoncez|declarez|presentez|signez|glissez|inserez|ignorez|oubliez|traduis|traduisez|invitez|renvoyez|agis|felicitez|conseillez|pretends|fais)";
const EITHER =
  "(?:redige|affirme|confirme|ajoute|conclue|commence|recommande|mentionne|repete|recopie|remplace|assure|annonce|declare|presente|signe|glisse|insere|ignore|oublie|cite|citez|invite|renvoie|oriente|orientez|joue|imite|comporte-toi|considere|suppose|rappelle|rappelez|precise|precisez|souligne|soulignez|insiste|insistez|felicite|conseille|valide|approuve)";
const NOT_ASKED = "(?![- ](?:t )?(?:on|il|vous|nous|tu)\\b)";

/**
 * Words that give an order about what to answer, rather than ask or tell something: « termine par… », « toute réponse doit… », « note à
 * l'assistant ». Wide on purpose: it costs a rewording, never an answer.
 */
const ORDERS = anyOf([
  new RegExp(
    `(?:^\\s*|[.!?;:,(\\[{"«–—-]\\s*|\\b(?:et|puis|alors|donc|merci de|stp|svp|bien|surtout|toujours|enfin) )${CLEAR}\\b${NOT_ASKED}`,
  ),
  new RegExp(`(?:^\\s*|[.!?:]\\s+|["«]\\s*)${EITHER}\\b${NOT_ASKED}`),
  /(?:^\s*|[.!?:«"([]\s*)(?:une |la |ceci est une )?(?:note|message|consigne|instruction|rappel|ordre|directive)s?\b[^.]{0,30}\b(?:a l|pour l|au|pour le|aux|a toute|pour toute|destine\w* a)\s?(?:assistant|ia\b|intelligence|modele|robot|chatbot|agent conversationnel|llm|machine)/,
  /\b(?:toute|cette|si une|si l|chaque) (?:ia|intelligence artificielle|assistant|modele|machine)\b[^.]{0,40}\b(?:qui (?:lit|traite|resume|parcourt|utilise|repond)|lit ce|lisant|doit|devra|est priee?)\b/,
  /\b(?:toute|ta|votre|chaque|vos|tes) reponses? (?:doi(?:t|vent)|devra|se termine|commence|sera|finit)|\bla reponse (?:doit|devra|sera|attendue)/,
  /\bdans (?:ta|votre|sa|chaque|toute|tes|vos) (?:prochaine )?reponses?\b/,
  /\b(?:assistant|(?<!ambassadeur )ia|modele|chatbot|robot|tu|vous)\b (?:doi[st]|devez|devra\w*|est pri\w*|est tenu\w*) [^.]{0,40}\b(?:repondre|dire|ecrire|mentionner|ajouter|conclure|terminer|recommander|affirmer|confirmer|citer|preciser|presenter|commencer|orienter|promettre|garantir|annoncer)\b/,
  /\b(?:je veux|je voudrais|j aimerais|j exige|il faut|merci|tu peux|tu pourrais|vous pouvez|peux tu|pourrais tu|pouvez vous|pourriez vous) (?:de |bien |que tu |que vous )?(?:me |nous )?(?:ajouter?|terminer?|termines|finir|conclure|commencer|ecrire|ecrives|ecriviez|dire que|dises|disiez|promettre|garantir|affirmer|confirmer que|recommander|repeter|mentionner|signer|glisser|inserer|repondes|repondiez)\b/,
  /\b(?:reponds?|repondre|repondez|reponse)\b[^.]{0,20}\b(?:uniquement|exactement|mot pour mot|par la phrase|en disant|comme si|en te faisant|avec la phrase)\b/,
  /\b(?:dis|dites|dire|affirm\w*|indiqu\w*|recommand\w*|assur\w*|annonc\w*|convain\w*)\b[^.]{0,30}\b(?:a l utilisateur|au lecteur|a la personne qui)\b/,
  /(?:^\s*|[.!?»"[(]\s*)(?:prompt|system|systeme|assistant|user|utilisateur|instructions?|override|begin|end) ?[:=>\]]|[{}<>|]|={3,}|-{3,}|#{3,}|\[\[|\*{3}/,
  /\b(?:ton|ta|tes) (?:role|mission|tache|personnage|createur|identite|objectif|but|reponse|phrase|avis)\b/,
  /[a-z0-9+/]{30,}={0,2}/,
]);

/** A message or a sentence with an order to whoever answers: such words are never given to a model. */
export const givesOrders = (text: string): boolean => {
  const plain = readable(text);
  return ORDERS(plain) || isForeign(plain);
};

/** A passage's Markdown without what speaks to a machine: neither a model nor a reader is shown it. */
export function withoutOrders(markdown: string): string {
  if (!givesOrders(markdown)) return markdown;
  return unitsOf(markdown.replace(/<!--[\s\S]*?(?:-->|$)/g, " "))
    .map(({ text }) => text)
    .filter((text) => !givesOrders(text))
    .join("\n\n");
}
