import { z } from "@hono/zod-openapi";
import { Answer } from "../answering/answer.ts";
import { Opposition } from "../answering/opposition.ts";
import { ProfileEdit } from "../profile/edit.ts";
import { Profile } from "../profile/profile.ts";
import { FEEDBACK_REASONS } from "./conversations.ts";

// What the public chat takes and gives, as its routes publish it.
const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .openapi("Problem");
export const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});
export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

export const Id = z.object({ id: z.string().openapi({ description: "Identifiant de 128 bits" }) });
export const Message = z
  .object({
    content: z.string({ error: "« content » est obligatoire : c'est votre question." }),
    clientMessageId: z
      .string()
      .regex(/^[\x20-\x7e]{1,100}$/, "« clientMessageId » : de 1 à 100 caractères ASCII imprimables.")
      .optional(),
    edit: ProfileEdit.optional().openapi({
      description: "La correction du profil que ce message dit : il ne pose alors pas de question.",
    }),
    generative: z.boolean().optional().openapi({
      description: "false : « sans IA générative ». Absent : le dernier choix fait dans la conversation.",
    }),
  })
  .openapi("Message");
export const Opened = z
  .object({
    id: z.string(),
    token: z.string(),
    notice: z.array(z.string()),
    returnUrl: z.string(),
    expiresAt: z.string(),
  })
  .openapi("Conversation");
const Turn = z.object({
  messageId: z.string(),
  question: z.string(),
  masked: z.array(z.string()),
  generative: z.boolean(),
  askedAt: z.string(),
  answerId: z.string(),
  answer: Answer.nullable(),
});
export const ConversationView = z
  .object({
    id: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    profile: Profile,
    messages: z.array(Turn),
  })
  .openapi("ConversationView");
export const FeedbackBody = z.object({
  useful: z.boolean(),
  reasons: z.array(z.enum(FEEDBACK_REASONS)).max(6).default([]),
  comment: z.string().max(1_000).optional(),
});

export const Oppositions = z
  .object({
    oppositions: z
      .array(Opposition, "« oppositions » : une liste parmi profiling, generation, review.")
      .openapi({
        description:
          "profiling : déduire quelque chose de l'entreprise ; generation : faire écrire un modèle ; review : relire pour la qualité",
      }),
  })
  .openapi("Oppositions");

export const EraseQuery = z.object({
  contest: z.enum(["wait", "withdraw"], "« contest » : wait ou withdraw.").default("wait").openapi({
    description:
      "S'il y a une contestation ouverte. withdraw : la retirer et tout effacer maintenant ; wait : effacer dès la décision.",
  }),
});
export const ErasureBody = z
  .object({
    erasedAfter: z
      .string()
      .openapi({ description: "La décision, et l'effacement, viennent au plus tard ce jour-là" }),
  })
  .openapi("Erasure");

export const security = [{ bearer: [] }];
export const DENIED = {
  401: problem("Jeton absent"),
  404: problem("Inconnu, effacé ou d'autrui, jeton faux : la même réponse"),
  422: problem("Entrée refusée, champ par champ"),
};
