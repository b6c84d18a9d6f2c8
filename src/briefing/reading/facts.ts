import { amountsIn } from "./amounts.ts";
import { type Discretion, quotable } from "./discretion.ts";
import { flat, phrasesIn } from "./phrases.ts";
import { TOOL } from "./products.ts";

export const FACT_KINDS = [
  "budget",
  "echeance",
  "peines",
  "outils",
  "essais",
  "craintes",
  "donnees",
  "projet",
  "chiffres",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];
export const FACT_LABELS: Record<FactKind, string> = {
  budget: "budget ou montant",
  echeance: "échéance",
  peines: "difficulté",
  outils: "outils",
  essais: "déjà tenté",
  craintes: "crainte",
  donnees: "données en jeu",
  projet: "projet",
  chiffres: "chiffres",
};

/** `quote`: the text's own words, masked; null where they may not be repeated. `amounts`: as usually written. */
export type Fact = { kinds: readonly FactKind[]; quote: string | null; amounts: readonly string[] };

const MONTH =
  "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv|fev|sept|oct|nov|dec)";
const MOMENT = `(?:l ?(?:ete|hiver|automne|annee|an)|le printemps|la (?:rentree|saison|fin|vendange|moisson|toussaint|haute saison|semaine|prochaine)|les (?:vacances|fetes|soldes|vendanges|moissons|conges)|noel|paques|fin|debut|mi|courant|${MONTH}|\\d{4}|${"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"}|demain|ce soir|quinze jours|\\d+ (?:jours?|semaines?|mois)|(?:un|une|deux|trois|quatre|six|dix) (?:jours?|semaines?|mois|ans?))`;
const DEADLINE = new RegExp(
  `\\b(?:avant|d ?ici(?: a)?|pour|des|jusqu a|jusqu au|au plus tard|d ici a|a partir de|a compter de|fin|debut|mi|courant|vers|en) (?:le |la |les |l |fin |debut |mi |de |du |\\d{1,2}(?:er)? )*${MOMENT}|\\b(?:le )?\\d{1,2}(?:er)? ${MONTH}\\b|\\b\\d{1,2}\\/\\d{1,2}(?:\\/\\d{2,4})?\\b|\\b(?:mi|fin|debut)[- ]${MONTH}\\b|\\bdans (?:\\d+|un|une|deux|trois|quatre|cinq|six|huit|dix|quinze|les|le|la) (?:ou \\w+ )?(?:prochaine?s? )?(?:jours?|semaines?|mois|ans?|annees?|trimestre)\\b|\\b(?:ce|au|le|du|d un|premier|second|prochain|[1-4]e?r?) (?:trimestre|semestre)\\b|\\b(?:l annee|le mois|la semaine|l ete|l hiver|le trimestre) prochaine?\\b|\\b(?:urgen\\w+|au plus vite|le plus vite possible|rapidement|tres vite|asap|cet ete|cette annee|cet automne|cet hiver|ce printemps|cette semaine|ce mois|a la rentree|date limite|echeance|delai)\\b|\\bt[1-4]\\b|\\bq[1-4] 20\\d\\d\\b|\\bpasse a la retraite|\\b(?:part|partir|depart)\\w* (?:a la|en) retraite\\b`,
);
const TRIED =
  /\b(?:deja (?:essaye|teste|tente|fait|eu|suivi|utilise|achete|paye|vu|pris|installe|rencontre|demande|recu|mis)\w*|(?:ai|a|as|avons|ont|avait|avions) (?:deja |bien |un peu |vaguement |vite fait )?(?:essay|test|tent|abandonn|arret|laisse tomber|renonc|suivi|achet|install|commenc|demarr|lanc|invest|bidouill|brico|fait (?:un|une|faire|appel|venir)|pris (?:un|une)|paye|mis en place|signe|recu|rencontr|embauch|joue)\w*|(?:essai|test|pilote|poc|demo|demonstration|experimentation|formation|diagnostic|audit|stagiaire)\w* (?:rate|concluant|pas concluant|abandonne|de|avec|fait|l an|en|il y a|qui)|ca (?:n a|a) (?:pas |jamais |rien |plutot |bien |mal |moyennement )?(?:marche|fonctionne|donne|pris|abouti|plante|foire)\w*|(?:echec|deception|decu\w*|usine a gaz|fiasco|degout\w*|decoll\w*)|(?:ne|n) s en sert\b|on s en sert (?:plus|pas)|personne (?:ne )?s en sert|abandonne\w*|l an dernier|il y a (?:un|deux|trois|\d+) (?:ans?|mois)|(?:ancien|precedent) (?:prestataire|logiciel|consultant|editeur)|(?:on|j) (?:m|nous) a(?:vait)? (?:demarche|propose|vendu|fait une demo))\b/;
