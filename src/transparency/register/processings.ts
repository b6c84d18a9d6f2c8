/** One purpose for which data is used, in the shape that the register must have (RGPD, art. 30, 1). French, plain. */
export type Processing = {
  title: string;
  purpose: string;
  /** Whom it is about. */
  persons: string;
  /** Kinds of data, by the codes of retention and of data.ts. A test wants each kind under a purpose at least. */
  data: readonly string[];
  /** Who receives it, beside the outside services that the settings name. */
  recipients: string;
};

/** Proposed, for whoever answers for the service to confirm: no software can decide it. */
export const LEGAL_BASIS = "mission d'intérêt public (RGPD, article 6, 1, e).";

const VISITORS = "Les personnes qui posent une question.";
const STAFF = "Les agents du service.";

export const PROCESSINGS: readonly Processing[] = [
  {
    title: "Répondre",
    purpose: "Répondre à une question sur l'IA en entreprise et le plan « Osez l'IA », avec des sources.",
    persons: VISITORS,
    data: ["conversations", "companies"],
    recipients: "Vous, par votre navigateur ou votre lien privé ; les agents habilités qui relisent.",
  },
  {
    title: "Orienter",
    purpose: "Proposer une personne, un dispositif ou un événement, et dire pourquoi.",
    persons: "Les personnes qui posent une question, les ambassadeurs et les activateurs.",
    data: ["conversations", "companies", "directory"],
    recipients: "Vous, et les agents habilités qui relisent. L'interlocuteur proposé ne reçoit rien.",
  },
  {
    title: "Préparer un échange",
    purpose: "Aider un ambassadeur à lire un courriel et à préparer sa réponse, avec des sources.",
    persons: "Les dirigeants qui écrivent à un ambassadeur, et l'ambassadeur.",
    data: ["briefings", "directory"],
    recipients: "L'ambassadeur qui prépare l'échange, et lui seul. Le courriel collé n'est gardé nulle part.",
  },
  {
    title: "Mettre en relation",
    purpose:
      "Transmettre la demande d'un dirigeant à l'interlocuteur qu'il choisit, et la suivre jusqu'au bout.",
    persons: "Les dirigeants qui écrivent, les ambassadeurs et les activateurs.",
    data: ["contact_words", "contact_traces", "contact_absences", "letters", "letter_traces", "directory"],
    recipients:
      "L'interlocuteur que vous choisissez, et lui seul, tant que la demande est ouverte. Ni nos agents ni les autres interlocuteurs.",
  },
  {
    title: "Contrôler et corriger",
    purpose: "Relire une partie des réponses, corriger les fausses, prévenir qui les a reçues.",
    persons: "Les personnes qui posent une question, et les agents qui relisent.",
    data: [
      "conversations",
      "sensitive_flags",
      "unread_review",
      "answers",
      "contest_answers",
      "letters",
      "letter_traces",
      "approvals",
    ],
    recipients: "Les relecteurs, leur responsable et le délégué à la protection des données.",
  },
  {
    title: "Prouver",
    purpose: "Montrer plus tard ce qui a été répondu, et que rien n'a été changé après coup.",
    persons: "Les personnes qui posent une question, et les agents.",
    data: ["journal", "verifications", "retention_runs"],
    recipients: "Le délégué, le responsable de la relecture, l'administrateur, et qui contrôle le service.",
  },
  {
    title: "Tenir l'annuaire",
    purpose: "Laisser chaque ambassadeur tenir sa fiche à jour, et lui donner les chiffres de sa fiche.",
    persons: "Les ambassadeurs.",
    data: ["directory", "card_proposals", "card_figures", "letters", "letter_traces"],
    recipients: "L'ambassadeur, le responsable de la relecture et l'administrateur.",
  },
  {
    title: "Animer le réseau",
    purpose:
      "Recueillir les événements que les ambassadeurs proposent, et leurs réponses aux enquêtes de la DGE.",
    persons: "Les ambassadeurs.",
    data: ["event_proposals", "survey_participations", "surveys", "letters", "letter_traces"],
    recipients:
      "Le responsable de la relecture et l'administrateur, sans nom, par totaux d'au moins cinq ; tout le monde pour un événement accepté.",
  },
  {
    title: "Traiter un signalement",
    purpose: "Protéger les entreprises d'un faux ambassadeur ou d'un démarchage trompeur.",
    persons: "Les personnes qui signalent, et les interlocuteurs signalés.",
    data: ["reports", "directory"],
    recipients: "Les responsables du service. L'interlocuteur en cause lit ce qui le concerne.",
  },
  {
    title: "Tenir l'équipe",
    purpose: "Savoir quel agent a quel droit, et ce qu'il en a fait.",
    persons: STAFF,
    data: ["accounts", "invitations", "sessions", "sign_ins", "rights", "demo_links"],
    recipients: "Les administrateurs et le délégué.",
  },
  {
    title: "Protéger le service",
    purpose: "Limiter les abus, prévenir qui est d'astreinte, traiter un incident.",
    persons: "Les visiteurs, les agents, et les personnes touchées par un incident.",
    data: ["addresses", "alerts", "incidents", "job_runs"],
    recipients: "L'équipe, et la CNIL si des données ont fui.",
  },
  {
    title: "Faire remonter le terrain",
    purpose: "Connaître les freins, les besoins et les demandes sans réponse, et en tirer des fiches.",
    persons: "Les ambassadeurs qui rapportent, et les agents qui rédigent et approuvent.",
    data: ["field_reports", "field_fiches", "figures"],
    recipients:
      "Les relecteurs et leur responsable lisent un retour sans son auteur. Les autres ne lisent que des totaux.",
  },
  {
    title: "Mesurer",
    purpose: "Compter l'usage et la qualité, et publier des totaux qui ne montrent personne.",
    persons: VISITORS,
    data: ["answers", "figures"],
    recipients: "Tout le monde : seuls des totaux sont publiés.",
  },
];

/** What protects the data, whatever the settings. */
export const SECURITY: readonly string[] = [
  "Vos mots sont chiffrés, avec une clé par conversation. Effacer, c'est détruire cette clé.",
  "Les données personnelles reconnues sont masquées avant toute écriture et toute recherche.",
  "Chaque lecture par un agent est inscrite au journal. On ne peut qu'y ajouter.",
  "Aucun mot de passe d'agent n'est gardé ici : un fournisseur d'identité le vérifie.",
  "Le service limite le débit et vérifie d'où viennent les demandes.",
];
