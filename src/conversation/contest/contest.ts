import { z } from "@hono/zod-openapi";
import { DomainError } from "../../errors.ts";

/**
 * Working days to decide a contest. The figure is ours, not the law's, and is published where one contests: about three
 * weeks, so that someone can go back to the sources, yet less than the month that a request about one's data may take
 * (GDPR, art. 12, 3).
 */
export const WORKING_DAYS_TO_DECIDE = 15;
/** Days that the answer to a contest can be read with its ticket once it is decided, though the exchange be erased. */
export const ANSWER_DAYS_KEPT = 90;
/** Longest reason, in code points. */
export const LONGEST_REASON = 2_000;

export const CONTEST_OUTCOMES = ["upheld", "partly", "rejected"] as const;
export type ContestOutcome = (typeof CONTEST_OUTCOMES)[number];
export const CONTEST_STATES = ["open", "withdrawn", "decided"] as const;
export type ContestState = (typeof CONTEST_STATES)[number];

/** What is given once to whoever contests. The ticket shows how it stands, and withdraws it. */
export type Contested = { ticket: string; dueAt: Date; masked: string[] };

/** How a contest stands: never a word of the exchange, since the ticket alone shows it. */
export type ContestStatus = {
  /** Of the answer contested. */
  reference: string;
  state: ContestState;
  createdAt: Date;
  dueAt: Date;
  decidedAt: Date | null;
  outcome: ContestOutcome | null;
  /** What the staff answers; null before, and once its time has passed. */
  answer: string | null;
  answerErased: boolean;
  /** The person asked for everything to be erased: it will be, on the decision. */
  erasing: boolean;
};

/** A contest as its conversation shows it. */
export type ContestSummary = Pick<ContestStatus, "state" | "createdAt" | "dueAt" | "outcome" | "decidedAt">;

/** As its own person sees it: with the way to follow it, made again from its key; null once that key is gone. */
export type OwnContest = ContestSummary & { ticket: string | null };

/** For the staff: one to decide, or decided. */
export type ContestToDecide = ContestSummary & {
  id: string;
  answerId: string;
  reference: string;
  late: boolean;
  erasing: boolean;
};
export type ContestFile = ContestToDecide & {
  /** Masked; null once the exchange is erased. */
  reason: string | null;
  answer: string | null;
};

export type ContestStatistics = {
  received: number;
  withdrawn: number;
  decided: Record<ContestOutcome, number>;
  /** Share of those decided that were upheld, wholly or partly; null when none was decided. */
  upheldShare: number | null;
  /** Median, in days, from the contest to its decision; null when none was decided. */
  medianDays: number | null;
  open: number;
  /** Open, and their deadline has passed. */
  late: number;
  decidedLate: number;
};

/** What a person can do about an answer, beyond reading it. */
export type Contests = {
  /** @throws DomainError `entree-invalide`, `introuvable`, `deja-fait` while one is open */
  contest(
    conversationId: string,
    answerId: string,
    given: { reason: string; email?: string | undefined; consent?: boolean | undefined },
  ): Promise<Contested>;
  /** How the contest of a ticket stands; null for what is no ticket of ours. With a conversation, of that one alone. */
  status(ticket: string, conversationId?: string): Promise<ContestStatus | null>;
  /** @throws DomainError `introuvable`, `deja-fait` when nothing is left to withdraw */
  withdraw(ticket: string, conversationId?: string): Promise<void>;
};

/** What the staff does about contests. */
export type ContestDesk = {
  /** Those to decide, the most pressing first. */
  open(): Promise<ContestToDecide[]>;
  /** The last decided, the latest first. */
  decided(): Promise<ContestToDecide[]>;
  /** The open contest of an answer, or null. */
  openOf(answerId: string): Promise<ContestFile | null>;
  /** @throws DomainError `introuvable` */
  read(contestId: string): Promise<ContestFile>;
  /** @throws DomainError `entree-invalide`, `introuvable`, `deja-fait` */
  decide(decision: Decision): Promise<void>;
  statistics(): Promise<ContestStatistics>;
};

export type Decision = {
  accountId: string;
  outcome: ContestOutcome;
  /** For the person, in plain words: it is shown to whoever holds the ticket, so it quotes nothing of the exchange. */
  answer: string;
} & ({ contestId: string } | { answerId: string });

/** The same for a wrong ticket and for one that never was. */
export const unknownContest = (): DomainError =>
  new DomainError(
    "introuvable",
    "Aucune contestation n'a ce ticket. Recopiez l'adresse entière, telle qu'elle vous a été donnée.",
  );

export const ContestBody = z
  .strictObject({
    reason: z
      .string({ error: "« reason » est obligatoire : ce qui ne va pas dans la réponse." })
      .openapi({ description: "Masquée puis chiffrée ; 2 000 caractères au plus" }),
    email: z.string().optional().openapi({ description: "Pour être prévenu ; demande « consent »" }),
    consent: z.boolean().optional(),
  })
  .openapi("Contest");
export const ContestedBody = z
  .object({
    ticket: z.string().openapi({ description: "Secret, montré une fois" }),
    dueAt: z.string(),
    statusUrl: z.string(),
    masked: z.array(z.string()),
  })
  .openapi("Contested");
export const ContestStatusBody = z
  .object({
    reference: z.string(),
    state: z.enum(CONTEST_STATES),
    createdAt: z.string(),
    dueAt: z.string(),
    decidedAt: z.string().nullable(),
    outcome: z.enum(CONTEST_OUTCOMES).nullable(),
    answer: z.string().nullable(),
    answerErased: z.boolean(),
    erasing: z.boolean(),
  })
  .openapi("ContestStatus");
export const NoticeAddressBody = z
  .strictObject({
    email: z.string(),
    consent: z
      .boolean()
      .openapi({ description: "true : l'accord de la personne, sans lequel rien n'est gardé" }),
  })
  .openapi("NoticeAddress");
export const ContestToDecideBody = ContestStatusBody.pick({
  reference: true,
  state: true,
  createdAt: true,
  dueAt: true,
  decidedAt: true,
  outcome: true,
  erasing: true,
})
  .extend({ id: z.string(), answerId: z.string(), late: z.boolean() })
  .openapi("ContestToDecide");
export const DecisionBody = z
  .strictObject({ outcome: z.enum(CONTEST_OUTCOMES), answer: z.string() })
  .openapi("ContestDecision");
