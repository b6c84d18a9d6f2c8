import type { Need } from "../lists.ts";
import type { Clause } from "./clauses.ts";
import { maturityOf } from "./maturity.ts";
import { ownActivity } from "./own-activity.ts";
import { quoteMatch } from "./tokens.ts";

export type FoundNeed = { need: Need; because: string; at: number; weight: number };

/** How leaders say each need. Folded; the order is that of the closed list. */
const SAID: readonly { need: Need; says: RegExp }[] = [
  {
    need: "relation_client",
    says: /\b(?:repond\w* (?:\w+ ){0,3}(?:clients?|mails?|messages?|avis|appels?|demandes?|telephone)|(?:mails?|messages?|appels?|avis|demandes?|reclamations?|questions?) (?:des |de |de nos |de mes |aux )?(?:clients?|clientes|patients?|voyageurs|google)|clients? qui (?:appellent|attendent|relancent|rappellent|ecrivent)|patients? qui appellent|sav|service client|service apres vente|relation clients?|standard|accueil telephonique|telephone (?:n arrete pas|sonne)|reclamations?|fidelis\w+|satisfaction clients?|arrive plus a (?:leur |lui )?repondre|memes questions|(?:leur|lui) repondre|(?:appel\w*|ecri\w+|sonne\w*) (?:sans arret|toute la journee|tout le temps|non stop)|rappeler les clients)\b/,
  },
  {
    need: "marketing_communication",
    says: /\b(?:(?:personne|pas grand monde) (?:\w+ ){0,3}(?:conna\w+|existe|sait que)|pas assez (?:de |2 )(?:mond\w*|clients)|communication|communiquer|marketing|pub|publicite|instagram|insta|facebook|tiktok|linkedin|reseaux sociaux|posts?|newsletters?|visibilite|me faire connaitre|nous faire connaitre|se faire connaitre|referencement|seo|site internet plus|fiches? produits?|emailing|community|visible sur internet|photos de produits?|contenus?)\b/,
  },
  {
    need: "ventes_commercial",
    says: /\b(?:prospect\w*|trouver (?:des |de nouveaux |de nouvelles |plus de )?clients?|nouveaux clients?|vendre (?:plus|mieux|davantage)|booster (?:les|mes|nos) ventes?|augmenter (?:les|mes|nos|le chiffre)|demarch\w+ (?:des|de|les|nouveaux)|demarcher|relancer les prospects|appels d offres?|reponse\w* aux appels|commercial\w* qui|force de vente|plus de commandes|nos ventes|mes ventes|remplir (?:mon|le|mes|les) (?:carnet|chambres|planning))\b/,
  },
  {
    need: "devis_facturation",
    says: /\b(?:devis?|chiffre[rz]? (?:chaque|les|mes|nos|une) \w+|factur(?:es?|er|ation|ations|ons|ez)|chiffrages?|relances? (?:d |de |des )?(?:impayes?|factures?)|impayes?)\b/,
  },
  {
    need: "comptabilite_finance",
    says: /\b(?:compta|comptabilite|suivi comptable|tresorerie|treso|bilan comptable|tva|rapprochements? bancaires?|notes? de frais|ecritures comptables|marges?|rentabilite)\b/,
  },
  {
    need: "rh_recrutement",
    says: /\b(?:recrut\w*|embauch\w*|trouver (?:du monde|des gens|du personnel|quelqu un pour bosser|des bras|des salaries|des chauffeurs|des vendeurs)|trouve (?:personne|pas de monde|pas (?:de |d )?(?:\w+eurs?|\w+iers?|\w+istes?))|cherche (?:un|une|des) (?:\w+eur|\w+euse|\w+ier|\w+iere|\w+iste|\w+ien|\w+ienne)s?\b|veut (?:venir |plus )?(?:bosser|travailler)|manque (?:de bras|de main d oeuvre|de personnel)|c est des bras|cv|candidatures?|turn ?over|absenteisme|(?:la|les|mes|nos) paies?|fiches? de paie|bulletins? de paie|gestion du personnel|rh|ressources humaines|entretiens? annuels?|onboarding)\b/,
  },
  {
    need: "formation",
    says: /\b(?:formations?|former|forme\w* (?:a|mes|nos|les|mon|l)|se former|me former|monter en competences?|apprendre a (?:utiliser|se servir|s en servir)|apprendre l ia|formes a)\b/,
  },
  {
    need: "production_qualite",
    says: /\b(?:qualite (?:de|des|du|en)|controle qualite|controle visuel|rebuts?|defauts?|non conformites?|rendement|cadences?|productivite|ligne de production|malfacons?|gaspi\w*|pertes? de matiere|ameliorer (?:la|ma|notre) production)\b/,
  },
  {
    need: "maintenance",
    says: /\b(?:pannes?|maintenance|lachent|on repare toujours|tombent? en panne|machines? (?:a l arret|en panne|qui s arretent)|arrets? (?:de )?machines?|entretien (?:des|du|de la) (?:machines?|parc|vehicules?|chaudieres?|camions?))\b/,
  },
  {
    need: "logistique_stocks",
    says: /\b(?:stocks?|ruptures?|inventaires?|livraisons?|tournees? (?:de )?livraisons?|logistique|approvisionnements?|reappro|out of stock|preparer les commandes|preparation de commandes|invendus|surstock)\b/,
  },
  {
    need: "planification",
    says: /\b(?:plannings?|planifi\w+|emplois? du temps|(?:rendez vous|rdv)(?! par)|(?:mon|l|notre|mes) agendas?|tournees?|organiser (?:les|mes|nos) (?:equipes|journees|chantiers|tournees)|calendrier|remplacements? de derniere minute)\b/,
  },
  {
    need: "achats",
    says: /\b(?:acheter (?:\w+ ){0,4}(?:prix|moins|mieux)|achats?|negocier (?:\w+ ){0,3}fournisseurs?|(?:choisir|trouver|comparer) (?:mieux |mes |des |les |nos )*fournisseurs?|prix d achat|matieres? premieres? (?:trop )?cher\w*|fournisseurs? moins)\b/,
  },
  {
    need: "juridique_conformite",
    says: /\b(?:juridi\w*|conformite|en conformite|obligations legales|en regle|amende|(?<!selon les |selon |de |mon premier )contrats?|cgv|rgpd|ai act|ia act|reglement europeen|mentions legales|cadre legal|legalite|reglementation|normes?|juriste|droit d auteur)\b/,
  },
  {
    need: "cybersecurite_donnees",
    says: /\b(?:cyber\w*|pirat\w+|hack\w*|rancon\w*|phishing|hameconnage|mail piege|fuite de donnees|fuite\w*|securiser (?:mes|nos|les|tout|ca|mon)|proteger (?:mes|nos|les|mon|notre|me|nous)|me proteger|vol de (?:nos |mes )?donnees|sauvegardes?|mots? de passe|virus informatique)\b/,
  },
  {
    need: "administratif_documents",
    says: /\b(?:paperasse\w*|papiers|(?<!\d |et |agents |personnels? |personnel )administratif\w*|admin|documents?|dossiers?|comptes? rendus?|saisies?(?! automatique)|ressais\w+|archiv\w+|classer|classement|courriers?|formulaires?|rediger (?:les|des|mes|nos|le|un)|rapports?|secretariat)\b/,
  },
  {
    need: "conception_rd",
    says: /\b(?:conception|mettre au point|accelerer la recherche|concevoir (?:de|des|un)|prototyp\w+|r ?& ?d|r d|recherche et developpement|innovation|nouveaux? (?:produits?|modeles?)|plans? (?:des|de)|dessiner les plans|calculs et plans|bureau d etudes interne|design produit)\b/,
  },
  {
    need: "securite_risques",
    says: /\b(?:accidents? (?:du|au) travail|(?:les|des|nos|mes|deux|trois|plusieurs|\d+) accidents|securite (?:au travail|des salaries|sur les chantiers|de mes|de nos)|risques? (?:professionnels?|chimiques?|au travail)|duerp|document unique|tms|tendinites?|epi|prevenir les (?:accidents|risques)|chutes?)\b/,
  },
  {
    need: "diagnostic_strategie",
    says: /\b(?:par (?:ou|ou je|quoi) (?:\w+ )?commenc\w*|commencer (?:par ou|ou|par quoi)|ou commencer|diagnostic|feuille de route|strategie|etat des lieux|(?<!(?:temps|jours?|heures?|clients?|journees?|soirees?|commandes?) )perdue?s?|je sais pas (?:ou|quoi|comment) (?:commencer|faire avec|m y prendre)|a quoi (?:ca|l ia|ia) (?:peut|pourrait|sert|me sert)\w*|ca (?:me|nous) sert a quoi|premier pas|me lancer|nous lancer|se lancer|debuter|quoi en faire|comment m y mettre|par quel bout)\b/,
  },
  {
    need: "financement",
    says: /\b(?:subventions?|financ\w+|funding|aides? (?:financieres?|de l etat|publiques?|regionales?|possibles?)|(?:des|les|quelles|aux|toutes les) aides\b|aides pour|quelles aides|(?<!gagn\w+ de l )argent|credit d impot|prets?(?! a )|budget|payer (?:mon|le|notre) projet|coup de pouce financier|cheque)\b/,
  },
  {
    need: "evenement_reseau",
    says: /\b(?:evenements?|(?:un |des |les )?salons? (?:sur|ia|pro|professionnels?|de l ia)|un salon(?! (?:de|d|du))|rencontres?|rencontrer (?:du monde|d autres|des)|webinaires?|conferences?|ateliers? (?:sur|ia|cci)|journee de|meetups?|petit dejeuner|cafe ia|reseau local|reseauter)\b/,
  },
];

