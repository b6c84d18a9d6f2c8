/** A page that anyone can open at a fixed address. */
export type PublicPage = {
  path: string;
  title: string;
  /** What is found there, in one line. */
  says: string;
  group: keyof typeof GROUPS;
  /** Why it may speak the language of those who build: the check of plain words leaves it alone. */
  technical?: string;
};

/** In the order of /transparence. */
export const GROUPS = {
  ask: "Se faire aider",
  how: "Comprendre le service",
  data: "Vos données",
  control: "Contrôler le service",
  legal: "Mentions et règles",
  build: "Réutiliser",
} as const;

/** Every public page at a fixed address: the index of /transparence, and what the tests of plain words and of barriers go through. */
export const PUBLIC_PAGES: readonly PublicPage[] = [
  { group: "ask", path: "/", title: "Poser une question", says: "une réponse courte, avec ses sources" },
  { group: "ask", path: "/humain", title: "Parler à un humain", says: "qui peut vous répondre, et comment" },
  {
    group: "ask",
    path: "/orientation",
    title: "Trouver la bonne personne",
    says: "quelques choix, rien n'est enregistré",
  },
  {
    group: "ask",
    path: "/maturite",
    title: "Où en êtes-vous ?",
    says: "dix questions pour situer votre entreprise",
  },
  { group: "ask", path: "/annuaire", title: "L'annuaire", says: "les ambassadeurs et les activateurs" },
  {
    group: "ask",
    path: "/devenir-ambassadeur",
    title: "Devenir ambassadeur",
    says: "les conditions, et où candidater",
  },
  { group: "ask", path: "/agenda", title: "L'agenda", says: "les événements près de chez vous" },
  {
    group: "ask",
    path: "/fiches",
    title: "Les fiches",
    says: "les textes d'où viennent toutes les réponses",
  },
  { group: "ask", path: "/verifier", title: "Vérifier un interlocuteur", says: "savoir s'il est du réseau" },
  {
    group: "ask",
    path: "/signaler",
    title: "Signaler un démarchage",
    says: "une personne lira votre signalement",
  },

  {
    group: "how",
    path: "/comment-ca-marche",
    title: "Comment ça marche",
    says: "de votre question à la réponse, étape par étape",
  },
  {
    group: "how",
    path: "/modeles",
    title: "Le modèle de langue",
    says: "lequel, où, ce qu'il reçoit, ce qu'il ne reçoit jamais",
  },
  {
    group: "how",
    path: "/consignes",
    title: "Les consignes au modèle",
    says: "ce qui lui est demandé, mot pour mot",
    technical: "montre telles quelles les consignes données à un modèle et la forme exigée de sa réponse",
  },
  { group: "how", path: "/sources", title: "Les sources", says: "qui publie, de quand, vérifié quand" },
  {
    group: "how",
    path: "/orientation/regles",
    title: "Les règles d'orientation",
    says: "qui est proposé, dans quel ordre, et pourquoi",
  },
  {
    group: "how",
    path: "/relecture",
    title: "La relecture par des humains",
    says: "ce qui est relu, et ce qui ne l'est pas",
  },

  {
    group: "data",
    path: "/donnees-personnelles",
    title: "Vos données personnelles",
    says: "ce qui est gardé, pourquoi, combien de temps, qui le lit",
  },
  {
    group: "data",
    path: "/mes-donnees",
    title: "Exercer vos droits",
    says: "voir, corriger, emporter ou effacer ce qui vous concerne",
  },
  {
    group: "data",
    path: "/aipd",
    title: "L'analyse d'impact",
    says: "les risques pour vous, et ce qui les réduit",
  },

  {
    group: "control",
    path: "/charte",
    title: "La charte, point par point",
    says: "ce qui est tenu, en partie, ou pas",
  },
  {
    group: "control",
    path: "/stats",
    title: "Les chiffres",
    says: "usage, qualité, coût et empreinte",
  },
  {
    group: "control",
    path: "/equite",
    title: "L'équité",
    says: "les mêmes réponses pour tous, et comment c'est vérifié",
  },
  {
    group: "control",
    path: "/erreurs-connues",
    title: "Les erreurs connues",
    says: "ce qui était faux, et ce qui a été corrigé",
  },
  {
    group: "control",
    path: "/verifier-une-reponse",
    title: "Vérifier une réponse",
    says: "savoir si une réponse vient bien d'ici",
  },

  {
    group: "legal",
    path: "/mentions-legales",
    title: "Mentions légales",
    says: "qui édite, qui dirige, qui héberge",
  },
  {
    group: "legal",
    path: "/accessibilite",
    title: "Accessibilité",
    says: "ce qui a été essayé, et ce qui bloque peut-être",
  },
  { group: "legal", path: "/securite", title: "Sécurité", says: "comment signaler une faille" },
  {
    group: "legal",
    path: "/periode-electorale",
    title: "En période électorale",
    says: "ce que le service fait et ne fait pas avant un scrutin",
  },
  {
    group: "legal",
    path: "/violation-de-donnees",
    title: "Si des données fuient",
    says: "ce que l'équipe doit faire, et dans quel délai",
  },
  {
    group: "legal",
    path: "/aveu-infraction",
    title: "Si un message avoue une infraction",
    says: "ce que doit faire l'agent qui le lit",
  },

  {
    group: "build",
    path: "/donnees-ouvertes",
    title: "Données ouvertes",
    says: "les fiches, les règles et les essais, à réutiliser",
    technical: "décrit des fichiers pour qui les réutilise",
  },
  {
    group: "build",
    path: "/integrer",
    title: "Intégrer à un site",
    says: "montrer la fenêtre de question sur un autre site",
  },
  {
    group: "build",
    path: "/docs",
    title: "Documentation technique",
    says: "utiliser le service depuis un programme",
    technical: "décrit une interface pour des programmes",
  },
];
