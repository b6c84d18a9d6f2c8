import type { Staff } from "../accounts/staff.ts";
import type { Size } from "../profile/lists.ts";

/**
 * The life of a request to an advisor.
 * - `sent`: the advisor was told. `undelivered`: their mail server refused, or nothing could be handed to it. `unanswered`: five working days without a word; or the
 *   advisor had taken it and said nothing more for fifteen; or they left the directory, or were suspended; or the leader says that there was no exchange.
 * - `taken`, `appointment_set` (with its day), `met` (what came of it is awaited).
 * - `not_for_me`: the advisor says that it is for someone else.
 * - Closed: `done_helped`, `done_without`, `unreachable` (the advisor could not reach the leader), `cancelled` (by the leader),
 *   `passed_on` (the leader agreed to another advisor: another request follows), `lapsed` (nobody did anything more: told).
 * In `undelivered`, `unanswered` and `not_for_me`, another advisor and the public fallback are proposed, and the leader agrees
 * again before anything is sent.
 */
export const STATES = [
  "sent",
  "undelivered",
  "unanswered",
  "taken",
  "appointment_set",
  "met",
  "not_for_me",
  "done_helped",
  "done_without",
  "unreachable",
  "cancelled",
  "passed_on",
  "lapsed",
] as const;
export type State = (typeof STATES)[number];

export const CLOSED: readonly State[] = [
  "done_helped",
  "done_without",
  "unreachable",
  "cancelled",
  "passed_on",
  "lapsed",
];

/** When the leader would rather be called, Europe/Paris, working days. */
export const CALL_TIMES = ["matin", "midi", "apres_midi", "indifferent"] as const;
export type CallTime = (typeof CALL_TIMES)[number];

/** How to reach the leader: one at least. Kept for this request only, seen by the chosen advisor alone. */
export type LeaderContact = { phone: string | null; email: string | null };

/** What the leader previewed, edited and agreed to. */
export type NewRequest = {
  advisorId: string;
  /** The very text that the advisor reads: 1–2,000 code points, no personal datum in it (those have their fields). */
  text: string;
  contact: LeaderContact;
  callTime: CallTime;
  /** The box ticked: these details go to this advisor, for this purpose. */
  consent: boolean;
  /** What the company said of itself, shown beside the text; all may be null. */
  company: RequestCompany;
  /** The conversation that it comes from, so that its page shows it; null: none. */
  conversationId: string | null;
  /** Made by the form: the same id with the same words and details gives the same request, however often it is sent. */
  clientId?: string | null | undefined;
};

/** Codes of the contract; never the company's name. */
export type RequestCompany = {
  section: string | null;
  size: Size | null;
  region: string | null;
  need: string | null;
  maturity: number | null;
};

export type Sent = {
  id: string;
  /** The private link to follow or cancel it: given once, only its digest is kept. Path on this site: `/demandes/SECRET`. */
  path: string;
  /** Day, Europe/Paris, by which another advisor is proposed if this one has not answered. */
  answerBy: string;
  /** The advisor is told by e-mail; false: on their page of the service only. */
  mailed: boolean;
  /** The leader gets this acknowledgement by e-mail too. */
  acknowledged: boolean;
};

/** How an advisor can be reached from here. `form`: a request may be sent. */
export type Reach =
  | { way: "form" }
  | { way: "phone"; phone: string; because: NoForm }
  | { way: "page"; url: string | null; because: NoForm }
  | { way: "none"; because: NoForm };
/** Why no request can be sent: no e-mail and no account, no mail server here, away until a day, as many requests as they take, or none taken now, as they say in the directory. */
export type NoForm =
  | { code: "no_email" }
  | { code: "no_mail_server" }
  | { code: "away"; until: string }
  | { code: "full" }
  | { code: "closed" };

export type Step = { state: State; at: Date; by: "leader" | "advisor" | "service" };

