import { type Detector, RANK, type Span } from "./span.ts";

const NUMBER = "\\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?,? ?(?:,|-)? {0,2}";
/** Always a way where people live. */
const STREET =
  "rue|r\\.|avenue|aven|ave|av\\.?|boulevard|boul|bld\\.?|blvd\\.?|bvd\\.?|bd\\.?|chemin|chem\\.?|che\\.?|impasse|imp\\.?|ruelle|venelle|sentier|sente|faubourg|fbg|fg|quai|rond-point|esplanade|lotissement|hameau|allee|allees|all\\.|square|passage|traverse|montee|promenade|levee|route|rte\\.?|pl\\.?|ch\\.|corniche|mas";
/** A way, and many other things: only before a capital, or before a postcode. */
const PERHAPS =
  "place|cours|cite|clos|villa|voie|parc|domaine|cote|mail|residence|res\\.?|lot\\.?|zone|za|zi|zac|galerie";

const JOIN =
  "(?:de la|de l'|de|des|du|d'|la|le|les|l'|aux|au|a la|a l'|sur|sous|en|et|st|ste|saint|sainte) ?";
// A date (« 8 mai 1945 »), or a word that could be a name.
const DATED = "\\d{1,2}(?:er)? [a-z]{3,9}(?: \\d{4})?";
const ENDS =
  "(?:je|j|on|nous|mon|ma|mes|et|avec|pour|dans|qui|que|est|c|tel|telephone|mail|email|puis|comment|quel|quelle|quels|quelles|code|cp|cedex|appt|appart|bat|batiment|etage|a|au|en|sommes|suis|ai|avons|ca|il|elle|merci|svp|stp|france|ou|combien|siret|siren|depuis|sur|pas|y|commercante?|pietonne|passante|voisine|entiere|ici|cordialement|ouvert|fermee?|nuit|jour)";
const NAME_WORD = `(?!${ENDS}(?![A-Za-z]))[A-Za-z][A-Za-z'-]*\\.?`;
const NAME = `(?:${JOIN}){0,2}(?:${DATED}|${NAME_WORD})(?:[ -](?:(?:${JOIN})?(?:${DATED}|${NAME_WORD}))){0,4}`;
const CAPITAL_NAME = `(?:${JOIN}){0,2}(?:${DATED}|[A-Z][A-Za-z'-]*)(?: (?:(?:${JOIN})?[A-Z][A-Za-z'-]*)){0,4}`;

const WHERE =
  "(?:j?habit\\w*|demeur\\w*|domicili\\w*|log(?:e|eons|ement)|adresse(?: postale)?|siege(?: social)?|situee?s?|installee?s?|implantee?s?|base[es]*|boutique|atelier|magasin|locaux|local|bureau|cabinet|domicile)";

