import { readable } from "../../answering/screening/patterns.ts";
import { isDiscrimination, isFavouritism, isOffence } from "../../answering/screening/refusals.ts";
import { sentencesIn } from "./phrases.ts";

/** What is not an ambassador's to settle, and to whom it goes. `address`: a passage that says so, where a fiche does. */
export type Beyond = { code: string; text: string; address: string | null };

const RULES: readonly { code: string; says: RegExp; text: string; address: string | null }[] = [
  {
    code: "licenciements",
    says: /\b(?:licenci\w*|plan social|pse|rupture conventionnelle|suppressions? de postes?|supprimer (?:un|des|deux|trois|\d+|le|les|son|mon) postes?|(?:virer|me separer|se separer|nous separer|degager|remercier) (?:de |d )?(?:la |le |les |mon |ma |mes |un |une |deux |trois |des )|reduire (?:les |l )?(?:effectifs?|equipe))\b/,
    text: "Supprimer des postes ou rompre un contrat : un avocat en droit du travail, ou l'inspection du travail (DREETS), qui renseigne. Ne conseillez ni pour, ni contre.",
    address: null,
  },
  {
    code: "litige",
    says: /\b(?:litiges?|proces|tribuna\w+|prud ?hom\w+|mise en demeure|mis en demeure|contentieux|assign\w+|porter plainte|(?:a|ai|avons|depose|deposer) (?:porte |depose )?plainte|poursui\w+|en justice|huissier|commissaire de justice|attaquer|se retourner contre|recuperer (?:mon|notre|nos|l) ?(?:argent|acompte)|refuse de (?:me |nous )?rembours\w+|rembourse[rz]?|(?:il|elle|ils) (?:ne )?(?:veut|veulent) (?:pas|plus) (?:me |nous )?rendre)\b/,
    text: "Un litige (prestataire, client, salarié) : son avocat. N'examinez pas le contrat et ne dites pas qui a raison.",
    address: null,
  },
  {
    code: "juridique",
    says: /\b(?:avocat\w*|juriste|juridique\w*|(?:ai je|a t on|avons nous|on a|j ai|est ce qu on a|a) (?:bien )?le droit|est ce (?:que c est )?(?:bien )?(?:legal|autorise|permis|licite|interdit)|c est (?:legal|autorise|permis)|legalement|hors la loi|avons (?:bien )?le droit|en infraction|en (?:faute|tort)|responsab(?:le|ilite)s? (?:si|en cas|de|juridique|civile|penale)|qui est responsable|clauses?|cgv|relire (?:le|mon|notre|un) contrat|contrats? (?:a |de |avec|que|dit|propose|signe)|en regle|conform\w* (?:au|a la|a l)|amende|risque (?:penal|juridique))\b/,
    text: "Un avis juridique sur son cas ou la lecture d'un contrat : son avocat ou son juriste. Vous pouvez rappeler les règles générales des fiches.",
    address: null,
  },
  {
    code: "fiscal",
    says: /\b(?:impots?|fiscal\w*|tva|urssaf|cotisations?|cir|cii|credits? d impot|deduire|deductible|amorti\w*|passer en charges?|taxe)\b/,
    text: "Une question fiscale ou sociale : son expert-comptable, ou son service des impôts des entreprises.",
    address: null,
  },
  {
    code: "difficultes",
    says: /\b(?:redressement judiciaire|liquidation|cessation de paiement|depot de bilan|deposer le bilan|faillite|sauvegarde|plus de tresorerie|tresorerie (?:est )?(?:a sec|tendue|exsangue|au plus mal)|plus payer|peut plus payer|mettre la cle sous la porte|couler|dettes?|decouvert|banque (?:nous |me )?(?:lache|suit plus)|fermer boutique)\b/,
    text: "Des difficultés de trésorerie : son expert-comptable, sa CCI ou sa chambre de métiers. Le plus tôt est le mieux.",
    address: null,
  },
  {
    code: "cyberattaque",
    says: /\b(?:(?:fait|faits|ete|etait|est|sommes|suis) (?:pirat\w*|hack\w*)|pirate\w*|rancons?\w*|ransomware|hameconn\w*|phishing|virus|fuite de donnees|donnees (?:volees|ont fuite)|arnaque au president|faux virement|usurp\w*)\b/,
    text: "Une attaque informatique ou une arnaque : le 17Cyber, guichet public des victimes (17cyber.gouv.fr).",
    address: "aide-cybersecurite#17cyber",
  },
  {
    code: "sante_travail",
    says: /\b(?:harcel\w*|burn ?out|souffrance au travail|arrets? (?:maladie|de travail)|medecin du travail|inaptitude|inapte|accident du travail|mal[- ]etre|depressi\w*|risques? psycho\w*)\b/,
    text: "La santé ou la souffrance d'une personne : le médecin du travail, et le médecin traitant. N'en écrivez rien.",
    address: null,
  },
  {
    code: "social",
    says: /\b(?:greves?|conflits? (?:avec|social)|syndica\w*|syndique\w*|delegue\w* (?:du personnel|syndical\w*)|preavis|elections? (?:du )?cse|negociation\w* (?:avec|collective)|accord d entreprise|menace\w* de (?:greve|partir))\b/,
    text: "Un désaccord avec les salariés ou leurs représentants : l'inspection du travail (DREETS) et un avocat. Vous n'êtes pas médiateur.",
    address: null,
  },
  {
    code: "brevet",
    says: /\b(?:brevets?|brevetable|deposer (?:une|la|ma|notre) marque|marque deposee|contrefac\w*|inpi|plagi\w*|copie\w* (?:nos|mes|notre) (?:modeles?|plans?|dessins?|creations?))\b/,
    text: "Un brevet, une marque, une contrefaçon : un conseil en propriété industrielle, ou l'INPI.",
    address: null,
  },
  {
    code: "subvention",
    says: /\b(?:(?:monter|remplir|deposer|faire) (?:le|un|mon|notre|les|des) dossiers? (?:de |d )?(?:subvention\w*|aide\w*|financement\w*|bpi\w*|region\w*)|(?:ai je|a t on|avons nous|aurai\w*|on a|j ai|avons|y ai|y a t on|y avons) (?:bien |nous )?droit (?!d auteur)|suis je eligible|sommes nous eligibles|eligib\w*|garanti\w* (?:la |une |l )?(?:subvention|aide)|obtenir (?:la|une|l|des) ?(?:subvention|aide|pret)\w*)\b/,
    text: "Décider qui a droit à une aide : l'opérateur de l'aide, seul. Ne promettez rien, ne remplissez pas le dossier à sa place.",
    address: null,
  },
];