const WORRY =
  /\b(?:(?:ai|a|as|avons|ont|fait|font|avait) (?:tres |un peu |vraiment |surtout |grand |carrement |hyper )*peur|peur (?:de|que|d|pour)|craint\w*|crains|crainte\w*|inquiet\w*|inquiete\w*|angoiss\w*|stress\w*|flipp\w*|mefi\w*|reticen\w*|sceptique\w*|hostile\w*|pas chaud\w*|freine\w*|soucie\w*|preoccup\w*|confian\w*|(?:perdre|supprim\w*|menac\w*|remplac\w*) (?:\w+ ){0,3}(?:emplois?|postes?|boulot|travail|jobs?|place|metier|gens|salarie\w*|equipe\w*|personne\w*)|(?:va|vont|allait|veut|vais|va-t-on|allez) (?:\w+ ){0,2}(?:remplacer|virer|licencier|se faire virer|etre remplac\w*)|licenci\w*|(?:trop|hors de prix|ruineux|bien) (?:cher|couteu\w*)|(?:ca|cela) (?:coute|va couter|couterait)|arnaqu\w*|(?:me|nous|se) faire (?:avoir|rouler|plumer|arnaquer)|confidentiel\w*|secrets?\b|fuite\w*|pirat\w*|(?:nos|mes|les|leurs|des|ses) donnees (?:\w+ ){0,5}(?:partent|partir|vont|finissent|finir|ailleurs|dehors|etats[- ]unis|usa|americain\w*|chine|cloud|clients?|proteg\w*|securi\w*|aspir\w*|vol\w*)|rgpd|cnil|cse|pas (?:le )?temps|usine a gaz|complique\w*|dependan\w*|se tromper?|invent\w*|hallucin\w*|erreurs?|responsab\w*|risqu\w*|legal\w*|interdit\w*|droit de|sanction\w*|amende\w*|deshumanis\w*|controle\w* (?:les|mes|nos) (?:salarie|gens|equipe)\w*|surveill\w*|fliqu\w*|souverain\w*|americain\w*|chinois\w*)\b/;
/** What weighs on them: the wish that nobody words as one. */
const PAIN =
  /\b(?:temps (?:fou|dingue|monstre|enorme)|pass\w* (?:mes|nos|des|un|deux|trois|plus de|\d+|ses|leurs) (?:soirees?|heures?|jours?|journees?|week ?ends?|temps|nuits?|dimanches?)|perd\w* (?:du|un|trop|des|beaucoup|plein|notre|mon) ?(?:de )?\w+|perdons|bouff\w*|galer\w*|soucis?|problemes?|cauchemar\w*|enfer|horreur|trop de temps|prend (?:du|trop|beaucoup|\d+|deux|trois|un)|prennent \w+|marre|rat(?:e|ons|ent|es) |debord\w*|n arriv\w+ (?:pas|plus)|impossible\w*|jet(?:te|ons|er|ent)\b|ruptures?|en retard|croul\w*|submerg\w*|difficult\w*|du mal a|complique\w*|annul\w*|erreurs?|gaspill\w*|invendus?|perime\w*|coute (?:une fortune|cher)|manque (?:de|d)|plaint\w*|reclamations?|defauts?|pannes?|accidents?|absen\w*|impayes?|a la main|ressais\w*|en double|personne pour)\b/;
/** What an AI would be given. */
const DATA =
  /\b(?:donnees|dossiers? (?:de|des|d|medicaux|clients?|patients?)|fichiers?|bases? de|photos?|contrats?|actes|ordonnances?|cvs?|historiques?|enregistrements?|recettes|plans (?:de|des))\b/;
/** What they have in mind, where nothing else was said of it. */
const PROJECT =
  /\b(?:ia|intelligence artificielle|robots?|automatis\w*|algorithmes?|predi\w*|prevoir|detect\w*|on nous propose|projets?|objectifs?|idee est)\b/;
