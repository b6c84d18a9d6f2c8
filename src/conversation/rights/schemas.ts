import { z } from "@hono/zod-openapi";
import { Answer } from "../../answering/answer.ts";
import { Opposition } from "../../answering/opposition.ts";
import { Profile } from "../../profile/profile.ts";
import { CONTEST_OUTCOMES, CONTEST_STATES } from "../contest/contest.ts";
import { FEEDBACK_REASONS } from "../feedback.ts";
import { KnownField } from "./company.ts";

const count = z.number().int();

/** What is held of a person through their conversation, told rather than copied: the export has the words themselves. */
export const Held = z
  .object({
    since: z.string(),
    until: z.string().openapi({ description: "Jusque-là au plus tard, sauf contestation à décider" }),
    messages: count,
    masked: z
      .array(z.object({ kind: z.string(), messages: count }))
      .openapi({ description: "Ce qui a été masqué, et dans combien de messages" }),
    company: z.array(KnownField),
    skippedQuestions: z.array(z.string()),
    opinions: count,
    contests: z.object({ open: count, decided: count, withdrawn: count }),
    contacts: count.openapi({ description: "Demandes envoyées à un interlocuteur, pas encore effacées" }),
    corrections: z.object({ made: count, seen: count }),
    noticeAddress: z.string().nullable(),
    doors: z.array(z.string()).openapi({
      description: "Quand la conversation a été ouverte dans un navigateur ou un programme",
    }),
    readings: z
      .array(z.object({ day: z.string(), count }))
      .openapi({ description: "Jours où un agent a ouvert une des réponses, et combien de fois" }),
    oppositions: z.array(Opposition),
  })
  .openapi("ConversationData");
export type Held = z.infer<typeof Held>;

const moment = z.iso.datetime();

const Feedback = z.strictObject({
  useful: z.boolean(),
  reasons: z.array(z.enum(FEEDBACK_REASONS)),
  comment: z.string().nullable(),
  at: moment,
});

const Message = z.strictObject({
  id: z.string(),
  question: z.string().openapi({ description: "Telle qu'elle est gardée : données personnelles masquées" }),
  masked: z.array(z.string()),
  generative: z.boolean().openapi({ description: "false : « sans IA générative »" }),
  corrects: z.boolean().openapi({ description: "Envoyée par une correction du profil, avec un bouton" }),
  askedAt: moment,
  answeredAt: moment.nullable(),
  answer: Answer.nullable(),
  withheld: z
    .array(z.strictObject({ text: z.string(), reason: z.string() }))
    .openapi({ description: "Ce qu'un modèle a écrit et qui n'a pas été montré" }),
  feedback: Feedback.nullable(),
  correctionSeenAt: moment.nullable(),
});

const Contest = z.strictObject({
  answerId: z.string(),
  reference: z.string(),
  state: z.enum(CONTEST_STATES),
  createdAt: moment,
  dueAt: moment,
  decidedAt: moment.nullable(),
  outcome: z.enum(CONTEST_OUTCOMES).nullable(),
  reason: z.string().nullable(),
  answer: z.string().nullable(),
});

const Contact = z
  .strictObject({
    id: z.string(),
    advisor: z.string(),
    state: z.string(),
    sentAt: moment,
    appointment: z.string().nullable(),
    company: z.strictObject({
      section: z.string().nullable(),
      size: z.string().nullable(),
      region: z.string().nullable(),
      need: z.string().nullable(),
      maturity: z.number().nullable(),
    }),
    text: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    callTime: z.string(),
  })
  .openapi({ description: "Une demande envoyée à un interlocuteur depuis cette conversation" });

/** All that is held of a person through their conversation, word for word, in a form that programs read (RGPD, art. 15 and 20). */
export const ConversationExport = z
  .strictObject({
    service: z.literal("Boussole IA"),
    exportedAt: moment,
    conversation: z.strictObject({ id: z.string(), createdAt: moment, expiresAt: moment }),
    profile: Profile,
    profileUpdatedAt: moment.nullable(),
    skippedQuestions: z.array(z.string()),
    oppositions: z.array(Opposition),
    noticeAddress: z.string().nullable(),
    noticeAddressLeftAt: moment.nullable(),
    doors: Held.shape.doors,
    readings: Held.shape.readings,
    contests: z.array(Contest),
    contacts: z.array(Contact),
    messages: z.array(Message),
  })
  .openapi("ConversationExport");
export type ConversationExport = z.infer<typeof ConversationExport>;
