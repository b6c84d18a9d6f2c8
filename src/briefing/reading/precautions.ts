import { readable } from "../../answering/screening/patterns.ts";
import type { Profile } from "../../profile/profile.ts";

export const PRECAUTIONS = ["rgpd", "ia_act", "souverainete", "salaries", "secret", "propriete"] as const;
export type PrecautionCode = (typeof PRECAUTIONS)[number];

/** `why`: what in the case calls for it, in our words; `address`: the passage that states it (`fiche#anchor`), by its first `sentences`. */
export type Raised = { code: PrecautionCode; why: string; address: string; sentences: number };

type Rule = Omit<Raised, "sentences"> & { says: RegExp; sentences?: number };

const HEALTH_DATA = "rgpd-ia#donnees-sante";
const RECRUITS = /\b(?:cv|cvs|candidat\w*|recrut\w*|embauch\w*|postulants?|entretiens? d embauche)\b/;

/** The first of a code that the case calls for stands for it: the gravest signs come first. */
const RULES: readonly Rule[] = [
  {
    code: "ia_act",
    says: /\b(?:reconnaissance (?:faciale|vocale|des visages)|biometr\w*|empreintes? (?:digitales?|faciales?)|visages?|badge\w* facial\w*)\b/,
    why: "reconnaissance de personnes",
    address: "ai-act-interdits#biometrie",
  },
  {
    code: "ia_act",
    says: /\b(?:emotions?|humeur|sourires?|stress des|satisfaction sur le visage|analyse (?:des|de la) voix)\b/,
    why: "lecture des émotions",
    address: "ai-act-interdits#emotions-travail",
  },
  {
    code: "ia_act",
    says: RECRUITS,
    why: "recrutement",
    address: "biais-ia-entreprise#tri-candidatures",
  },
  {
    code: "ia_act",
    says: /\b(?:scoring|score[rsz]?|not(?:er|e|ation) (?:les |des |mes |nos |de )?(?:salarie\w*|clients?|chauffeurs?|vendeurs?|eleves?|locataires?|candidats?|commerciaux|employe\w*|technicien\w*|equipes?|conducteurs?|livreurs?|agents?|ouvriers?|coachs?|stagiaires?)|solvabilite|credit a la conso\w*|risque client|evaluer (?:les |mes |nos )?(?:salarie\w*|employe\w*|eleves?|equipes?|commerciaux|apprenants?)|promotion\w* (?:des|de nos)|productivite (?:des|de|d|par)|leur productivite|analys\w* (?:\w+ ){0,4}productivite|geolocalis\w*|surveill\w* (?:les |mes |nos |des )?(?:salarie\w*|employe\w*|chauffeurs?|equipes?|ouvriers?|gens|caiss\w*)|(?:qui|lesquels) (?:garder|promouvoir|licencier|virer)|corriger (?:les |des )?(?:copies|examens)|diagnostic (?:medical|des patients)|dispositif medical|tri\w* (?:des |les )?(?:patients|locataires|dossiers de location))\b/,
    why: "note ou surveillance de personnes",
    address: "ai-act-haut-risque-et-sanctions#usages-haut-risque",
  },
  {
    code: "ia_act",
    says: /\b(?:chat ?bots?|agents? conversationnels?|assistants? (?:virtuel|vocal|telephonique|en ligne|ia|qui repond)\w*|robots? (?:qui repond|telephonique|d accueil|vocal)\w*|standard (?:telephonique )?(?:ia|automati\w*|intelligent)|callbot|voicebot|(?:prendre|prend|prenne|gerer) (?:les |des |mes |nos )?(?:rdv|rendez vous|appels?|reservations?|commandes?) (?:\w+ )?(?:tou?te?|tte|seule?|automatiquement|a (?:ma|notre) place|la nuit)|repond\w* (?:\w+ )?(?:tout(?:e)? seule?|automatiquement|a la place)|repond\w* (?:\w+ ){0,3}(?:la nuit|24)|(?:ia|robot|machine) (?:qui |pour |peut |pourrait )?(?:repond\w*|decroch\w*))\b/,
    why: "une IA qui répond au public",
    address: "ai-act-transparence#agent-conversationnel",
  },
  {
    code: "ia_act",
    says: /\b(?:deepfake|hypertrucage|fausses? (?:photos?|images?|voix|videos?)|cloner (?:la|ma|sa|une) voix|voix de synthese|(?:images?|photos?|videos?|visuels?|mannequins?) (?:\w+ ){0,4}(?:ia|generee?s?|artificiel\w*|virtuel\w*|de synthese)|generer (?:\w+ ){0,2}(?:images?|photos?|videos?|visuels?))\b/,
    why: "images ou voix faites par une IA",
    address: "ai-act-transparence#images-hypertrucages",
  },
  {
    code: "ia_act",
    says: /\b(?:ai act|ia act|reglement (?:europeen )?(?:sur l )?(?:ia|intelligence)|loi (?:europeenne|sur l ia)|obligat\w*|amendes?|sanctions?|former (?:\w+ ){0,3}(?:salarie|equipe|gens|personnel)\w*)\b/,
    why: "une question sur les obligations",
    address: "ai-act-concerne#mon-entreprise",
  },
  {
    code: "rgpd",
    says: /\b(?:sante|medica\w*|patient\w*|resident\w*|ordonnances?|dossiers? medica\w*|soins?|pharmac\w*|ehpad|infirm\w*|dentaire\w*|handicap\w*|allerg\w*|arrets? maladie|consultations?)\b/,
    why: "données de santé",
    address: HEALTH_DATA,
    // The first defines, the second forbids.
    sentences: 2,
  },
  {
    code: "rgpd",
    says: RECRUITS,
    why: "données de candidats",
    address: "rgpd-ia#decision-automatisee",
  },
  {
    code: "rgpd",
    says: /\b(?:cameras? (?:\w+ ){0,8}(?:salarie\w*|equipe\w*|clients?|magasin|vols?|entree|casques?|gens|personnes?|ouvriers?|compagnons?|visages?|parking)|videosurveill\w*|videoprotec\w*|filmer|geolocalis\w*|gps|badge\w*|surveill\w*|fliqu\w*|controler (?:les|mes|nos)|productivite (?:des|de (?:mes|nos|chaque))|ecouter? (?:les|nos|mes) appels?|enregistr\w* (?:\w+ ){0,3}(?:appels?|conversations?|reunions?|entretiens?|clients?|appel))\b/,
    why: "contrôle ou enregistrement de personnes",
    address: "rgpd-ia#aipd-liste",
  },
  {
    code: "rgpd",
    says: /\b(?:prospect\w*|emailing\w*|demarch\w*|scrap\w*|aspirer|linkedin|bases? de (?:contacts?|mails?|prospects?)|listes? de (?:contacts?|mails?|prospects?)|fichiers? (?:de )?prospects?)\b/,
    why: "prospection",
    address: "rgpd-ia#prospection",
  },
  {
    code: "rgpd",
    says: /\b(?:rgpd|cnil|donnees? (?:personnel\w*|perso|clients?|de (?:mes|nos|leurs|ses) \w+|des (?:clients|salaries|adherents|eleves|locataires|patients|usagers|familles|habitants))|fichiers? (?:\w+ )?clients?|bases? (?:de donnees )?clients?|(?:mails?|courriels?|messages?|appels?|adresses?|numeros?|coordonnees|noms?|avis|dossiers?|demandes?|historiques?|reclamations?|reservations?) (?:de |des |d |de nos |de mes |de leurs )?(?:clients?|clientes|clientele|adherents?|eleves?|locataires?|usagers?|familles?|habitants?|donateurs?|beneficiaires?|voyageurs?|vacanciers?|assures?)|crm|adherents?|eleves?|locataires?|usagers?|beneficiaires?|assures?|(?:bulletins?|fiches?) de paie|paie|plannings? (?:des|de (?:mes|nos)) (?:salaries|equipes?|employes?)|pieces? d identite|anonymis\w*|trans\w*rire|retranscri\w*|chat ?bots?|repondre? (?:\w+ ){0,3}clients?)\b/,
    why: "données de personnes",
    address: "rgpd-ia#donnees-dans-outil",
  },
  {
    code: "souverainete",
    says: /\b(?:souverain\w*|cloud act|secnumcloud|etats[- ]unis|usa|americain\w*|amerique|gafa\w*|chinois\w*|chine|hors (?:d )?europe|hors ue|etrangers?|trump|heberg\w*|serveurs?|cloud|en local|sur place|francais\w* (?:ou europeen\w*)?|solutions? (?:francaise|europeenne)s?|outils? (?:francais|europeens?)|ou (?:vont|partent|sont|passent|finissent) (?:\w+ )?(?:nos|mes|les) donnees|(?:nos|mes|les) donnees (?:\w+ ){0,3}(?:partent|vont|finissent|ailleurs|dehors|part)|deepseek|defense|ministere|oiv|nucleaire|hds)\b/,
    why: "lieu et maîtrise des données",
    address: "souverainete-hebergement-ia#cloud-act",
  },
  {
    code: "secret",
    says: /\b(?:secrets?\b|confidentiel\w*|nda|accord de confidentialite|savoir[- ]faire|recettes? (?:maison|de fabrication|secrete)|formules? (?:de|secrete|maison)|brevet\w*|(?:nos|mes|les|des|leurs) (?:plans|prix|tarifs|marges|procedes|cotes|gammes|modeles|dossiers clients|contrats) (?:\w+ ){0,6}(?:chatgpt|chat gpt|ia|dehors|ailleurs|concurren\w*|internet|copilot|outil)|(?:mett\w*|coll\w*|copi\w*|balanc\w*|charg\w*|donn\w*|envoy\w*|rentr\w*|fourr\w*|entrer?) (?:\w+ ){0,8}(?:dans|a|sur) (?:chat ?gpt|l ia|copilot|gemini|claude|une ia|un outil|ca|cet outil)|rien ne doit sortir|(?:ne doi\w+|peu\w+) pas (?:\w+ )?(?:accessibles?|sortir|fuiter|circuler)|(?:nos|mes) (?:recettes|marges|procedes|formules)|secret (?:pro\w*|medical|des affaires|bancaire)|avocat\w* (?:et|en|au|a|associe)|notari\w*|notaires?|expert[- ]comptable de|cabinet (?:d avocats?|comptable|d expertise|notarial)|defense|sous[- ]trait\w* (?:pour|de) (?:l )?(?:aero\w*|defense|auto\w*|arm\w*)|concurren\w* (?:\w+ ){0,4}(?:recuper|voi|vole|pique|copie)\w*|(?:donneurs? d ordres?) (?:\w+ ){0,5}(?:exig|impos|interdi)\w*|en cachette|dans (?:mon|notre|leur) dos|sans (?:me|nous) le dire|sans autorisation|chacun (?:de son cote|dans son coin)|leurs? comptes? perso\w*|comptes? perso\w*|version gratuite)\b/,
    why: "informations à ne pas laisser sortir",
    address: "securite-ia#donnees-confidentielles",
  },
  {
    code: "salaries",
    says: RECRUITS,
    why: "recrutement",
    address: "salaries-cse-ia#recrutement",
  },
  {
    code: "salaries",
    says: /\b(?:surveill\w*|fliqu\w*|controler (?:les|mes|nos)|geolocalis\w*|productivite (?:des|de (?:mes|nos|chaque))|not(?:er|ation) (?:les |des |mes |nos |de )?(?:salarie\w*|employe\w*|chauffeurs?|vendeurs?|equipes?|technicien\w*)|cameras? (?:\w+ ){0,4}(?:salarie\w*|atelier|equipe\w*|ouvrier\w*|poste|caisse)|pointeuse|emotions?)\b/,
    why: "contrôle de l'activité des salariés",
    address: "salaries-cse-ia#surveillance",
  },
  {
    code: "salaries",
    says: /\b(?:cse|comite social|delegue\w*|syndica\w*|syndique\w*|greve|representants? du personnel|(?:perdre|remplac\w*|supprim\w*|menac\w*|peur pour) (?:\w+ ){0,4}(?:emplois?|postes?|boulot|travail|jobs?|place|metier|gens|salarie\w*|equipe\w*|personne\w*|secretaire\w*|compta\w*|assistante?s?)|(?:equipes?|salarie\w*|employe\w*|collaborateurs?|gars|gens|ouvriers?|personnel|compagnons|filles|vendeuses?|secretaires?|comptables?|anciens) (?:\w+ ){0,6}(?:peur|craign\w*|inquiet\w*|reticen\w*|mefi\w*|hostile\w*|contre|freine\w*|veulent pas|pas chaud\w*|stress\w*|grogne\w*|raleu?\w*|rejett?\w*|remplac\w*)|licenci\w*|plan social|supprimer (?:des|un|deux|les) postes?|emplois? (?:menace|supprime)\w*|se faire remplacer|va (?:\w+ )?(?:nous|les|me|leur) (?:remplacer|prendre|piquer)|planning\w* (?:des|de (?:mes|nos)) (?:salarie|equipe|employe|chauffeur|soignant|infirmi)\w*|evaluer (?:les |mes |nos )?(?:salarie|employe|equipe|commerci)\w*|entretiens? annuels?|reconvers\w*|impos\w* (?:aux|a mes|a nos|a l equipe))\b/,
    why: "effets sur les salariés",
    address: "",
  },
  {
    code: "propriete",
    says: /\b(?:droits? d ?auteur\w*|propriete intellectuelle|copyright|plagi\w*|contrefac\w*|a qui (?:appart\w*|sont)|(?:images?|photos?|visuels?|logos?|illustrations?|videos?|musiques?|affiches?|posts?|textes?|articles?|livres?|maquettes?|dessins?|plans?|motifs?|modeles?|collections?|croquis|packaging\w*|etiquettes?|flyers?|catalogues?|contenus?|fiches? produits?|code|voix) (?:\w+ ){0,5}(?:ia|chat ?gpt|midjourney|dall ?e|canva|generee?s?|automatiquement|copilot)|(?:generer|creer|faire|produire|ecrire|rediger|dessiner|inventer) (?:\w+ ){0,3}(?:images?|visuels?|logos?|illustrations?|videos?|musiques?|affiches?|articles?|posts?|motifs?|collections?|croquis|flyers?|contenus?|fiches? produits?|code|livres?)|midjourney|dall ?e|a la maniere de|dans le style|style de|vole\w* (?:mes|nos) (?:photos?|creations?|textes?|dessins?|modeles?)|l accord (?:des|de l|de la|du) (?:\w+ )?(?:artistes?|auteurs?|artisans?|createur\w*|photographe\w*|illustrat\w*)|(?:machine|ia|robot) (?:\w+ ){0,2}(?:copi\w*|imit\w*|recopi\w*|vol(?:e|er|ent))|entraine\w* (?:\w+ ){0,4}(?:mes|nos) (?:photos?|creations?|textes?|dessins?|oeuvres?))\b/,
    why: "contenus créés avec l'IA",
    address: "propriete-intellectuelle-ia#contrefacon",
  },
];