export const MAIN =
  /\b(?:surtout|vrai souci|gros souci|souci|probleme|besoin|priorite|voudra\w*|aimera\w*|veux|voulons|cherche\w*|souhait\w*|comment|me manque|bouff\w*|enfer|cauchemar|horreur|galere|rame|tue|perd\w*|peur|marre|fortune|impossible\w*|n en peux plus|temps|faut|prend\w*|trop|preoccupe|grave|jamais|sans arret|toujours)\b/;
const DENIED =
  /\b(?:pas besoin|ce n est pas|c est pas|n est pas|pas pour|un peu moins|(?:l argent )?on l a\b|on en a\b|j en ai\b|oublie[zr]?|c est regle|plus un souci|plus tard|pas (?:la|le|les|de))\b/;
/** Tools one already has, and what is sold, are no need. */
const NOT_A_NEED =
  /(?:\b(?:conseil|conseils|expert|experte|specialiste|specialise\w*|recrutement) (?:en|de|d|pour|dans) (?:\w+ )?|\bun de )$|\b(?:logiciel|outil|appli|agenda papier|agenda en ligne|cabinet|organisme|agence|editeur|societe|entreprise|bureau|ecole|centre|formateurs?) (?:de |d |des |en )?(?:\w+ et (?:un )?de |\w*)$/;
