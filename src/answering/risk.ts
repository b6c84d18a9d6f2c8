/** What a flag says to whoever rereads, and how much it weighs: published on /relecture. */
export type FlagMeaning = { weight: number; label: string; because: string };

/**
 * Every flag that an answer may carry. Weights add up to the risk that orders what is reread: who may be hurt first, then
 * what may be wrong, then what was hard. They are ours, to be moved by what review finds.
 */
export const FLAGS: Readonly<Record<string, FlagMeaning>> = {
  detresse: {
    weight: 100,
    label: "Détresse",
    because: "la personne semble en danger ; elle a reçu les numéros d'aide",
  },
  fuite_soupconnee: {
    weight: 100,
    label: "Fuite soupçonnée",
    because: "la réponse écrite par le modèle contient ce qui ressemble à une donnée personnelle",
  },
  attaque: { weight: 40, label: "Attaque", because: "le message cherche à détourner l'assistant" },
  discrimination: { weight: 40, label: "Discrimination", because: "le message demande un tri interdit" },
  aveu: { weight: 40, label: "Aveu", because: "le message raconte ou prépare une infraction" },
  conteste: { weight: 40, label: "Contestée", because: "la personne conteste la réponse" },
  demarchage_suspect: {
    weight: 40,
    label: "Démarchage suspect",
    because: "quelqu'un se serait présenté au nom du réseau",
  },
  avis_negatif: { weight: 30, label: "Avis négatif", because: "la personne dit que la réponse n'a pas aidé" },
  appui_faible: {
    weight: 30,
    label: "Appui faible",
    because: "les passages ne couvrent qu'une part de la question",
  },
  generation_ecartee: {
    weight: 30,
    label: "Rédaction écartée",
    because: "trop de phrases du modèle n'étaient pas prouvées",
  },
  source_changee: { weight: 30, label: "Source changée", because: "un passage cité a changé depuis" },
  source_a_reverifier: {
    weight: 25,
    label: "Source à revérifier",
    because: "une fiche citée avait dépassé sa date de relecture",
  },
  phrase_retenue: {
    weight: 25,
    label: "Phrase retenue",
    because: "une phrase du modèle n'a pas été montrée",
  },
  sources_divergentes: {
    weight: 20,
    label: "Sources divergentes",
    because: "un passage cité dit que les sources se contredisent",
  },
  premisse_corrigee: {
    weight: 20,
    label: "Prémisse corrigée",
    because: "la question donnait un chiffre que les fiches ne donnent pas",
  },
  injure: { weight: 20, label: "Injure", because: "le message est injurieux" },
  neutralite: {
    weight: 15,
    label: "Neutralité",
    because: "la question porte sur un produit ou un prestataire nommé",
  },
  donnee_personnelle_masquee: {
    weight: 15,
    label: "Donnée personnelle",
    because: "une donnée personnelle a été masquée",
  },
  parole_entreprise: {
    weight: 15,
    label: "Parole d'entreprise",
    because: "un passage cité rapporte ce qu'une entreprise dit d'elle-même",
  },
  sans_source: { weight: 15, label: "Sans source", because: "les fiches n'ont pas la réponse" },
  sans_interlocuteur: {
    weight: 10,
    label: "Sans interlocuteur",
    because: "personne de l'annuaire ne convenait",
  },
  panne: { weight: 10, label: "Panne", because: "une étape a échoué ; la personne a reçu des excuses" },
  modele_en_panne: { weight: 10, label: "Modèle en panne", because: "le modèle n'a pas répondu" },
  parle_des_regles: {
    weight: 10,
    label: "Parle des règles",
    because: "la question porte sur les consignes du service",
  },
  question_dictante: {
    weight: 10,
    label: "Question dictante",
    because: "la question dictait sa réponse : aucun modèle n'a été appelé",
  },
  question_personnelle: {
    weight: 10,
    label: "Question personnelle",
    because: "la question nomme une personne ou sa santé : aucun modèle n'a été appelé",
  },
  langue_etrangere: {
    weight: 5,
    label: "Langue étrangère",
    because: "la question n'est pas en français",
  },
  budget_atteint: {
    weight: 0,
    label: "Budget atteint",
    because: "le budget d'appels au modèle était épuisé",
  },
  generation_abandonnee: {
    weight: 0,
    label: "Rédaction abandonnée",
    because: "la personne est partie pendant la rédaction",
  },
  generation_coupee: {
    weight: 0,
    label: "Rédaction coupée",
    because: "l'interrupteur de la rédaction par modèle était coupé",
  },
  service_coupe: {
    weight: 0,
    label: "Réponses arrêtées",
    because: "l'interrupteur des réponses était coupé ; la personne a lu ce qui marche encore",
  },
  fiche_coupee: {
    weight: 0,
    label: "Fiche mise de côté",
    because: "une fiche de la réponse a été coupée pendant sa rédaction",
  },
  conversation_effacee: {
    weight: 0,
    label: "Conversation effacée",
    because: "la personne l'a demandé dans ce message",
  },
  sans_ia_generative: {
    weight: 0,
    label: "Sans IA générative",
    because: "la personne s'est opposée à la rédaction par un modèle",
  },
  questionnaire_maturite: {
    weight: 0,
    label: "Questionnaire",
    because: "les dix questions de maturité ont été proposées",
  },
};

/** The sum of the weights of its flags, 0 for an answer that nothing points at. */
export const riskOf = (flags: readonly string[]): number =>
  flags.reduce((sum, flag) => sum + (FLAGS[flag]?.weight ?? 0), 0);

/** Flags for which whoever is on duty is told at once, and the alert that it is. */
export const URGENT_FLAGS: Readonly<Record<string, "distress" | "suspected_leak">> = {
  detresse: "distress",
  fuite_soupconnee: "suspected_leak",
};
