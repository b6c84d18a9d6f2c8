import { z } from "@hono/zod-openapi";
import { MATURITIES, NEED_CODES, SECTION_CODES, SIZES } from "../profile/lists.ts";
import { REGION_CODES } from "../profile/places/regions.ts";
import { BARRIERS, CALL_TIMES, NEXT_STEPS, STATES } from "./contact.ts";
import { LONGEST_TEXT, OPEN_MAX_BOUNDS } from "./delays.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "un jour AAAA-MM-JJ");
const Company = z.strictObject({
  section: z.enum(SECTION_CODES).nullable().default(null),
  size: z.enum(SIZES).nullable().default(null),
  region: z.enum(REGION_CODES).nullable().default(null),
  need: z.enum(NEED_CODES).nullable().default(null),
  maturity: z.literal(MATURITIES).nullable().default(null),
});
const EMPTY = { section: null, size: null, region: null, need: null, maturity: null };

export const NewRequestBody = z
  .strictObject({
    advisorId: z.string({
      error: "« advisorId » est obligatoire : l'identifiant de l'interlocuteur dans l'annuaire.",
    }),
    text: z.string({ error: "« text » est obligatoire : ce que l'interlocuteur lira." }).openapi({
      description: `Tel qu'il sera lu ; ${LONGEST_TEXT} caractères au plus, sans donnée personnelle (voir /api/contact-requests/preview)`,
    }),
    phone: z.string().nullish(),
    email: z.string().nullish(),
    callTime: z.enum(CALL_TIMES).default("indifferent"),
    consent: z.boolean({ error: "« consent » est obligatoire : true, l'accord de la personne." }),
    company: Company.default(EMPTY),
    clientId: z
      .string()
      .regex(/^[\x20-\x7e]{1,100}$/, "« clientId » : de 1 à 100 caractères ASCII imprimables.")
      .optional(),
  })
  .openapi("NewContactRequest");
export const SentBody = z
  .object({
    id: z.string(),
    path: z.string().openapi({
      description: "Page privée pour suivre ou annuler ; le secret qu'elle contient est montré une fois",
    }),
    answerBy: z.string(),
    mailed: z.boolean().openapi({
      description: "L'interlocuteur est prévenu par courriel ; false : sur sa page du service seulement",
    }),
    acknowledged: z.boolean(),
  })
  .openapi("ContactRequestSent");
export const PreviewBody = z.strictObject({ text: z.string() }).openapi("ContactRequestText");
export const PreviewedBody = z
  .object({ text: z.string(), removed: z.array(z.string()) })
  .openapi("ContactRequestPreview");

const Contact = z.object({ phone: z.string().nullable(), email: z.string().nullable() });
const Step = z.object({
  state: z.enum(STATES),
  at: z.string(),
  by: z.enum(["leader", "advisor", "service"]),
});
export const LeaderBody = z
  .object({
    id: z.string(),
    state: z.enum(STATES),
    advisor: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
    text: z.string(),
    contact: Contact,
    callTime: z.enum(CALL_TIMES),
    appointment: z.string().nullable(),
    sentAt: z.string(),
    answerBy: z.string(),
    steps: z.array(Step),
    next: z
      .object({
        advisors: z.array(
          z.object({ id: z.string(), name: z.string(), kind: z.string(), reasons: z.array(z.string()) }),
        ),
        fallbacks: z.array(z.object({ name: z.string(), url: z.string().nullable(), reason: z.string() })),
      })
      .nullable(),
    awaitsSatisfaction: z.boolean(),
    mayDispute: z
      .boolean()
      .openapi({ description: "« Nous ne nous sommes pas parlé » peut être dit : POST …/own/dispute" }),
    followedBy: z.string().nullable(),
    expiresAt: z.string(),
  })
  .openapi("ContactRequest");
export const AgreeBody = z
  .strictObject({ advisorId: z.string(), consent: z.boolean() })
  .openapi("ContactRequestAgreement");
export const SatisfactionBody = z
  .strictObject({ helped: z.enum(["oui", "un_peu", "non"]), wouldAdvise: z.boolean() })
  .openapi("ContactRequestSatisfaction");

const MeetingReturn = z.strictObject({
  useful: z.boolean(),
  barrier: z.enum(BARRIERS),
  nextStep: z.enum(NEXT_STEPS),
});
export const ActBody = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("take") }),
    z.strictObject({ kind: z.literal("set_appointment"), day }),
    z.strictObject({ kind: z.literal("met") }),
    z.strictObject({ kind: z.literal("done"), return: MeetingReturn }),
    z.strictObject({ kind: z.literal("unreachable") }),
    z.strictObject({ kind: z.literal("not_for_me") }),
  ])
  .openapi("ContactRequestAct");
export const AdvisorBody = z
  .object({
    id: z.string(),
    state: z.enum(STATES),
    company: Company,
    text: z.string().nullable(),
    contact: Contact.nullable(),
    callTime: z.enum(CALL_TIMES),
    appointment: z.string().nullable(),
    sentAt: z.string(),
    answerBy: z.string(),
    steps: z.array(Step),
    acts: z.array(z.string()),
  })
  .openapi("ContactRequestReceived");
export const ReceivedBody = z.object({ open: z.array(AdvisorBody), closed: z.array(AdvisorBody) });
export const AvailabilityBody = z
  .object({
    openMax: z.number().int(),
    open: z.number().int(),
    absences: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })),
  })
  .openapi("AdvisorAvailability");
export const OpenMaxBody = z.strictObject({
  openMax: z.number().int().min(OPEN_MAX_BOUNDS.min).max(OPEN_MAX_BOUNDS.max),
});
export const AbsenceBody = z.strictObject({ from: day, to: day }).openapi("AdvisorAbsence");
