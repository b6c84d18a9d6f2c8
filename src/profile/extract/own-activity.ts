import type { Section } from "../lists.ts";

/** Who does it: oneself, or one's company. « mon fils répare des vélos » is no subject here. */
const SUBJECT = String.raw`\b(?:je|j|on|nous|(?:notre|ma|mon) (?:entreprise|societe|boite|atelier|equipe|usine|association|cooperative|maison|groupe|cabinet|agence|ferme|organisme)(?: qui)?|(?:un|une) (?:entreprise|societe|boite|atelier|organisme|association|cooperative) qui)`;
/** Little words between who and what: « nous vous », « j'y », « on ne fait que ». */
const LITTLE = "(?: (?:y|en|les?|la|l|ne|vous|leur|recuperons et|recupere et))?";
/** Not « mes », « mon »: « je forme mes salariés » tells no trade. */
const ARTICLE = String.raw`(?:(?:des?|du|de la|de l|d|la|les?|l|un|une|nous memes? des|surtout des) )?(?:(?!(?:mes|mon|ma|nos|notre)\b)\w+ )?`;

const does = (verbs: string, things?: string): RegExp =>
  new RegExp(
    `${SUBJECT}${LITTLE} (?:${verbs})\\b(?! (?:pas|plus|jamais|rien)\\b)${things ? ` ${ARTICLE}(?:${things})\\b` : ""}`,
  );

const BUILDINGS =
  "maisons?|villas?|immeubles?|batiments?|logements?|hangars?|piscines?|ponts?|routes?|pavillons?|chalets?|extensions?|charpentes?|murs?|terrasses?|ossatures?|ecoles|granges?";
const PREMISES =
  "bureaux|bureau|appartements?|logements?|maisons?|locaux|local|immeubles?|murs|terrains?|entrepots?|studios|parkings?|box";
const HOLIDAY_HOMES = "gites?|chambres?|bungalows?|mobil homes?|emplacements?|tentes|cabanes?";
const VEHICLES = "voitures?|autos?|vehicules|motos?|scooters?|camions?|camping cars?|utilitaires?|caravanes?";
const AT_HOME =
  "telephones?|smartphones?|ordinateurs?|velos?|trottinettes?|chaussures?|montres?|horloges?|electromenager|lave linge|televis\\w+|bijoux|meubles?|fauteuils?|vetements?|tablettes?|consoles?|machines a coudre";

