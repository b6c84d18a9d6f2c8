import { oneOf, own } from "./rights-words.ts";

const HOLD =
  "(?:savez|sais|save|saves|savent|connaiss\\w*|avez|ave|as|ont|gard\\w*|garder|deten\\w*|conserv\\w*|reten\\w*|stock\\w*|enregistr\\w*|memoris\\w*|possed\\w*|disposez|note\\w*|collect\\w*)";
const OF_ME =
  "(?:sur|de|d|sr|a propos de|au sujet de) (?:moi|nous|mon entreprise|ma boite|ma societe)\\b(?! (?:dire|parler|aider))";
const WHAT = "(?:que|quoi|koi|ce que|qu est ce que|quel\\w*|donnees|kesk\\w*|quest ce que|tout|ce)";
export const asksAccess = oneOf([
  new RegExp(`\\b${WHAT}\\b.{0,40}\\b${HOLD}\\b.{0,25}\\b${OF_ME}`),
  new RegExp(
    `\\b(?:vous|tu|t|v)\\b.{0,6}\\b${HOLD}\\b.{0,12}\\b(?:quoi|koi|donnees|qqch|quelque chose|un dossier|une fiche|un profil)\\b.{0,12}\\b${OF_ME}`,
  ),
  new RegExp(`^ (?:vous |tu )?${HOLD} (?:vous |tu )?(?:quoi|koi) (?:sur|de) (?:moi|nous) $`),
  /^ (?:quel\w*|que|qui|quoi) (?:donnees|donnees perso|quoi) (?:perso )?(?:est ce que )?(?:vous |tu )?(?:gard\w*|conserv\w*|enregistr\w*|stock\w*|collect\w*|deten\w*|avez|as)(?: (?:vous|tu))?(?: ici| exactement)? $/,
  /\b(?:voir|consulter|acceder a|acces a|connaitre|relire) (?:tout )?(?:mon|mes|ma) (?:dossier|donnees|fiche|profil)\b(?! (?:client|linkedin|de (?:vente|client)))/,
  own(/\bdroit d ?acces\b|\barticle 15\b/),
]);

export const asksCopy = oneOf([
  /\b(?:copies?|copi|telecharg\w*|export\w*|recuper\w*|emporter|rendez moi|(?:transmet\w*|envo[iy]\w*) (?:moi|nous))\b.{0,40}\b(?:mes|nos|ma|notre|mon|cette|la) (?:donnees|conversation|messages|historique|questions|reponses)\b/,
  /\b(?:copie|telecharg\w*|export\w*|recuper\w*)\b.{0,20}\btout ce que (?:je|j|on|nous|vous|tu)\b/,
  /\b(?:mes|nos) (?:donnees|messages|conversation|historique)\b.{0,20}\b(?:en (?:pdf|json|csv)|dans un (?:fichier|format))\b/,
  own(/\bportabilite\b|\barticle 20\b/),
]);

const FIELD =
  "(?:donnees|fiche|profil|dossier|secteur|activite|metier|effectif|taille|region|ville|departement|lieu|besoin|siret|siren|nom|prenom|adresse|mail|email|courriel|telephone|tel|numero)";
export const saysWrong = oneOf([
  new RegExp(
    `^ .{0,40}\\b(?:mon|ma|mes|le|la|les|vos|votre)? ?${FIELD}\\b.{0,25}\\b(?:est|sont|e|c est) (?:\\w+ )?(?:faux|fausses?|inexactes?|errone\\w*|pas (?:bons?|bonnes?|le bon|la bonne|les bons|justes?|exactes?|le mien|la mienne))\\b`,
  ),
  new RegExp(`\\b(?:corrig\\w*|rectifi\\w*)\\b.{0,15}\\b(?:mon|ma|mes) ${FIELD}\\b`),
  new RegExp(
    `\\b(?:vous|tu) (?:vous |t )?(?:etes |es )?(?:tromp\\w*|trompe)\\b.{0,20}\\b(?:mon|ma|mes|sur moi|de) ?${FIELD}?\\b`,
  ),
  /^ (?:je veux |je souhaite |je voudrais |pouvez vous |peux tu |veuillez )?(?:corriger|corrige|corrigez|rectifier|rectifie|rectifiez)(?: (?:ca|sa|cela|les donnees|mes donnees))? $/,
  own(/\bdroit de rectification\b|\barticle 16\b/),
]);