const FIGURE =
  /\b\d+(?:[.,]\d+)?\s?(?:%|h\b|[a-z]{2,})|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|cents|mille|une dizaine|une vingtaine|une centaine|la moitie|un tiers|un quart|\w+ (?:fois|heures?|jours?) (?:par|sur)) [a-z]{3,}|\bune? \w+ sur (?:\d+|deux|trois|quatre|cinq|six|huit|dix|vingt)\b/;

/** Says how many they are: told with the company. */
const HEADCOUNT =
  /\b(?:(?:on|nous) (?:est|sommes) |)(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:personnes?|salarie\w*|employe\w*|compagnons?|gars|collaborateurs?|ouvriers?|permanents?|agents|pers)\b|\bon est \w+\b/g;

const MOST = 12;
const MOST_OF: Record<FactKind, number> = {
  budget: 4,
  echeance: 4,
  peines: 4,
  outils: 4,
  essais: 3,
  craintes: 4,
  donnees: 2,
  projet: 3,
  chiffres: 3,
};

/** The constraints that a text tells, in its own words: what was said of money, time, tools, earlier tries, fears, and figures. */
export function factsIn(masked: string, discretion: Discretion): Fact[] {
  const found: (Fact & { at: number })[] = [];
  for (const [at, phrase] of phrasesIn(masked).entries()) {
    const plain = plainOf(phrase);
    // Someone's money is not the company's.
    const amounts = discretion.isPrivate(phrase) ? [] : amountsIn(phrase);
    const kinds = kindsOf(plain, amounts);
    if (kinds.length === 0) continue;
    const quote = quotable(phrase, discretion);
    if (quote === null && amounts.length === 0) continue;
    // What may not be repeated may have held what made it a fact.
    const kept = quote === null || kindsOf(plainOf(quote), amountsIn(quote)).length > 0;
    if (!kept && amounts.length === 0) continue;
    found.push({ at, kinds, quote: kept ? quote : null, amounts });
  }
  return chosen(found);
}

const plainOf = (text: string): string => flat(text).replace(/['’-]/g, " ").replace(/\s+/g, " ");

function kindsOf(plain: string, amounts: readonly string[]): FactKind[] {
  const kinds: FactKind[] = [];
  const pleasantry =
    /^\s*(?:bonjour|bonsoir|merci|cordialement|salut|suite a (?:notre|votre))\b/.test(plain) &&
    plain.length < 60;
  if (pleasantry && amounts.length === 0 && !DEADLINE.test(plain)) return [];
  if (amounts.length > 0 || /\b(?:budget|enveloppe|subvention de|tresorerie)\b/.test(plain))
    kinds.push("budget");
  if (DEADLINE.test(plain)) kinds.push("echeance");
  if (new RegExp(TOOL.source).test(plain)) kinds.push("outils");
  if (PAIN.test(plain)) kinds.push("peines");
  if (TRIED.test(plain)) kinds.push("essais");
  if (WORRY.test(plain)) kinds.push("craintes");
  if (DATA.test(plain)) kinds.push("donnees");
  if (kinds.length === 0 && PROJECT.test(plain)) kinds.push("projet");
  if (kinds.length === 0 && FIGURE.test(plain.replace(HEADCOUNT, " "))) kinds.push("chiffres");
  return kinds;
}

const WEIGHT: Record<FactKind, number> = {
  budget: 6,
  echeance: 5,
  peines: 2,
  donnees: 2,
  projet: 2,
  essais: 3,
  outils: 3,
  craintes: 3,
  chiffres: 1,
};

/** The fullest first in, a bound of each kind, then back in the order of the text. */
function chosen(found: readonly (Fact & { at: number })[]): Fact[] {
  const count = new Map<FactKind, number>();
  const kept = new Set<Fact & { at: number }>();
  const weight = ({ kinds }: Fact): number => kinds.reduce((sum, kind) => sum + WEIGHT[kind], 0);
  for (const fact of [...found].sort((a, b) => weight(b) - weight(a) || a.at - b.at)) {
    if (kept.size >= MOST) break;
    if (fact.kinds.every((kind) => (count.get(kind) ?? 0) >= MOST_OF[kind])) continue;
    for (const kind of fact.kinds) count.set(kind, (count.get(kind) ?? 0) + 1);
    kept.add(fact);
  }
  return found
    .filter((fact) => kept.has(fact))
    .map(({ kinds, quote, amounts }) => ({ kinds, quote, amounts }));
}
