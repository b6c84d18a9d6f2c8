import { readable } from "../../answering/screening/patterns.ts";
import type { Need } from "../../profile/lists.ts";
import type { Profile } from "../../profile/profile.ts";
import { readTurn } from "../../profile/read.ts";
import type { Beyond } from "./beyond.ts";
import { sentencesIn } from "./phrases.ts";
import type { Raised } from "./precautions.ts";

/** What a long message is about, beside the need that it names: a volunteer wants to see every thread. */
const SUBJECTS: readonly { need: Need; says: RegExp }[] = [
  {
    need: "relation_client",
    says: /\b(?:boites? mails?|\d+ (?:mails?|messages?|courriels?|appels?|tickets?|demandes?) (?:\w+ ){0,2}(?:par|perdus?|en une|a la)|chat ?bots?|standard|telephone qui sonne|rate\w* (?:\w+ ){0,3}appels?|avis (?:google|clients?)|sav|fidelis\w*|resili\w*|desabonn\w*|reclamations?|repond\w* (?:aux|les|a nos|a mes))\b/,
  },
  {
    need: "logistique_stocks",
    says: /\b(?:stocks?|invendus?|perim\w*|gaspill\w*|jett?\w* (?:\w+ ){0,6}(?:fournee|pain|marchandise\w*|produits?|kilos?|euros?)|commander|ruptures?|entrepot|livraisons?|tournees?|gazole|carburant)\b/,
  },
  {
    need: "planification",
    says: /\b(?:plan+ings?|rdv|rendez[- ]vous|annule\w*|no[- ]shows?|non honore\w*|arrosage|saisonniers?|roulements?|previsions?)\b/,
  },
  {
    need: "production_qualite",
    says: /\b(?:defauts?|rebuts?|controle (?:visuel|qualite)|qualite|mildiou|recoltes?|rendements?|arros\w*|irrig\w*|gel(?:ees?)?\b|troupeau|cadences?|verifi\w* (?:nos|les|des) (?:notes|calculs|plans))\b/,
  },
  {
    need: "conception_rd",
    says: /\b(?:croquis|collections?|dessins?|notes de calcul|bureau d ?etudes|prototyp\w*|conception|maquettes?|plans (?:de|des|3d))\b/,
  },
  {
    need: "rh_recrutement",
    says: /\b(?:cvs?|candidat\w*|recrut\w*|embauch\w*|onboarding|entretiens? annuels?|absenteisme|not(?:er|ation) (?:les |des |nos |mes )\w+|primes?|productivite)\b/,
  },
  {
    need: "administratif_documents",
    says: /\b(?:comptes? rendus?|bilans de|rapports?|resum\w*|dict\w+ (?:mes|nos|les)|rediger|redaction|traduc\w*|traduire|dossiers? de|actes?|courriers?|paperasse|archiv\w*|pdf)\b/,
  },
  {
    need: "securite_risques",
    says: /\b(?:accidents?|casques?|reconnaissance faciale|intrusion\w*|incendie|chutes?|risques? professionnels?|duerp)\b/,
  },
  {
    need: "maintenance",
    says: /\b(?:pannes?|maintenance|inspect\w*|vibrations?|entretien des (?:machines|engins|vehicules))\b/,
  },
  {
    need: "formation",
    says: /\b(?:former|formations?|monter en competence|initi\w+ (?:l equipe|les|nos))\b/,
  },
  { need: "devis_facturation", says: /\b(?:devis|chiffr(?:er|age)\w*|factur\w*|relances?)\b/ },
  {
    need: "marketing_communication",
    says: /\b(?:reseaux sociaux|instagram|facebook|linkedin|posts?|fiches? produits?|newsletter|visuels?|site internet)\b/,
  },
  {
    need: "cybersecurite_donnees",
    says: /\b(?:pirat\w*|rancon\w*|fuites?|proteg\w* (?:nos|mes|les)|confidentiel\w*|donnees (?:sensibles|clients|patients|des familles))\b/,
  },
  {
    need: "juridique_conformite",
    says: /\b(?:rgpd|ai act|ia act|charte ia|gouvernance|textes applicables|loi|reglement\w*|droits? d ?auteur|a qui appart\w*)\b/,
  },
  { need: "financement", says: /\b(?:subvention\w*|aides?|financ\w*|credit d ?impot)\b/ },
  {
    need: "diagnostic_strategie",
    says: /\b(?:par ou commencer|par quoi commencer|feuille de route|besoin d ?ia|retours? d ?experience|a quoi (?:ca|l ia) sert)\b/,
  },
];

const MOST = 6;

/** Needs of the case, the likeliest first: the company's as it tells them, those of each sentence, then the subjects met. */
export function needsIn(
  text: string,
  profile: Profile,
  beyond: readonly Beyond[],
  precautions: readonly Raised[],
): Need[] {
  const each = sentencesIn(text).flatMap((sentence) => readTurn(sentence).values.needs ?? []);
  const plain = readable(text).replace(/-/g, " ");
  const met = SUBJECTS.filter(({ says }) => says.test(plain)).map(({ need }) => need);
  const lawful =
    beyond.some(({ code }) => code === "juridique") || precautions.some(({ code }) => code === "propriete")
      ? (["juridique_conformite"] as const)
      : [];
  return [...new Set([...profile.needs, ...each, ...lawful, ...met])].slice(0, MOST);
}