const CHOOSE =
  /\b(?:quel\w* (?:est )?(?:le |la |les )?(?:meilleur\w* )?(?:logiciel|outil|prestataire|solution|ia|agence|editeur|consultant|fournisseur|chatbot|appli)\w*|(?:vous|tu) (?:me |nous )?(?:conseill|recommand|prendr)\w*|(?:me|nous|m|moi|nous) (?:conseill|recommand)\w*|un bon (?:prestataire|logiciel|consultant|outil|dev\w*)|(?:le|la) moins cher\w*|lequel (?:choisir|prendre)|vaut mieux|vous (?:en )?pensez quoi|hesit\w* entre|que pensez vous d|votre avis sur|vous (?:vendez|facturez|pouvez nous (?:le )?(?:faire|developper|installer|vendre))|combien (?:vous prenez|prenez vous|coute votre)|devis de votre part|nous faire (?:un|une) (?:devis|offre|proposition))\b/;

/**
 * @param given the text before it was masked: what is hidden from the sheet (an illness, a union) still says whom to see
 */
export function beyondIn(given: string): Beyond[] {
  const plain = readable(given).replace(/-/g, " ");
  const sentences = sentencesIn(given).map((one) => readable(one).replace(/-/g, " "));
  const found: Beyond[] = RULES.filter(({ says }) => says.test(plain)).map(({ code, text, address }) => ({
    code,
    text,
    address,
  }));
  if (sentences.some((one) => isFavouritism(one) || CHOOSE.test(one)))
    found.push({
      code: "choix",
      text: "Choisir un outil ou un prestataire : l'entreprise choisit. Vous n'en recommandez, n'en comparez et n'en vendez aucun ; donnez les questions à poser.",
      address: "choisir-prestataire-ia#neutralite",
    });
  if (sentences.some(isDiscrimination))
    found.push({
      code: "discrimination",
      text: "Trier des personnes sur leur origine, leur sexe, leur âge, leur santé : c'est interdit, avec ou sans IA. Le Défenseur des droits informe au 39 28.",
      address: null,
    });
  if (sentences.some(isOffence))
    found.push({
      code: "aveu",
      text: "Des faits qui peuvent être une infraction : un avocat, tenu au secret. N'en gardez pas trace.",
      address: null,
    });
  return found;
}
