import { isWord, type Token, tokensOf } from "./tokens.ts";

/**
 * A part of a message that says one thing. `own` is false when it speaks of someone else's company, of the past, of
 * a wish or of customers: what it holds is then no fact of this company. `asks`: its sentence is a question, whose words may
 * name a trade or a place that is not one's own. `settled`: its sentence says that what it names is no trouble.
 */
export type Clause = {
  text: string;
  tokens: Token[];
  folded: string;
  own: boolean;
  asks: boolean;
  settled: boolean;
};

// Said to a machine, not of a company: orders, roles to play, settings. A person's facts in other sentences stand.
const TO_A_MACHINE =
  /\b(?:ignor(?:e|ez|er|es)|oubli(?:e|ez)|disregard|forget)\b.*\b(?:instruction|consigne|message|prompt|qu on|ce que|previous|tout)|\b(?:system|systeme|admin|assistant)\b ?(?:override|prompt|[:\]>])|\[(?:admin|system)|<!|\b(?:dis|dites|reponds|repondez|ecris|ecrivez|note|notez|mets|mettez|considere|considerez|fais|faites)\b (?:comme si|que|moi que|donc que)\b|\btu (?:es maintenant|dois repondre)\b|\b(?:headcount|region|size|need|sector) ?= ?|\brepete[rz]? (?:apres moi|ceci|cette phrase)\b|\bmode (?:administrateur|developpeur|debug)\b/;

const SOMEONE_ELSE =
  /\b(?:entreprise|boite|societe|garage|boutique|magasin|usine|restaurant|commerce) (?:de|a) (?:mon|ma|mes|un|une|notre) (?:beau|belle|frere|soeur|voisin|ami|amie|pote|copain|copine|cousin|pere|mere|fils|fille|client|concurrent|collegue|confrere|ancien|patron)|^(?:\w+ ){0,2}(?:mon|ma|mes|un|une|le|la|notre|nos|les) (?:voisin|voisine|concurrent|concurrents|client|cliente|clients|clientele|confrere|confreres|consoeur|fournisseur|fournisseurs|pote|potes|ami|amis|cousin|beau frere|ancien patron|ancienne boite|ancien employeur)\b|\b(?:clients?|clientes?|voisins?|confreres?|concurrents?|fournisseurs?) (?:est|sont|a|ont|sont surtout|viennent|utilise\w*)\b|\bchez (?:mon|ma|mes|un|une|nos) (?:client|cliente|clients|voisin|concurrent)\b|\brien a voir\b|\b(?:mon|ma|mes) (?:beau |belle |grand )?(?:pere|mere|frere|soeur|mari|femme|epoux|epouse|fils|fille|gendre|cousin|cousine|oncle|tante|neveu|niece|compagne|compagnon) (?:a une?|a sa|a son|dirige|tient une?|vend|possede|est|etait|fabrique|repare|loue|construit|cultive|eleve|enseigne|exploite|cuisine|livre|(?:travaille|bosse) (?:dans|chez|comme|en|au|aux|a l|a la))\b|\b(?:mes|nos|des) (?:acheteurs|partenaires|publics|usagers|fournisseurs|clients) (?:sont|viennent)\b|^(?:nos|mes) (?:publics|partenaires|acheteurs|clients|usagers)\b|\bqui nous (?:livrent|achetent|fournissent|commandent|appellent|font travailler|font confiance)\b/;
const PAST =
  /\b(?:avant|autrefois|jadis|ancien|ancienne|anciennement)\b|\bl an dernier\b|\b(?:j|c|on|nous|il|elle) (?:etais|etait|etions|avais|avait|avions|travaillais|bossais)\b|\b(?:cetait|etait|etaient)\b/;
const HYPOTHESIS =
  /\b(?:si j avais|si on avait|si on etait|imagine|imaginons|supposons|admettons|comme si)\b/;

const ASKS =
  /\?\s*$|^(?:quel(?:le)?s?|kel|qui|ki|que|quoi|koi|combien|cb|comment|pourquoi|pk|quand|kan|est ce|peut on|faut il|y a t il|ya t il|avec quel\w*|dans quel\w*|a quoi|c est quoi|c koi)\b/;

const SETTLED = /\b(?:ca va|rien a signaler|c est regle|pas de souci|aucun souci|ca roule|c est bon)\b/;

/** Sentences, then their clauses at each comma, semicolon or « mais »; the words told to a machine are left out. */
export function sentencesOf(text: string): string[] {
  return (
    text
      .replace(/<!--[\s\S]*?-->/g, ". ")
      // What is written for a program is no fact.
      .replace(/\{[^{}]*\}/g, ". ")
      // « dans le 9-3 »
      .replace(/\b([79])-([1-8])\b/g, "$1$2")
      .split(/(?<=[!?;\n…])|(?<=\.)(?=\s|$)|(?<=--+)/)
      .map((sentence) => sentence.trim())
      .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence) && !TO_A_MACHINE.test(plain(sentence)))
  );
}

const plain = (text: string): string =>
  tokensOf(text)
    .map(({ word }) => word)
    .join(" ");

/** @param sentence one sentence, as typed */
export function clausesOf(sentence: string): Clause[] {
  const tokens = tokensOf(sentence);
  const asks = ASKS.test(plain(sentence));
  const settled = SETTLED.test(plain(sentence));
  const cuts = tokens.flatMap(({ word }, index) =>
    /^(?:[,;:!?.()]|mais|tandis|alors|maintenant|sinon)$/.test(word) ? [index] : [],
  );
  const bounds = [0, ...cuts.filter((cut) => cut > 0), tokens.length];
  return bounds.slice(0, -1).flatMap((from, index) => {
    const part = tokens.slice(from, bounds[index + 1]);
    if (!part.some(isWord)) return [];
    const folded = part
      .filter(isWord)
      .map(({ word }) => word)
      .join(" ");
    const first = part[0]?.start ?? 0;
    const last = part.at(-1);
    const text = sentence.normalize("NFC").slice(first, last ? last.start + last.raw.length : first);
    return [{ text, tokens: part, folded, own: isOwn(folded) && !isHis(folded, sentence), asks, settled }];
  });
}

const isOwn = (folded: string): boolean =>
  !SOMEONE_ELSE.test(folded) && !PAST.test(folded) && !HYPOTHESIS.test(folded);

/** « mon beau-père est maçon, il a 6 ouvriers »: the one told of goes on being. */
const isHis = (folded: string, sentence: string): boolean =>
  /^(?:il|elle|ils|elles) (?:a|ont|emploie\w*|dirige\w*)\b/.test(folded) &&
  /\b(?:mon|ma|mes) (?:beau |belle )?(?:pere|mere|frere|soeur|mari|femme|fils|fille|gendre|cousine?|voisine?|ami)\b/.test(
    plain(sentence),
  );
