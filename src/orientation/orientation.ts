import { z } from "@hono/zod-openapi";
import { ADVISOR_KINDS, COSTS } from "../directory/advisor.ts";

/** Why an advisor is not proposed: one code a rule of the charter, in the order the rules are read. */
export const EXCLUSIONS = [
  "non_actif",
  "charte_non_acceptee",
  "engagement_non_commence",
  "engagement_termine",
  "activateur_non_inscrit",
  "ambassadeur_non_activateur",
  "grand_public_hors_temoignage",
  "taille_non_servie",
  "conflit_interets",
  "indisponible",
  "autre_region",
  "autre_secteur",
  "a_preciser",
  "generaliste_hors_besoin",
  "non_publie",
  "fiche_incomplete",
  "moins_bien_classe",
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export const CRITERIA = ["proximite", "secteur", "besoin", "maturite", "disponibilite"] as const;
export type Criterion = (typeof CRITERIA)[number];

/** A point in favour (or not) of an advisor, in words for the leader. */
export const Reason = z.object({ criterion: z.enum(CRITERIA), holds: z.boolean(), text: z.string() });

export const ProposedAdvisor = z.object({
  id: z.string(),
  kind: z.enum(ADVISOR_KINDS),
  name: z.string(),
  rank: z.number().int(),
  reasons: z.array(Reason),
  cost: z.enum(COSTS),
  commercialInterest: z.string().nullable(),
  conflicts: z.array(z.object({ scope: z.string(), value: z.string(), detail: z.string() })),
  phone: z.string().optional(),
  profileUrl: z.string(),
  contact: z.enum(["formulaire", "telephone", "page"]),
});
export type ProposedAdvisor = z.infer<typeof ProposedAdvisor>;

export const FALLBACK_KINDS = [
  "DREETS",
  "DRIEETS",
  "DEETS",
  "DGCOPOP",
  "CCI",
  "Bpifrance",
  "France Num",
] as const;
export const Fallback = z.object({
  kind: z.enum(FALLBACK_KINDS),
  name: z.string(),
  url: z.string().nullable(),
  checkedOn: z.string().nullable(),
  reason: z.string(),
});
export type Fallback = z.infer<typeof Fallback>;

export const SCHEME_STATUSES = ["eligible", "to_confirm", "ineligible", "closed"] as const;
export const SchemeMatch = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(SCHEME_STATUSES),
  reasons: z.array(z.string()),
  missing: z.array(z.string()),
  url: z.string(),
});
export type SchemeMatch = z.infer<typeof SchemeMatch>;

export const EventMatch = z.object({
  id: z.string(),
  title: z.string(),
  startsAt: z.string(),
  place: z.string(),
  url: z.string(),
});
export type EventMatch = z.infer<typeof EventMatch>;

export const QUESTION_FIELDS = ["region", "sector", "size", "need", "maturity", "wants"] as const;
export type QuestionField = (typeof QUESTION_FIELDS)[number];
/** The one question: `options` are answer buttons, `value` what a correction of the profile takes. */
export const NextQuestion = z.object({
  field: z.enum(QUESTION_FIELDS),
  text: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type NextQuestion = z.infer<typeof NextQuestion>;

/** Who may help, why these and not others, what applies, and the one question that could change it. See the contract. */
export const Orientation = z
  .object({
    action: z.enum(["route", "fallback", "ask"]),
    advisors: z.array(ProposedAdvisor),
    notProposed: z.array(z.object({ reason: z.enum(EXCLUSIONS), count: z.number().int() })),
    counterfactuals: z.array(z.string()),
    fallbacks: z.array(Fallback),
    schemes: z.array(SchemeMatch),
    events: z.array(EventMatch),
    nextQuestion: NextQuestion.nullable(),
    rulesVersion: z.string(),
    directoryVersion: z.string(),
    seed: z.string(),
  })
  .openapi("Orientation");
export type Orientation = z.infer<typeof Orientation>;