/**
 * The precautions that this case calls for, one passage of a fiche for each sign, at most one a code.
 * @param text what is told of the company that the sheet is about
 */
export function precautionsIn(text: string, { size, headcount, sector }: Profile): Raised[] {
  const plain = readable(text).replace(/-/g, " ");
  const raised: Raised[] = [];
  for (const { code, says, why, address, sentences = 1 } of RULES) {
    if (raised.some((one) => one.code === code) || !says.test(plain)) continue;
    raised.push({ code, why, address: address || consultation(size, headcount), sentences });
  }
  if (sector?.section === "Q" && !raised.some(({ code }) => code === "rgpd"))
    raised.push({ code: "rgpd", why: "secteur de la santé", address: HEALTH_DATA, sentences: 2 });
  return raised.sort((a, b) => PRECAUTIONS.indexOf(a.code) - PRECAUTIONS.indexOf(b.code));
}

/** The duty to consult begins at 50 employees (code du travail, art. L. 2312-8). */
function consultation(size: Profile["size"], headcount: number | null): string {
  const many =
    headcount === null
      ? size === "ETI" || size === "GE"
        ? true
        : size === "TPE"
          ? false
          : null
      : headcount >= 50;
  return `salaries-cse-ia#${many === null ? "seuil-50" : many ? "consultation" : "moins-de-50"}`;
}
