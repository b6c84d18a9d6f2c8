import { fold } from "../retrieval/tokenise.ts";

/** Who one may claim to be: in the network, or sent by those who run it. */
const MEMBER = "(?:[ea]m?b+as+ad\\w*|activat(?:eur|rice)\\w*|conseill\\w+ (?:ia|osez|france num))";
const NETWORK =
  "(?:osez l ?ia|france ?num|dreets|la dge|ministere|bercy|l etat|gouvernement|reseau|programme|plan ia)";
const ANYONE = `(?:${MEMBER}|${NETWORK})`;
/** Claims that whoever reports them does not believe, or has not checked. */
const CLAIMS =
  "(?:soi[ts]? ?di[st]ant?e?|pretend\\w*|se di[st]\\w*|s di[st]\\w*|di[st]\\w* (?:etre|venir|etr|qu (?:il|elle) est)|disant (?:etre|venir)|se pretend\\w*|se presente\\w* comme|se presentant comme|se fai\\w* passer|s etait fait passer|pseudo|faux|fausse|bidon|parait il|usurp\\w*)";
/** Someone came by themselves. */
const CAME =
  "(?:appel\\w*|telephon\\w*|demarch\\w*|contact\\w*|sonn\\w*|ecri[ts]?\\w*|envoy\\w*|relanc\\w*|harcel\\w*|debarqu\\w*|pass\\w+|ven[ue]\\w*|vien[st]\\w*|tombe\\w*|recu\\w*|propos\\w*|mail\\w*|sms|insist\\w*)";
const ASKS_MONEY =
  "(?:vend\\w*|fourgu\\w*|refourgu\\w*|payer?|paiement|paye\\w*|acompte|virement|rib|carte (?:bleue|bancaire)|cb|sign\\w*|facture\\w*|frais|abonnement|arnaqu\\w*|\\d+ ?(?:e|euros?|balles))";
const SCAM =
  "(?:arnaqu\\w*|escro\\w*|usurp\\w*|louche\\w*|suspect\\w*|filou\\w*|imposteu\\w*|impostu\\w*|pigeon\\w*|bidon)";
const TRUE =
  "(?:vrai\\w*|vraiment|reel\\w*|officiel\\w*|agree\\w*|authenti\\w*|legit\\w*|serieu\\w*|bien (?:un|une|ambas)|faux|fausse|membre|inscrit\\w*|repertori\\w*|recens\\w*|dans (?:l|votre|un) annuaire)";
const CHECKS =
  "(?:savoir|verif\\w*|verifi\\w*|sur que|etre sur\\w*|reconna\\w*|distingu\\w*|authentif\\w*|control\\w*|confirm\\w*|prouv\\w*|preuve)";

const near = (first: string, second: string, most = 80): RegExp =>
  new RegExp(`\\b${first}\\b.{0,${most}}\\b${second}\\b|\\b${second}\\b.{0,${most}}\\b${first}\\b`);
const inOrder = (...parts: string[]): RegExp => new RegExp(`\\b${parts.join("\\b.{0,80}\\b")}\\b`);

const ABOUT_IMPOSTOR: readonly RegExp[] = [
  near(CLAIMS, ANYONE, 40),
  near(`(?:m|me|nous|mon|ma|notre|on) (?:\\w+ ){0,3}${CAME}.{0,80}\\b${ASKS_MONEY}`, ANYONE),
  inOrder(CAME, MEMBER, "(?:deman|veu|vou|recla|exig)\\w*", ASKS_MONEY),
  inOrder(CHECKS, TRUE, MEMBER),
  inOrder(CHECKS, MEMBER, TRUE),
  inOrder(
    "(?:est ?ce|c ?est|cest|c|t il|elle|il|est) (?:\\w+ ){0,4}(?:un |une |d )?(?:vrai\\w*|reel\\w*)",
    MEMBER,
  ),
  inOrder("(?:signal\\w*|denonc\\w*)", `(?:un|une|cet|cette|ce|l|mon|le|la|des)(?: \\w+)? ${MEMBER}`),
  near(SCAM, MEMBER),
  inOrder("(?:de la part|au nom|mandat\\w*|envoy\\w*)", NETWORK, `(?:${TRUE}|${SCAM}|${ASKS_MONEY})`),
];

/** Who speaks of becoming, or of playing, a member, and not of someone who came. */
const OF_ONESELF =
  /^ (?:ecris|ecrivez|redige[rz]?) |\b(?:me fai\w* passer|me presente\w*|me dire|je (?:me )?di[st] (?:etre|que)|en me disant|aide[zr]? ?moi a|devenir|candidat\w*|postul\w*|je suis|etre reconnu|mon (?:statut|agrement))\b/;

/**
 * True when a message is about someone who claims to be of the network: is it true, they came to sell, I wish to report it.
 * Not for a question on the network itself. Reads words as they are typed: no accent, no apostrophe, misspelt.
 */
export function isAboutImpostor(text: string): boolean {
  const readable = ` ${fold(text).replace(/['-]/g, " ").replace(/€/g, " euros ").replace(/\s+/g, " ")} `;
  return !OF_ONESELF.test(readable) && ABOUT_IMPOSTOR.some((pattern) => pattern.test(readable));
}
