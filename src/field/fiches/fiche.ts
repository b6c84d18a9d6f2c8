import { z } from "zod";
import type { Staff } from "../../accounts/staff.ts";
import { NEED_CODES, SECTION_CODES, SIZES } from "../../profile/lists.ts";
import type { Interest } from "../report.ts";

/** A fiche as it is drafted from a report. */
export const FicheDraft = z.object({
  title: z.string().trim().min(1, "Donnez un titre.").max(120, "120 caractères au plus."),
  text: z.string().trim().min(1, "Écrivez le texte.").max(1_500, "1 500 caractères au plus."),
  questions: z
    .array(z.string().trim().min(1).max(200, "200 caractères au plus par question."))
    .min(1, "Donnez au moins une question à laquelle ce texte répond.")
    .max(8, "Huit questions au plus."),
  sizes: z.array(z.enum(SIZES)),
  sectors: z.array(z.enum(SECTION_CODES)),
  needs: z.array(z.enum(NEED_CODES)),
});
export type FicheDraft = z.infer<typeof FicheDraft>;

export const FICHE_STATUSES = {
  proposed: "Attend une seconde personne",
  approved: "Publiée",
  rejected: "Refusée",
  withdrawn: "Retirée",
} as const;
export type FicheStatus = keyof typeof FICHE_STATUSES;

/** A drafted fiche as staff see it. */
export type FieldFiche = {
  id: string;
  reportId: string;
  /** Where it is, or would be, public: `/fiches/FICHEID`. */
  ficheId: string;
  draft: FicheDraft & { solution: string | null; interest: Interest };
  /** Paris day. */
  reportedOn: string;
  proposedBy: string;
  proposedAt: Date;
  status: FicheStatus;
  decidedAt: Date | null;
  reason: string | null;
};

export type FieldFiches = {
  /** Drafted by a reader; nobody reads it before a second person. @returns its id @throws DomainError `entree-invalide`, `introuvable`, `deja-fait` */
  propose(staff: Staff, reportId: string, draft: unknown): Promise<string>;
  list(status: FicheStatus): Promise<FieldFiche[]>;
  /** @throws DomainError `introuvable` */
  find(id: string): Promise<FieldFiche>;
  /** Publishes what someone else drafted. @throws DomainError `introuvable`, `deja-fait`, `role-insuffisant` for one's own */
  approve(staff: Staff, id: string): Promise<void>;
  /** @throws DomainError `introuvable`, `deja-fait`, `entree-invalide` (reason) */
  reject(staff: Staff, id: string, reason: string): Promise<void>;
  /** Stops serving it, at once. @throws DomainError as `reject` */
  withdraw(staff: Staff, id: string, reason: string): Promise<void>;
};