/** What one does, told with a verb, where the thing done settles what the verb leaves open; the first that fits wins. */
const DOES: readonly { section: Section; says: RegExp }[] = [
  { section: "D", says: does("vend\\w*|produi\\w+|distribu\\w+|fourni\\w+", "chaleur|electricite|biogaz") },
  { section: "F", says: does("constru\\w+|bati\\w*|monte|montons|renov\\w+|restaur\\w+", BUILDINGS) },
  {
    section: "F",
    says: does(
      "pose|poses|posons|installe|installons|isole|isolons",
      `verandas?|fenetres?|portes?|volets?|cuisines?|parquets?|carrelages?|toitures?|panneaux|pompes?|chaudieres?|ascenseurs?|clotures?|portails?|pergolas?|stores?|cloisons?|combles|escaliers?|gouttieres?|${BUILDINGS}`,
    ),
  },
  { section: "I", says: does("(?:loue|loues|louons) (?:des|nos)", HOLIDAY_HOMES) },
  { section: "L", says: does("(?:loue|loues|louons) des", PREMISES) },
  { section: "N", says: does("(?:loue|loues|louons) (?:des|du|de la|de l)", "\\w{3,}") },
  { section: "G", says: does("repare|repares|reparons|depanne|depannons", VEHICLES) },
  { section: "S", says: does("repare|repares|reparons|depanne|depannons|retouche|retouchons", AT_HOME) },
  {
    section: "C",
    says: does("repare|repares|reparons", "machines?|bateaux|navires?|moteurs?|avions?|wagons?"),
  },
  {
    section: "J",
    says: does(
      "publi\\w+|edite|editons",
      "livres?|romans?|albums?|magazines?|mensuel|hebdo\\w*|quotidien|journal|journaux|revues?|bd|bandes dessinees|jeux video|logiciels?",
    ),
  },
  {
    section: "C",
    says: does(
      "fabriqu\\w+|couds|coud|cousons|tisse|tissons|brasse|brassons|forge|forgeons|usine|usinons|moule|moulons|embouteill\\w+|torrefi\\w+|distill\\w+|tricot\\w+|sculpt\\w+|emboutis\\w*",
      "\\w{3,}",
    ),
  },
  {
    section: "C",
    says: does(
      "imprim\\w+",
      "livres?|affiches?|etiquettes?|flyers?|brochures?|catalogues?|emballages?|cartes|journaux|magazines?|tee shirts|t shirts|textiles?|faire part|depliants?|prospectus|tissus?",
    ),
  },
  {
    section: "C",
    says: does(
      "constru\\w+|assembl\\w+",
      "bateaux|voiliers|barques?|navires?|yachts?|orgues?|instruments?|guitares?|violons?|pianos?|machines?|remorques?|mobilier|meubles?|avions?|ulm|drones?|robots?|roulottes?|caravanes?|cuves?|fours?|vehicules?|carrosseries?|moteurs?|moules?|velos?|cartes electroniques",
    ),
  },
  {
    section: "A",
    says: does(
      "(?:fais|faisons|fait) pousser|(?:cultiv\\w+|eleve|eleves|elevons|recolt\\w+|peche|pechons|seme|semons) (?:des|du|de la|les|nos|mes)(?! (?:\\w+ )?(?:avis|donnees|infos|informations|retours|contacts|doutes|idees))|(?:fais|faisons|fait) (?:du|de la|des) (?:ble|mais|melons?|legumes|colza|tournesol|cereales|vaches|lait|chevres|moutons|cochons|poulets|foin|tomates|fraises|pommes|vin bio)",
    ),
  },
  {
    section: "A",
    says: does(
      "produi\\w+",
      "fraises|legumes|fruits|lait|miel|ble|mais|cereales|oeufs|viande|volailles|olives|safran|spiruline|fleurs|plants|pommes|tomates|melons?|pommes de terre|noix|chataignes|champignons|foin|lavande",
    ),
  },
  {
    section: "B",
    says: does(
      "(?:extrai\\w+|extray\\w+)|exploit\\w+",
      "tourbe|sables?|graviers?|granulats?|granit|marbre|ardoise|pierres?|calcaire|argile|sel|talc|kaolin|carriere|sabliere|tourbiere|minerai",
    ),
  },
  {
    section: "E",
    says: does(
      "collect\\w+|recuper\\w+|trie|trions|recycl\\w+|vidang\\w+|cur(?:e|ons)|debarrass\\w+",
      "dechets?|huiles?|metaux|ferraille|verre|vieux papiers|plastiques?|encombrants|gravats|pneus|fosses?|egouts?|biodechets|batteries|textiles|bouchons|boues|epaves",
    ),
  },
  { section: "I", says: does("cuisine|cuisines|cuisinons", undefined) },
  {
    section: "P",
    says: does(
      "(?:forme|formes|formons) des|enseign\\w+|prepar\\w+",
      "adultes?|conducteurs|candidats|futurs|caristes|secouristes|managers|\\w+eurs|langues?|anglais|musique|piano|guitare|yoga",
    ),
  },
  {
    section: "P",
    says: does(
      "(?:organise|organisons|donne|donnons|dispense|dispensons) des(?!.*\\b(?:interne|salaries|equipes?|employes|collaborateurs)\\b)",
      "formations?|cours|stages",
    ),
  },
  {
    section: "K",
    says: does("evalu\\w+|expertis\\w+|indemnis\\w+", "degats|dommages|sinistres"),
  },
  {
    section: "H",
    says: does(
      "livre|livrons|transporte|transportons|achemin\\w+",
      "colis|marchandises|palettes|courriers?|fret|plis",
    ),
  },
  {
    section: "Q",
    says: does(
      "soigne|soignons|accueill\\w+|garde|gardons|accompagne|accompagnons",
      "patients?|malades|personnes agees|enfants|bebes|handicapes?|personnes handicapees|seniors",
    ),
  },
  {
    section: "N",
    says: does(
      "(?:nettoie|nettoyons|entretiens|entretenons|surveille|surveillons) (?:des|les)",
      "bureaux|vitres|jardins|espaces verts|coproprietes",
    ),
  },
];

/** What one does, told in the first person: « je fabrique des couteaux ». Stronger than a trade named beside, or null. */
export function ownActivity(folded: string): { section: Section; match: RegExpExecArray } | null {
  for (const { section, says } of DOES) {
    const match = says.exec(folded);
    if (match) return { section, match };
  }
  return null;
}
