import type { Staff } from "../accounts/staff.ts";

export const SWITCH_KINDS = ["chat", "generated", "fiche", "prepared"] as const;
export type SwitchKind = (typeof SWITCH_KINDS)[number];

/** What each switch is called, and what turning it off does, as staff read it. */
export const SWITCHES: Record<SwitchKind, { label: string; effect: string }> = {
  chat: {
    label: "Toutes les réponses",
    effect:
      "Qui pose une question lit que les réponses sont arrêtées, ce qui marche encore, et qui peut l'aider si son entreprise est connue. Une personne en détresse reçoit toujours les numéros d'aide.",
  },
  generated: {
    label: "La rédaction par un modèle",
    effect: "Aucun modèle n'est plus appelé : les réponses sont des extraits de fiches.",
  },
  fiche: {
    label: "Une fiche",
    effect:
      "Elle n'est plus trouvée ni citée, les réponses préparées qui s'appuient dessus non plus ; sa page dit qu'elle est en cours de vérification et renvoie à la source.",
  },
  prepared: {
    label: "Une réponse préparée",
    effect: "Elle n'est plus servie : la question reçoit des extraits de fiches.",
  },
};

/** Longest reason, in code points. */
export const LONGEST_REASON = 500;

export type NewTurn = {
  kind: SwitchKind;
  /** The id of the fiche, or of the prepared answer. */
  target?: string | undefined;
  on: boolean;
  reason: string;
};

/** Something turned off, or one turn of its history. `by` is a function and an organisation, as they were then. */
export type Turn = {
  kind: SwitchKind;
  target: string | null;
  /** The title of the fiche, or the question of the prepared answer. */
  title: string | null;
  on: boolean;
  reason: string;
  by: string;
  at: Date;
};

export type SuspendedAdvisor = { advisorId: string; by: string; at: Date; urgent: boolean };
export type Target = { id: string; title: string };

export type SwitchBoard = {
  /** What is off now, the latest first. */
  off: readonly Turn[];
  suspended: readonly SuspendedAdvisor[];
  history: readonly Turn[];
};

/** What staff can turn off and on again. What is turned is so for the next question, in every process. */
export type Switches = {
  board(): Promise<SwitchBoard>;
  /** What can be turned off by its id. */
  targets(): Promise<{ fiche: readonly Target[]; prepared: readonly Target[] }>;
  isChatOff(): Promise<boolean>;
  /** @throws DomainError `entree-invalide` (reason, target), `introuvable`, `deja-fait` when it is so already */
  turn(staff: Staff, turn: NewTurn): Promise<void>;
  /** @returns true when the advisor is still owed an invitation to answer. @throws DomainError `introuvable`, `entree-invalide` */
  suspendAdvisor(staff: Staff, advisorId: string, reason: string): Promise<boolean>;
  /** @returns true when the advisor is in activity again. @throws DomainError `introuvable`, `entree-invalide` */
  restoreAdvisor(staff: Staff, advisorId: string, reason: string): Promise<boolean>;
};
