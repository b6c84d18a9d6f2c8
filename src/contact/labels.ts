import type { AdvisorAct, Barrier, CallTime, NextStep, Satisfaction, State } from "./contact.ts";

/** The French words of the closed lists of a request, shared by pages and letters. */

/** How a request stands, to whoever sent it; the advisor is named beside it. */
export const LEADER_STATES: Record<State, string> = {
  sent: "Envoyée, pas encore prise en charge.",
  undelivered: "Pas arrivée : nous n'avons pas pu la lui remettre.",
  unanswered: "Restée sans suite.",
  taken: "Prise en charge.",
  appointment_set: "Rendez-vous fixé.",
  met: "L'échange a eu lieu.",
  not_for_me: "Cette personne pense qu'une autre vous aidera mieux.",
  done_helped: "Terminée : l'échange a été utile, d'après elle.",
  done_without: "Terminée : l'échange n'a pas suffi, d'après elle.",
  unreachable: "Terminée : elle n'a pas réussi à vous joindre.",
  cancelled: "Annulée par vous.",
  passed_on: "Transmise à quelqu'un d'autre, avec votre accord.",
  lapsed: "Terminée sans suite.",
};

/** The same in a few words, for a list: true too where the advisor left the directory. */
export const SHORT_STATES: Record<State, string> = {
  sent: "envoyée",
  undelivered: "pas arrivée",
  unanswered: "d'autres personnes vous sont proposées",
  taken: "prise en charge",
  appointment_set: "rendez-vous fixé",
  met: "échange fait",
  not_for_me: "pour quelqu'un d'autre",
  done_helped: "terminée, avec une aide",
  done_without: "terminée, sans aide",
  unreachable: "terminée, vous n'avez pas pu être joint",
  cancelled: "annulée",
  passed_on: "transmise à quelqu'un d'autre",
  lapsed: "terminée sans suite",
};

/** The same, to the advisor: what the leader sent, they received. */
export const ADVISOR_STATES: Record<State, string> = {
  ...SHORT_STATES,
  sent: "reçue, en attente de votre réponse",
  unanswered: "d'autres personnes sont proposées au dirigeant",
  unreachable: "dirigeant pas joint",
  not_for_me: "pas pour vous, d'autres personnes sont proposées au dirigeant",
};

/** What an advisor says of a request. */
export const ACT_WORDS: Record<AdvisorAct["kind"], string> = {
  take: "Je m'en occupe",
  set_appointment: "Un rendez-vous est fixé",
  met: "Nous nous sommes parlé",
  done: "C'est terminé",
  unreachable: "Je n'arrive pas à joindre cette personne",
  not_for_me: "Ce n'est pas pour moi",
};

/** What becomes of the three choices of a return: the leader's page tells the first, and the journal holds it. */
export const RETURN_SHOWN =
  "Trois choix, trente secondes. Le premier se lit sur la page du dirigeant et au journal du service, avec votre fiche. Les deux autres ne servent qu'à des totaux.";

export const CALL_TIME_WORDS: Record<CallTime, string> = {
  matin: "le matin",
  midi: "entre midi et deux",
  apres_midi: "l'après-midi",
  indifferent: "à toute heure de bureau",
};

export const BARRIER_WORDS: Record<Barrier, string> = {
  cout: "Le coût",
  competences: "Les compétences",
  temps: "Le temps",
  donnees: "Les données de l'entreprise",
  confiance: "La confiance dans l'IA",
  reglementation: "La réglementation",
  offre_introuvable: "Pas d'offre adaptée trouvée",
  interet_flou: "L'intérêt n'est pas clair",
  aucun: "Aucun frein",
};

export const NEXT_STEP_WORDS: Record<NextStep, string> = {
  essai: "Un essai dans l'entreprise",
  formation: "Une formation",
  activateur: "Un activateur France Num",
  financement: "Un financement",
  evenement: "Un événement",
  rien: "Rien pour l'instant",
};

export const HELPED_WORDS: Record<Satisfaction["helped"], string> = {
  oui: "Oui",
  un_peu: "Un peu",
  non: "Non",
};