/** A request, as the leader's private page shows it. */
export type LeaderView = {
  id: string;
  state: State;
  advisor: { id: string; name: string; kind: string };
  text: string;
  contact: LeaderContact;
  callTime: CallTime;
  appointment: string | null;
  sentAt: Date;
  answerBy: string;
  steps: readonly Step[];
  /** What another proposal may be, in `undelivered`, `unanswered`, `not_for_me`: the next advisors who fit, best first, and the public fallback. */
  next: NextAdvisors | null;
  /** The leader may say whether it helped, and has not yet. */
  awaitsSatisfaction: boolean;
  /** The request that followed, where the leader agreed to another advisor; its path is not known here. */
  followedBy: string | null;
  /**
   * The leader may say that there was no exchange: the advisor closed it (`done_helped`, `done_without`, `unreachable`), 30 days ago at
   * most. Page: « Nous ne nous sommes pas parlé », which is `ContactRequests.dispute`.
   */
  mayDispute: boolean;
  /** When the details are destroyed. */
  expiresAt: Date;
};

export type NextAdvisors = {
  advisors: readonly { id: string; name: string; kind: string; reasons: readonly string[] }[];
  fallbacks: readonly { name: string; url: string | null; reason: string }[];
};

/**
 * A request, as the advisor's account shows it. `text` and `contact` only to that advisor, while it is open and theirs: null in
 * `not_for_me` and `undelivered`, and once the advisor is suspended or gone.
 */
export type AdvisorView = {
  id: string;
  state: State;
  company: RequestCompany;
  text: string | null;
  contact: LeaderContact | null;
  callTime: CallTime;
  appointment: string | null;
  sentAt: Date;
  answerBy: string;
  steps: readonly Step[];
  /** What may be said of it now. */
  acts: readonly AdvisorAct["kind"][];
};

export const BARRIERS = [
  "cout",
  "competences",
  "temps",
  "donnees",
  "confiance",
  "reglementation",
  "offre_introuvable",
  "interet_flou",
  "aucun",
] as const;
export type Barrier = (typeof BARRIERS)[number];

export const NEXT_STEPS = ["essai", "formation", "activateur", "financement", "evenement", "rien"] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** Thirty seconds after a meeting: closed lists, no free word. */
export type MeetingReturn = { useful: boolean; barrier: Barrier; nextStep: NextStep };

export type AdvisorAct =
  | { kind: "take" }
  /** Europe/Paris day, today or later. */
  | { kind: "set_appointment"; day: string }
  | { kind: "met" }
  /** Closes: `done_helped` when useful, else `done_without`. */
  | { kind: "done"; return: MeetingReturn }
  | { kind: "unreachable" }
  | { kind: "not_for_me" };

export type Satisfaction = { helped: "oui" | "un_peu" | "non"; wouldAdvise: boolean };

/** What a signed link of a letter does, before it is confirmed. */
export type OneTap =
  | {
      kind: "advisor";
      act: AdvisorAct["kind"];
      state: State;
      company: RequestCompany;
      sentAt: Date;
      /** Where the leader's details are shown to this advisor: a link of kind `details`, or their own space, where they sign in. */
      detailsPath: string;
    }
  | { kind: "satisfaction"; state: State; advisorName: string }
  /**
   * Added by the backend: for an advisor without an account. The letter never holds the leader's details in clear: this link shows them,
   * behind a POST, as often as needed while the request is open. Page: a button, then what `OneTaps.details` gives.
   */
  | { kind: "details"; state: State; company: RequestCompany; sentAt: Date };

