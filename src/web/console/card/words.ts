import type { DeclarationKind } from "../../../desk/declared.ts";
import type { Advisor } from "../../../directory/advisor.ts";
import type { Exclusion } from "../../../orientation/orientation.ts";

export const MY_CARD = "/console/ma-fiche";
export const PROPOSED_CARDS = "/console/fiches-proposees";
/** Where staff decide of what is proposed of a card. */
export const pageOf = (advisorId: string): string => `${PROPOSED_CARDS}/${encodeURIComponent(advisorId)}`;

export const DECLARED: Readonly<Record<DeclarationKind, string>> = {
  conflict: "Conflit d'intérêts déclaré",
  unavailable: "S'est rendu indisponible",
  leaving: "Ne veut plus être ambassadeur",
};

export const STATUS_LABELS: Readonly<Record<Advisor["status"], string>> = {
  actif: "active",
  retire: "retirée de l'annuaire",
  suspendu: "suspendue",
};

type Advice = { says: string; todo: string };
const DGE = "Écrivez à la DREETS de votre région, ou à la DGE.";

/** Why an advisor is not proposed, told to them, and what they can do about it. */
export const ADVICE: Readonly<Record<Exclusion, Advice>> = {
  non_actif: { says: "Votre fiche n'est plus active : elle est suspendue ou retirée.", todo: DGE },
  charte_non_acceptee: {
    says: "L'annuaire ne dit pas que vous avez accepté la charte des ambassadeurs (article 2).",
    todo: `Si vous l'avez signée, il faut l'y inscrire. ${DGE}`,
  },
  engagement_non_commence: {
    says: "Votre engagement n'a pas encore commencé.",
    todo: "Rien à faire : vous serez proposé à partir de sa date.",
  },
  engagement_termine: {
    says: "Votre engagement de douze mois a pris fin (article 6).",
    todo: `Pour continuer, il faut un nouvel engagement. ${DGE}`,
  },
  activateur_non_inscrit: {
    says: "Vous n'êtes pas inscrit comme activateur France Num.",
    todo: "Inscrivez-vous sur francenum.gouv.fr, puis dites-le ici par « Proposer un changement ».",
  },
  ambassadeur_non_activateur: {
    says: "Vous n'êtes pas aussi activateur France Num : la charte le demande pour les TPE et les PME (article 4), donc aussi quand la taille n'est pas connue.",
    todo: "Inscrivez-vous sur francenum.gouv.fr/activateurs, puis dites-le ici par « Proposer un changement ». L'administration vérifie.",
  },
  grand_public_hors_temoignage: {
    says: "Un ambassadeur grand public n'est proposé qu'à qui cherche un témoignage.",
    todo: "C'est la règle : rien à faire.",
  },
  taille_non_servie: {
    says: "Votre fiche ne couvre pas cette taille d'entreprise.",
    todo: "Si vous accompagnez aussi ces entreprises, proposez de l'ajouter.",
  },
  conflit_interets: {
    says: "Vous avez déclaré un conflit d'intérêts avec cette situation.",
    todo: "C'est ce que la charte demande. S'il a pris fin, proposez de le retirer.",
  },
  indisponible: {
    says: "Votre fiche vous dit indisponible.",
    todo: "Pour revenir, proposez de changer votre disponibilité.",
  },
  autre_region: {
    says: "Votre fiche ne couvre pas cette région.",
    todo: "Si vous y intervenez, proposez de l'ajouter.",
  },
  autre_secteur: {
    says: "Votre fiche ne couvre pas ce secteur.",
    todo: "Si vous le connaissez, proposez de l'ajouter.",
  },
  a_preciser: {
    says: "Vous ne couvrez pas tout : on attend que l'entreprise dise sa région et son secteur.",
    todo: "Rien à faire : la question lui est posée.",
  },
  generaliste_hors_besoin: {
    says: "Vous couvrez toute la France et tous les secteurs : vous n'êtes proposé que si le besoin dit est parmi vos domaines. Sans besoin dit, si votre premier domaine est de faire le point ou de former.",
    todo: "Réduisez votre zone ou vos secteurs à ceux que vous connaissez le mieux, ou précisez vos domaines.",
  },
  non_publie: {
    says: "L'annuaire ne dit pas que vous acceptez d'être publié (article 2).",
    todo: DGE,
  },
  fiche_incomplete: {
    says: "Votre fiche ne dit pas votre zone, vos secteurs ou les tailles que vous servez. On vous trouve dans l'annuaire, mais vous n'êtes pas proposé.",
    todo: "Complétez-la par « Proposer un changement ».",
  },
  moins_bien_classe: {
    says: "D'autres ont plus de points communs avec cette entreprise.",
    todo: "Les égaux passent à tour de rôle.",
  },
};
