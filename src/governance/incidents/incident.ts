import type { Staff } from "../../accounts/staff.ts";

/** What an incident is. The first is the « violation de données à caractère personnel » of the RGPD, article 4, 12. */
export const INCIDENT_KINDS = {
  personal_data: "Violation de données personnelles",
  security: "Sécurité du service",
  dangerous_answer: "Réponse dangereuse",
  bias: "Biais ou inégalité de traitement",
  outage: "Panne",
  other: "Autre",
} as const;
export type IncidentKind = keyof typeof INCIDENT_KINDS;

export const SEVERITIES = {
  low: "Faible",
  medium: "Moyenne",
  high: "Élevée",
  critical: "Critique",
} as const;
export type Severity = keyof typeof SEVERITIES;

/** RGPD, article 33: the authority is told unless the breach is unlikely to put anyone at risk. */
export const AUTHORITY = {
  notified: "La CNIL est notifiée",
  not_needed: "Pas de notification : aucun risque vraisemblable pour les personnes",
} as const;
export type AuthorityDecision = keyof typeof AUTHORITY;

/** RGPD, article 34: the persons are told when the risk for them is likely to be high. */
export const PERSONS = {
  told: "Les personnes sont prévenues",
  not_needed: "Pas d'information : le risque pour les personnes n'est pas élevé",
} as const;
export type PersonsDecision = keyof typeof PERSONS;

export const STEPS = {
  linked: "Réponses rattachées",
  measure: "Mesure prise",
  qualified: "Requalifié",
  authority: "Décision : notifier la CNIL ?",
  persons: "Décision : prévenir les personnes ?",
  closed: "Clos, avec ses leçons",
} as const;
export type Step = keyof typeof STEPS;

/** Who deals with incidents; anyone of the staff may open one. */
export const HANDLERS = ["lead", "dpo", "administrator"] as const;

/** Longest words, in code points, and most answers linked at once. */
export const LONGEST_WORDS = 2_000;
export const MOST_ANSWERS = 20;

/** From the knowledge of a breach to the end of the time to notify it (RGPD, article 33, 1). */
export const HOURS_TO_NOTIFY = 72;
/** How long before that end whoever is on duty is told that nothing is decided. */
export const HOURS_BEFORE_ALERT = 24;
/** Years after which the words of a closed incident are erased. */
export const YEARS_KEPT = 5;

export type NewIncident = {
  kind: IncidentKind;
  severity: Severity;
  /** When it was noticed, as `2026-11-30T14:05`, at Paris time; empty: now. */
  detectedAt?: string | undefined;
  /** What happened, without a name nor a personal datum; masked, then sealed. */
  words: string;
  /** References of the answers concerned, as they are typed, apart by spaces or commas. */
  answers?: string | undefined;
  /** The alert that proposed it. */
  alertId?: string | undefined;
};

/** What is done about an incident; each with words that say why or what. */
export type IncidentAct = { words: string } & (
  | { step: "linked"; answers: string }
  | { step: "measure" }
  | { step: "qualified"; kind: IncidentKind; severity: Severity }
  | { step: "authority"; decision: AuthorityDecision }
  | { step: "persons"; decision: PersonsDecision }
  | { step: "closed" }
);

/** The 72 hours of a breach: `over` when they ended before a decision was taken. */
export type BreachClock = {
  awareAt: Date;
  endsAt: Date;
  decidedAt: Date | null;
  hoursLeft: number | null;
  over: boolean;
};

/** An incident without its words. */
export type Incident = {
  id: string;
  reference: string;
  kind: IncidentKind;
  severity: Severity;
  detectedAt: Date;
  openedAt: Date;
  /** Who opened it, by function and organisation, as they were then. */
  openedBy: string;
  authority: AuthorityDecision | null;
  persons: PersonsDecision | null;
  /** Null for what is no personal-data breach. */
  clock: BreachClock | null;
  closedAt: Date | null;
  erased: boolean;
};

export type IncidentEvent = {
  step: Step;
  by: string;
  at: Date;
  facts: Readonly<Record<string, string | string[]>>;
  /** Null once erased. */
  words: string | null;
};

export type IncidentFile = Incident & { words: string | null; answers: string[]; events: IncidentEvent[] };

/** An alert that may be an incident, and that none was opened for. */
export type Candidate = { alertId: string; alert: string; subject: string; at: Date; kind: IncidentKind };

/** Incidents of a period, by the day they were opened; `breaches` are those of personal data. */
export type IncidentFigures = {
  opened: number;
  closed: number;
  stillOpen: number;
  byKind: Record<IncidentKind, number>;
  bySeverity: Record<Severity, number>;
  breaches: {
    all: number;
    notified: number;
    notNeeded: number;
    undecided: number;
    /** Decided, or still undecided, after the 72 hours. */
    late: number;
    personsTold: number;
  };
  /** From opening to closing, over those closed; null: none is. */
  medianDaysToClose: number | null;
};

export type Incidents = {
  /** What a member of staff sees: all of them for those who handle them, one's own for the others. The open ones first. */
  list(staff: Staff): Promise<Incident[]>;
  /** What may be an incident: alerts of the last thirty days that none was opened for. */
  candidates(): Promise<Candidate[]>;
  /** @throws DomainError `entree-invalide` naming the fields, `deja-fait` when the alert has its incident */
  open(staff: Staff, incident: NewIncident): Promise<{ id: string; reference: string }>;
  /** @throws DomainError `introuvable` */
  read(id: string): Promise<IncidentFile>;
  /** @throws DomainError `introuvable`, `entree-invalide`, `deja-fait` once it is closed */
  act(staff: Staff, id: string, act: IncidentAct): Promise<void>;
};
