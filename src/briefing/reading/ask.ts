import { type Discretion, quotable } from "./discretion.ts";
import { flat, phrasesIn } from "./phrases.ts";

const WISH =
  /\b(?:voudra\w*|aimera\w*|aimerions|souhait\w*|cherch\w*|besoin|veux|voulons|veut|question|interess\w*|envie|projet|idee|objectif|pens(?:e|ons|ais) a|comptons|compte (?:faire|mettre)|aide[rz]?(?:[- ](?:moi|nous))|demande (?:si|comment|ce)|me demande|comprendre|savoir|hesit\w*|choisir|decider|conseil\w*|eclair\w*|orient\w*|accompagn\w*|faut[- ]il|faudrait)\b/;
const ASKS =
  /\?|\b(?:comment|par ou|par quoi|est[- ]ce que|esk\w*|peut[- ]on|puis[- ]je|pouvons[- ]nous|ai[- ]je|a[- ]t[- ]on|quel\w*|kel\w*|combien|pourquoi|y a[- ]t[- ]il|existe[- ]t[- ]il|a quoi|ou (?:trouver|commencer)|dites[- ](?:moi|nous)|dis[- ]moi|expliquez)\b/;
const SUBJECT =
  /\b(?:ia|intelligence artificielle|chatbot|automatis\w*|chatgpt|chat ?gpt|copilot|logiciel\w*|outil\w*|solution\w*|aides?|subvention\w*|financ\w*|formation\w*|former|devis|factur\w*|planning\w*|stock\w*|client\w*|recrut\w*|cv|compta\w*|donnees|diagnostic|trier|predi\w*|prevoir|gagner du temps|temps)\b/;
/** Courtesy and arrangements: no question of substance. */
const COURTESY =
  /\b(?:(?:pouvez|pourriez|peux|pourrais)[- ](?:vous|tu) (?:me |nous )?(?:rappel\w*|recontact\w*|appel\w*|repondre|joindre|confirmer|dire quand|transmettre)|rappelez|me rappeler|etes[- ]vous (?:disponible|libre|toujours|bien)|seriez[- ]vous (?:disponible|libre)|quand (?:seriez|etes|pouvez)[- ]vous|quel\w* (?:sont vos )?disponibilite|on m a (?:donne|transmis) (?:votre|vos)|merci de (?:me|nous|votre|m)|comment (?:ca|sa|allez)|vous allez bien|j espere que vous|je me permets|suite a (?:notre|votre)|au plaisir|dans l attente|vous remercie)\b/;
/** « qui d'ailleurs n'a rien compris, non ? »: a question that asks nothing. */
const RHETORICAL = /\b(?:non|hein|n est ce pas|pas vrai|vous voyez|tu vois|ok|d accord) ?\?/;

const SHOWN = 3;

/** What a text really asks, in its own masked words, at most three phrases in their order; empty where it asks nothing clearly. */
export function askedIn(masked: string, discretion: Discretion): string[] {
  const scored = phrasesIn(masked).map((phrase, at) => {
    const plain = flat(phrase).replace(/['’]/g, " ").replace(/\s+/g, " ");
    const asks = ASKS.test(plain) ? 3 : 0;
    const wishes = WISH.test(plain) ? 2 : 0;
    const subject = SUBJECT.test(plain) ? 2 : 0;
    const courtesy = COURTESY.test(plain) ? 4 : 0;
    const idle = RHETORICAL.test(plain) ? 2 : 0;
    const marked = phrase.includes("?") ? 1 : 0;
    return {
      at,
      phrase,
      score: asks + wishes + marked + (asks + wishes > 0 ? subject : 0) - courtesy - idle,
    };
  });
  const asked: { at: number; quote: string }[] = [];
  for (const { at, phrase } of scored
    .filter(({ score }) => score >= 3)
    .sort((a, b) => b.score - a.score || a.at - b.at)) {
    if (asked.length >= SHOWN) break;
    const quote = quotable(phrase, discretion);
    if (quote !== null && quote.split(" ").length >= 3) asked.push({ at, quote });
  }
  return asked.sort((a, b) => a.at - b.at).map(({ quote }) => quote);
}
