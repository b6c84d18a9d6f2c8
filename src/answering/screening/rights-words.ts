import { readable } from "./patterns.ts";

/** As typed on a telephone, and the word that is meant. Only words whose neighbours are no other word of a company. */
const MEANT: readonly (readonly [RegExp, string])[] = [
  [/^[lj]?e+f+a[cs]+(?:e|er|ez|es|ee|ees|ai|ait|et|iez|ons)$/, "effacer"],
  [
    /^(?:su+p+r+i+m+(?:e|er|ez|es|ee|ees|ai|ait|et|iez|ons)|supirme[rz]?|supprme[rz]?|suprrime[rz]?)$/,
    "supprimer",
  ],
  [/^(?:detrui(?:re|s|sez|siez|ser?))$/, "detruire"],
  [/^purg(?:e|er|ez|es|iez|ee|ees)$/, "purger"],
  [/^vid(?:e|er|ez|es|iez)$/, "vider"],
  [/^[lj]?oubli(?:e|er|ez|es|iez)$/, "oublier"],
  [/^l?(?:enlev|anlev)(?:e|er|ez|es|iez)$/, "enlever"],
  [/^(?:retir|vir)(?:e|er|ez|es|iez)$/, "enlever"],
  [/^e+f+a[cs]+e?ments?$/, "effacement"],
  [/^sup+res+ions?$/, "suppression"],
  [/^(?:tt|tou|tous|toute|toutes|tte|tts|ttes)$/, "tout"],
  [/^(?:ke|qe|kel|qu|keu)$/, "que"],
  [/^(?:ske|cke|skeu|sque)$/, "ce que"],
  [/^(?:jai|jaie|jais|gai|g)$/, "j ai"],
  [/^(?:tai)$/, "t ai"],
  [/^(?:vs|vou|vouz)$/, "vous"],
  [/^(?:don+ee?s?|don+es|datas?|infos?|informations?|renseignements?)$/, "donnees"],
  [/^(?:mes+a[gj]es?|msgs?)$/, "messages"],
  [
    /^(?:con?v+ers+a[ts]i+ons?|convo?|discu[st]+ions?|disscu[st]+ions?|t?chats?|echanges?|dialogues?)$/,
    "conversation",
  ],
  [/^h?istori(?:que|k|c)s?$/, "historique"],
  [/^[qk](?:u?estion|estion)s?$/, "questions"],
  [/^reponses?$/, "reponses"],
  [/^(?:persos?|personnel(?:le)?s?)$/, "perso"],
  [
    /^(?:ecri|ecrits?|ekri|dis|di|dits?|raconte[re]?|confie[res]*|tape[res]*|envoye[res]*|partage[res]*|livre[res]*)$/,
    "dit",
  ],
];

const POLITE =
  /\b(?:bonjour|bonsoir|salut|slt|bjr|bsr|coucou|hello|stp|svp|please|pls|plz|merci|mrc|cordialement|madame|monsieur|d avance|s il (?:te|vous) plait|sil (?:te|vous) plait|sivouplait|silvouplait|bonne (?:journee|soiree)|tout de suite|de suite|des maintenant|maintenant|immediatement|aussitot|sans delai|vite|definitivement|completement|entierement|integralement|totalement|une bonne fois pour toutes|ok|bon|bien|alors|donc|allez|voila|du coup|je vous prie|je te prie|merci beaucoup|beaucoup|bcp|pour votre aide|pour tout|stop|au revoir|a bientot|et(?= (?:au revoir|merci|bonne))|et fermer|et fermez)\b/g;

/** A text as the rules about rights read it: its marks gone, its misspelt words as they are meant; one space around. */
export const plainWords = (text: string): string =>
  ` ${readable(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .split(" ")
    .map((word) => MEANT.find(([said]) => said.test(word))?.[1] ?? word)
    .join(" ")} `;

/** The same without what is said to be polite, or to hurry. */
export const withoutCourtesy = (plain: string): string =>
  ` ${plain.replace(POLITE, " ").replace(/\s+/g, " ").trim()} `;

type Rule = RegExp | ((plain: string) => boolean);

export const oneOf =
  (rules: readonly Rule[]) =>
  (plain: string): boolean =>
    rules.some((rule) => (typeof rule === "function" ? rule(plain) : rule.test(plain)));

/** A right named as the law does is the person's own where they speak of themselves or to us, or say no more. */
export const own =
  (law: RegExp) =>
  (plain: string): boolean =>
    law.test(plain) &&
    (/\b(?:mon|mes|ma|je|j|moi|me|vous|votre|vos|tu|ton|tes)\b/.test(plain) ||
      plain.trim().split(" ").length <= 5);
