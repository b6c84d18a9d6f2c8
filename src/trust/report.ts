import { z } from "@hono/zod-openapi";
import { DomainError } from "../errors.ts";

export const OUTCOMES = ["founded", "unfounded", "unclear"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const STATES = ["received", "under_review", "closed"] as const;
export type State = (typeof STATES)[number];

/** Days to answer whoever reported. */
export const DAYS_TO_ANSWER = 30;
/** Months that words are kept once a report is closed. */
export const MONTHS_KEPT = 12;

/** Longest texts, in code points. */
export const LONGEST = { who: 200, what: 2_000, contact: 200 } as const;

/** What a person reports. `contact` is kept as it was given: masked, it would reach nobody. */
export type NewReport = {
  /** An id of the directory, when the person knows it. */
  advisorId?: string | undefined;
  who: string;
  what: string;
  contact?: string | undefined;
};

/** The words of a report, as sealed. */
export type ReportWords = { who: string; what: string; contact: string | null };

/**
 * What is given once to whoever reported. The `ticket` is a secret of 128 bits that shows how the report stands; the
 * `reference` is short, quoted to the staff, and opens nothing.
 */
export type Filed = { ticket: string; reference: string; dueAt: Date; masked: string[] };

/** How a report stands: never its words, which only the staff reads. */
export type ReportStatus = {
  reference: string;
  state: State;
  createdAt: Date;
  dueAt: Date;
  closedAt: Date | null;
  outcome: Outcome | null;
  /** What the staff answers to whoever reported; null before, and once erased. */
  answer: string | null;
  erased: boolean;
};

/** What the public can do. */
export type Reports = {
  /** @throws DomainError `entree-invalide` naming the fields at fault */
  file(report: NewReport): Promise<Filed>;
  /** Null for what is no ticket, or no report of ours. */
  status(ticket: string): Promise<ReportStatus | null>;
};

/** The same for a wrong ticket and for one that never was. */
export const unknownTicket = (): DomainError =>
  new DomainError(
    "introuvable",
    "Aucun signalement n'a ce ticket. Recopiez l'adresse entière, telle qu'elle vous a été donnée.",
  );

export const ReportBody = z
  .strictObject({
    advisorId: z
      .string()
      .max(80)
      .optional()
      .openapi({ description: "Identifiant dans l'annuaire, s'il est connu" }),
    who: z.string({ error: "« who » est obligatoire : qui vous a contacté." }).openapi({
      description: "Nom, structure, site ou SIRET de qui vous a contacté",
    }),
    what: z.string({ error: "« what » est obligatoire : ce qui s'est passé." }),
    contact: z.string().optional().openapi({ description: "Pour être recontacté ; facultatif" }),
  })
  .openapi("Report");

export const FiledBody = z
  .object({
    ticket: z
      .string()
      .openapi({ description: "Secret, montré une fois : il donne à lire où en est le signalement" }),
    reference: z.string().openapi({ description: "À citer ; n'ouvre rien" }),
    dueAt: z.string(),
    statusUrl: z.string(),
    masked: z.array(z.string()),
  })
  .openapi("FiledReport");

export const StatusBody = z
  .object({
    reference: z.string(),
    state: z.enum(STATES),
    createdAt: z.string(),
    dueAt: z.string(),
    closedAt: z.string().nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    answer: z.string().nullable(),
    erased: z.boolean(),
  })
  .openapi("ReportStatus");
