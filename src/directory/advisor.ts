import { z } from "zod";
import { NEED_CODES, SECTION_CODES, SIZES } from "../profile/lists.ts";

export const ADVISOR_KINDS = [
  "ambassadeur_regional",
  "ambassadeur_sectoriel",
  "ambassadeur_grand_public",
  "activateur",
] as const;
export type AdvisorKind = (typeof ADVISOR_KINDS)[number];

export const AVAILABILITIES = ["disponible", "limitee", "indisponible"] as const;
export const STATUSES = ["actif", "retire", "suspendu"] as const;
export const COSTS = ["benevole", "payant_possible", "inconnu"] as const;
export const CONFLICT_SCOPES = ["sector", "company", "solution"] as const;

export const Conflict = z.object({
  scope: z.enum(CONFLICT_SCOPES),
  /** A section letter, a company's name or a solution's name. */
  value: z.string(),
  detail: z.string(),
});

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * An ambassador or activator as the directory holds it; the rows of the file are in the contract. An empty list is
 * « unknown » (France Num's open data say neither sectors nor sizes): unknown is not « serves everyone ». Days are
 * Europe/Paris.
 */
export const Advisor = z.object({
  id: z.string(),
  kind: z.enum(ADVISOR_KINDS),
  name: z.string(),
  sectors: z.array(z.union([z.enum(SECTION_CODES), z.literal("*")])),
  regions: z.array(z.string()),
  sizes: z.array(z.enum(SIZES)),
  expertise: z.array(z.enum(NEED_CODES)),
  maturityLevels: z.array(z.number().int().min(1).max(4)),
  availability: z.enum(AVAILABILITIES),
  engagementStart: day.nullable(),
  nonRenewalNotice: day.nullable(),
  charterAccepted: z.boolean().nullable(),
  activateurRegistered: z.boolean(),
  conflicts: z.array(Conflict),
  status: z.enum(STATUSES),
  url: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  description: z.string().nullable(),
  siret: z.string().nullable(),
  cost: z.enum(COSTS),
  commercialInterest: z.string().nullable(),
  publicationConsent: z.boolean(),
});
export type Advisor = z.infer<typeof Advisor>;
