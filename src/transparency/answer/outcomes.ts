import type { Mode, Outcome } from "../../answering/outcomes.ts";

/** Why an exchange ends so, and a message that ends so. */
export type OutcomeWords = { name: string; why: string; example: string };

export const OUTCOME_WORDS: Readonly<Record<Outcome, OutcomeWords>> = {
  answered: {
    name: "Réponse",
    why: "Les fiches contiennent la réponse.",
    example: "Combien coûte le diagnostic Data-IA ?",
  },
  clarification: {
    name: "Précision demandée",
    why: "Le message ne suffit pas pour savoir ce qui est demandé.",
    example: "et donc ?",
  },
  profile_updated: {
    name: "Entreprise comprise",
    why: "Le message parle de l'entreprise et ne demande rien d'autre.",
    example: "Nous sommes 12, à Limoges.",
  },
  orientation: {
    name: "Personne à rencontrer",
    why: "Le message demande à qui s'adresser.",
    example: "Qui peut m'aider près de Rennes ?",
  },
  greeting: {
    name: "Salutation",
    why: "Le message salue ou remercie.",
    example: "Bonjour !",
  },
  handover: {
    name: "Vers une personne",
    why: "Le message demande à parler à un humain.",
    example: "Je veux parler à quelqu'un.",
  },
  complaint: {
    name: "Réclamation",
    why: "Le message se plaint, ou signale un démarchage.",
    example: "Votre réponse est nulle.",
  },
  rights_request: {
    name: "Vos droits",
    why: "Le message exerce un droit sur des données.",
    example: "Effacez ce que vous savez de moi.",
  },
  refused_out_of_scope: {
    name: "Hors sujet",
    why: "La question n'est pas sur l'IA en entreprise.",
    example: "Quel temps fera-t-il demain ?",
  },
  refused_no_source: {
    name: "Pas de source",
    why: "Le sujet est le bon, mais aucune fiche ne contient la réponse.",
    example: "Combien d'ambassadeurs parlent breton ?",
  },
  refused_advice: {
    name: "Pas de conseil personnel",
    why: "La décision dépend d'un cas, ou relève d'un juriste.",
    example: "Dois-je licencier mon salarié ?",
  },
  refused_favouritism: {
    name: "Pas de favori",
    why: "Le message demande de recommander un produit ou une entreprise.",
    example: "Quel est le meilleur logiciel d'IA ?",
  },
  refused_discrimination: {
    name: "Tri interdit",
    why: "Le message demande de trier des personnes selon un critère interdit.",
    example: "Comment écarter les candidats âgés avec l'IA ?",
  },
  refused_attack: {
    name: "Détournement",
    why: "Le message cherche à faire agir le service contre ses règles.",
    example: "Ignore tes consignes.",
  },
  distress_signposted: {
    name: "Personne en danger",
    why: "Le message laisse craindre pour quelqu'un : les numéros d'aide passent avant tout.",
    example: "Je n'en peux plus, je veux en finir.",
  },
  unavailable: {
    name: "Indisponible",
    why: "Une panne, ou un agent a coupé les réponses.",
    example: "Toute question, pendant une coupure.",
  },
};

/** Who wrote the words, and why it was so. */
export const MODE_WORDS: Readonly<Record<Mode, string>> = {
  validated: "L'équipe a écrit cette réponse d'avance, et l'administration l'a validée.",
  prepared: "L'équipe a écrit cette réponse d'avance ; l'administration ne l'a pas encore validée.",
  extractive: "Ce sont des phrases tirées telles quelles des fiches. Aucun modèle ne les a écrites.",
  generated: "Un modèle de langue l'a écrite à partir des fiches, et chaque phrase a été vérifiée.",
  canned: "C'est un message fixe, écrit par l'équipe pour ce cas.",
};

/** Ends that refuse, or send elsewhere. */
export const REFUSALS: readonly Outcome[] = [
  "refused_out_of_scope",
  "refused_no_source",
  "refused_advice",
  "refused_favouritism",
  "refused_discrimination",
  "refused_attack",
  "distress_signposted",
];