const NUMBERED = new RegExp(`(?<![\\d.,A-Za-z/-])(?<!\\d )${NUMBER}(?:${STREET})(?: |(?<=\\.))${NAME}`, "gi");
// Case matters here: a place has a capital, « 3 places de parking » has none.
const NUMBERED_PERHAPS = new RegExp(
  `(?<![\\d.,A-Za-z/-])(?<!\\d )${NUMBER}(?:[Pp]lace|[Cc]ours|[Cc]ite|[Cc]los|[Vv]illa|[Vv]oie|[Pp]arc|[Dd]omaine|[Cc]ote|[Mm]ail|[Rr]esidence|[Rr]es\\.?|[Ll]ot\\.?|[Zz]one|Z[AI]C?|[Gg]alerie|PLACE|COURS) ${CAPITAL_NAME}`,
  "g",
);
const NUMBERED_BEFORE_POSTCODE = new RegExp(
  `(?<![\\d.,A-Za-z/-])(?<!\\d )${NUMBER}(?:${PERHAPS}) ${NAME}(?=,? {1,3}\\d{5}(?!\\d))`,
  "gi",
);
const TOLD = new RegExp(
  `\\b${WHERE}\\b(?: [a-z']{1,12}){0,3}[ :,]{1,3}(?:au |a |dans |sur )?(?:l'|la |le )?((?:rue|avenue|av\\.?|boulevard|bd\\.?|chemin|impasse|allee|route|rte|quai|faubourg|lotissement|hameau|place|montee|villa|mas) ${JOIN.replace(" ?", " ?")}${NAME})`,
  "gi",
);
const BEFORE_POSTCODE = new RegExp(
  `(?<![A-Za-z])(?:rue|avenue|boulevard|chemin|impasse|allee|route|quai|place|faubourg) ${NAME}(?=,? {1,3}\\d{5}(?!\\d))`,
  "gi",
);
const HAMLET = new RegExp(`\\b(?:lieu[- ]dit|lieudit|ld\\.)[ :]{1,2}(?:"|« ?)?${NAME}(?:"| ?»)?`, "gi");
const WITHIN =
  /\b(?:appt?|appart(?:ement)?|apt|bat(?:iment)?|escalier|esc|etage|porte|lot|villa|residence|boite(?: aux lettres)?)\.? ?(?:n ?°? ?)?(?:\d{1,4}[a-z]?|[A-Z]\d{0,3})\b(?:,? ?(?:appt?|appart(?:ement)?|apt|bat(?:iment)?|escalier|esc|etage|porte)\.? ?(?:n ?°? ?)?(?:\d{1,4}[a-z]?|[A-Z]\d{0,3})\b){0,3}/gi;
const FLOOR =
  /\b(?:\d{1,2}(?:er|e|eme) etage|rdc|rez[- ]de[- ]chaussee|porte (?:gauche|droite|face))\b|\bZ[AI]C? (?:des |de la |du |de |les )?[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*/g;
const NAMED_RESIDENCE =
  /\b[Rr](?:esidence|es\.) (?:(?:de la|de l'|des|du|les|le|la|l') ?)?[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){0,2}/g;

const spansOf = (text: string, pattern: RegExp, group = 0): Span[] =>
  [...text.matchAll(pattern)].map((match) => {
    const found = (match[group] ?? match[0]).replace(/[ ,-]+$/, "");
    const start = match.index + match[0].indexOf(match[group] ?? match[0]);
    return { start, end: start + found.length, kind: "adresse", rank: RANK.adresse };
  });

/** What completes an address is masked only beside one: « lot 3 », « étage 2 » alone are of a building site. */
function beside(found: readonly Span[], extra: readonly Span[], text: string): Span[] {
  const near = ({ start, end }: Span): boolean =>
    found.some(
      (other) =>
        (start >= other.end ? text.slice(other.end, start) : text.slice(end, other.start)).length <= 24 &&
        !(start < other.end && end > other.start),
    );
  return extra.filter(near);
}

/**
 * French postal addresses (norm NF Z10-011): a number and a way, badly typed or cut short; a way alone after « j'habite »,
 * « siège : »; a place called (« lieu-dit »), a residence; flat, stairs and floor beside one. Postcode and town stay: they say which
 * region serves the company, and designate no one.
 */
export const findPostalAddresses: Detector = ({ text }) => {
  const streets = [
    ...spansOf(text, NUMBERED),
    ...spansOf(text, NUMBERED_PERHAPS),
    ...spansOf(text, NUMBERED_BEFORE_POSTCODE),
    ...spansOf(text, TOLD, 1),
    ...spansOf(text, BEFORE_POSTCODE),
    ...spansOf(text, HAMLET),
  ];
  const residences = spansOf(text, NAMED_RESIDENCE);
  const found = [
    ...streets,
    ...(streets.length > 0 || /\b(?:appt?|bat|habit|log|\d{5})/i.test(text) ? residences : []),
  ];
  return [...found, ...beside(found, [...spansOf(text, WITHIN), ...spansOf(text, FLOOR)], text)];
};
