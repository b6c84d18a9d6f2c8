import { readable } from "./screening/patterns.ts";

const THEME =
  /\b(?:l?d?ias?|intelligences? artificielles?|d?[aei]m?n?bass?ad\w*|activat\w*|osez|chartes?|data[- ]?ia|france num|dge|dreets|drieets|bpifrance|pionniers|academie|chat ?gpt|gpt|llm|algorithm\w*|chat ?bots?|rgpd|make ?org|referents?|secnumcloud|frugal\w*|hallucin\w*|ocr|chappaz|midjourney|mistral|gemini|copilot|prompts?|machine learning|automatis\w*|numeriques?|webin\w+|donnees personnelles|data centers?|france 2030|business day|innovateurs?|experimentateurs?)\b/;

/** True when the words show the theme of this service, whatever their spelling. */
export const isOnTheme = (question: string): boolean => THEME.test(readable(question));

/** Subjects that people often bring here and that other services answer. */
const ELSEWHERE = [
  /\b(?:meteo|il fai[t]? quel temps|quel temps|temps (?:il fait|demain)|fai[t]? koi comme temps?|pleuvoir|canicule demain)\b/,
  /\b(?:recette|blanquette|cuisiner|gateau|tarte|quiche|ingredients?)\b/,
  /\b(?:match|psg|om\b|foot|rugby|ligue 1|coupe du monde|champion\w*|tour de france|score)\b/,
  /\b(?:blague|poeme|chanson|horoscope|astro|loto|devinette|conte|histoire drole|raconte moi)\b/,
  /\b(?:script|python|javascript|html|css|sql|excel|macro|formule excel|code (?:php|source)|programme) (?:qui|pour|moi|de)\b|\b(?:ecris|ecrire|code|fais|genere) (?:moi )?(?:un |une |du )?(?:script|programme|code|macro|fonction|page html)\b/,
  /\b(?:traduis|traduire|traduction de|translate)\b/,
  /\b(?:combien (?:font|fait)|calcule|resoudre|racine carree|equation|devoirs?|exercice de)\b|\d\s*[x*+=]\s*\d/,
  /\b(?:capitale?|president de la republique|quelle heure|jours? feries?|distance entre|habite|population) (?:de|d|du|est|en)\b|\bquelle heure (?:est|il)/,
  /\b(?:rsa|caf|allocation\w*|chomage|retraite|apl|smic|conges? payes?|arret maladie|secu|mutuelle|carte (?:grise|vitale|identite)|permis de conduire|passeport|titre de sejour)\b(?!.*\b(?:formation|academie)\b)/,
  /\b(?:chaudiere|pompe a chaleur|isolation|panneaux? solaires?|velo|voiture electrique|borne de recharge|maprimerenov|bonus ecologique)\b/,
  /\b(?:horaires?|train|bus|avion|vol|billet|hotel (?:pas cher|a)|itineraire|restaurant)\b.*\b(?:pour|vers|de|paris|limoges|demain|vendredi|ce soir|pas cher|reserver)\b/,
  /\bmal (?:au|a la|aux|de) (?:ventre|tete|dos|dents?|gorge|pied|genou)|\b(?:medicament|symptome\w*|docteur|medecin)\b/,
  /\b(?:divorc\w*|garde d enfants?|pension alimentaire|mariage)\b/,
  /\b(?:apprentissage|apprentis?)\b.*\baides?\b|\baides?\b.*\b(?:a l apprentissage|apprentis?|embauche|arceau)\b/,
  /\b(?:taxe fonciere|cfe|tva|urssaf|declaration d impots?|bail commercial|statuts? (?:sarl|sas)|auto[- ]?entrepreneur|creer (?:ma|une) (?:boite|entreprise|societe))\b/,
];

/** True for a question on another subject; asked of questions that show nothing of the theme. */
export const isElsewhere = (question: string): boolean => {
  const text = readable(question);
  return ELSEWHERE.some((pattern) => pattern.test(text));
};