/** In a sentence that tells what tools are used, only a complaint or a wish is a need. */
const WISHED =
  /\b(?:mais|voudra\w*|aimera\w*|veux|voulons|cherche\w*|souhait\w*|comment|besoin|souci|probleme|aller plus loin|trop)\b/;

/** « on verra plus tard », « c'est un détail », « ça tourne bien »: named to be set aside. */
const PUT_OFF =
  /\b(?:on (?:verra|y reviendra|en (?:re)?parlera|y pensera)|(?:peut|peuvent|pourra|pourront|va|vont) attendre|rien ne presse|pas presse\w*|pas (?:tres )?urgent\w*|plus tard|pas (?:le sujet|maintenant|la priorite|prioritaire|pour tout de suite)|(?:second|deuxieme) temps|secondaire|du luxe|(?:est|c est) un detail|tant mieux|si possible|ce serait bien aussi|accessoirement|eventuellement|tourne\w* (?:bien|tres bien|tout seul)|(?:va|vont) bien|marche\w* (?:bien|tres bien|a peu pres)|(?:c est|est) notre metier|on sait faire|on s en sort|a jour|au complet|(?:est|sont) (?:pleine?s?|complete?s?)|nickel)\b/;
const NOT_THE_REST = /\b(?:reste|pas a jour|jamais a jour)\b/;

/** True when a clause sets aside what is named in it or just before. */
export const isPutOff = ({ folded }: Clause): boolean => PUT_OFF.test(folded) && !NOT_THE_REST.test(folded);

/**
 * The needs that the clauses of one sentence tell, without those set aside: « la compta, on verra plus tard ».
 * A clause sets aside what was named before it, back to the last need named.
 */
export function needsInSentence(clauses: readonly Clause[]): FoundNeed[] {
  const told: FoundNeed[][] = clauses.map(needsOf);
  for (const [at, clause] of clauses.entries()) {
    if (!isPutOff(clause)) continue;
    const named = told.findLastIndex((needs, before) => before <= at && needs.length > 0);
    if (named >= 0) told[named] = [];
  }
  return told.flat();
}

/** The needs that a clause tells, in its order; an activity or a tool already there is none. */
function needsOf(clause: Clause): FoundNeed[] {
  const { folded: text } = clause;
  if (clause.settled) return [];
  if (DENIED.test(text) && !/\bpas (?:le )?temps\b/.test(text)) return [];
  if (maturityOf(clause) !== null && !WISHED.test(text)) return [];
  const sold = ownActivity(text)?.match;
  return SAID.flatMap(({ need, says }) => {
    const match = says.exec(text);
    if (!match || (sold && match.index >= sold.index && match.index < sold.index + sold[0].length)) return [];
    if (NOT_A_NEED.test(text.slice(0, match.index).trimEnd())) return [];
    return [
      {
        need,
        because: quoteMatch(clause.text, clause.tokens, match),
        at: match.index,
        weight: MAIN.test(text) ? 2 : 1,
      },
    ];
  }).sort((a, b) => a.at - b.at);
}
