import type { Exclusion } from "../orientation/orientation.ts";

/** Why someone is not proposed, in the words of a sentence about them. */
export const EXCLUSION_WORDS: Readonly<Record<Exclusion, string>> = {
  non_actif: "ne fait plus partie du réseau, ou en est suspendu",
  charte_non_acceptee: "n'a pas accepté la charte des ambassadeurs",
  engagement_non_commence: "n'a pas encore commencé son engagement",
  engagement_termine: "a terminé son engagement",
  activateur_non_inscrit: "n'est pas inscrit comme activateur France Num",
  ambassadeur_non_activateur: "n'est pas aussi activateur, ce que la charte demande pour les TPE et PME",
  grand_public_hors_temoignage: "témoigne, mais ne conseille pas une entreprise",
  taille_non_servie: "n'accompagne pas les entreprises de votre taille",
  conflit_interets: "a déclaré un conflit d'intérêts avec votre situation",
  indisponible: "n'est pas disponible en ce moment",
  autre_region: "intervient dans une autre région",
  autre_secteur: "intervient dans un autre secteur",
  a_preciser: "pourrait convenir : il manque votre région ou votre secteur",
  generaliste_hors_besoin:
    "couvre toute la France et tous les secteurs, sans avoir votre besoin parmi ses domaines",
  non_publie: "n'a pas accepté que ses coordonnées soient publiées",
  fiche_incomplete:
    "n'a pas indiqué sa zone, ses secteurs ou les tailles servies : à chercher dans l'annuaire",
  moins_bien_classe: "convient aussi, avec moins de points communs",
};

/** « 12 : interviennent… » as one line of an account: how many are left out, and by what rule. */
export const exclusionInWords = (reason: Exclusion, count: number): string =>
  `${count} × ${EXCLUSION_WORDS[reason]}`;