/** The leader's side. */
export type ContactRequests = {
  reach(advisorId: string): Promise<Reach>;
  /**
   * What would be sent, with personal data taken out of the text: shown before it is sent.
   * @returns the text as it may be sent, and the French names of what was taken out
   */
  preview(text: string): { text: string; removed: readonly string[] };
  /**
   * Sends it. The same `clientId` gives the same request.
   * @param admit called before a new request is written, once nothing else refuses it: what it throws refuses it
   * @throws DomainError `entree-invalide` (fields text, phone, email, consent, advisorId), `introuvable`, `interlocuteur-indisponible`, `trop-de-demandes`
   */
  send(request: NewRequest, admit?: () => Promise<void>): Promise<Sent>;
  /** Null: a wrong secret, or one whose request was forgotten. */
  follow(secret: string): Promise<LeaderView | null>;
  cancel(secret: string): Promise<void>;
  /** The leader agrees to another advisor: a new request with the same text and details, and fresh consent. Said twice, it is one. */
  agree(secret: string, advisorId: string, consent: boolean): Promise<Sent>;
  /**
   * « Nous ne nous sommes pas parlé »: what the advisor closed is open again, in `unanswered`, with other advisors offered. It counts as
   * no meeting. @throws DomainError `introuvable`, `deja-fait` where `mayDispute` is false
   */
  dispute(secret: string): Promise<void>;
  /** Erases the words and details at once, of every request that follows from one to the next, and cancels the one that is open. */
  erase(secret: string): Promise<void>;
  satisfy(secret: string, satisfaction: Satisfaction): Promise<void>;
  /** The requests of a conversation, for its page and its export: without their secret. */
  ofConversation(
    conversationId: string,
  ): Promise<readonly { id: string; state: State; advisorName: string; sentAt: Date }[]>;
  /** The private path of a request, to whoever holds the conversation it was sent from. Null: not one of its requests, or forgotten. */
  pathFor(conversationId: string, id: string): Promise<string | null>;
};

/** Links of letters, without signing in. GET looks, POST confirms. */
export type OneTaps = {
  /** Null: wrong, expired, used already, or of an advisor who is suspended or gone. */
  read(token: string): Promise<OneTap | null>;
  /** Single use. @returns the state after it; null as `read` @throws DomainError `entree-invalide` */
  confirm(
    token: string,
    given: { return?: MeetingReturn; satisfaction?: Satisfaction; day?: string },
  ): Promise<State | null>;
  /**
   * What a link of kind `details` shows, on a POST: the text and how to reach the leader. Not single use. Null as `read`, once the
   * request is closed or no more theirs (`not_for_me`, `undelivered`), and once the advisor has an account (they sign in). `take`: the link of « Je m'en occupe », where it awaits it.
   */
  details(token: string): Promise<(AdvisorView & { take: string | null }) | null>;
};

/** What has the shape of a token of a letter: it holds dots, as the secret of a conversation's `/retour/SECRET` never does. */
export const isOneTap = (text: string): boolean =>
  /^[\w-]{22}\.[a-z_]+\.[\w-]+\.[0-9a-z]+\.[\w-]{43}$/.test(text);

export type Availability = {
  openMax: number;
  absences: readonly { id: string; from: string; to: string }[];
  open: number;
};

/** The advisor's side, by the account that speaks for them. @throws DomainError `introuvable` for another's */
export type RequestDesk = {
  list(staff: Staff): Promise<{ open: readonly AdvisorView[]; closed: readonly AdvisorView[] }>;
  find(staff: Staff, id: string): Promise<AdvisorView>;
  act(staff: Staff, id: string, act: AdvisorAct): Promise<AdvisorView>;
  availability(staff: Staff): Promise<Availability>;
  setOpenMax(staff: Staff, openMax: number): Promise<void>;
  addAbsence(staff: Staff, from: string, to: string): Promise<void>;
  removeAbsence(staff: Staff, id: string): Promise<void>;
};

/** Counts for whoever tells of them: no request can be recognised. */
export type ContactFigures = {
  /** By advisor: requests received, answered, met, done with help, and median working days before the answer. */
  ofAdvisor(advisorId: string): Promise<AdvisorFigures>;
  /** Over a period, all advisors. */
  between(from: Date, to: Date): Promise<NetworkFigures>;
};
export type AdvisorFigures = { received: number; answered: number; met: number; helped: number };
export type NetworkFigures = AdvisorFigures & {
  closedWithoutAnswer: number;
  satisfied: number;
  satisfactionAsked: number;
};
