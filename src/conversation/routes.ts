import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Answer } from "../answering/answer.ts";
import { refuseLargeBody, whoAsks } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import { ProfileEdit } from "../profile/edit.ts";
import { Profile } from "../profile/profile.ts";
import type { Conversations } from "./conversations.ts";
import { type OwnerDeps, ownerOf } from "./owner.ts";
import { ERASED_FLAG } from "./rights/exercise.ts";
import { rightsRoutes } from "./rights/routes.ts";
import {
  ConversationView,
  DENIED,
  EraseQuery,
  ErasureBody,
  FeedbackBody,
  Id,
  json,
  Message,
  Opened,
  problem,
  security,
} from "./schemas.ts";
import { answerStream, streamAnswer } from "./stream.ts";

export type ConversationRoutesDeps = {
  conversations: Conversations;
  notice: readonly string[];
  trustProxy: boolean;
  cookie: OwnerDeps["cookie"];
};

const MAX_BODY = 64 * 1024;

/** The public chat over HTTP; see the contract. Everything about a conversation wants its token. */
export function conversationRoutes({
  conversations,
  notice,
  cookie,
  trustProxy,
}: ConversationRoutesDeps): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const limit = refuseLargeBody(MAX_BODY);
  app.use("/api/conversations/*", limit);
  app.use("/api/answers/*", limit);

  const owned = ownerOf({ conversations, cookie });

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/conversations",
      summary: "Ouvrir une conversation",
      responses: { 201: json(Opened, "La conversation, son jeton (montré une fois) et l'avis sur l'IA") },
    }),
    async (c) => {
      const { id, token, returnSecret, expiresAt } = await conversations.open();
      return c.json(
        {
          id,
          token,
          notice: [...notice],
          returnUrl: `/retour/${returnSecret}`,
          expiresAt: expiresAt.toISOString(),
        },
        201,
      );
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/conversations/{id}/messages",
      summary: "Poser une question (JSON, ou flux d'événements avec Accept: text/event-stream)",
      security,
      request: { params: Id, body: { required: true, content: { "application/json": { schema: Message } } } },
      responses: {
        200: {
          description:
            "La réponse enregistrée ; en flux : step, sentence, profile, orientation, answer, problem",
          content: { "application/json": { schema: Answer }, "text/event-stream": { schema: z.string() } },
        },
        409: problem("Une réponse est déjà en cours, ou clientMessageId a servi à une autre question"),
        413: problem("Corps trop volumineux"),
        429: problem("Trop de demandes"),
        ...DENIED,
      },
    }),
    async (c) => {
      const id = await owned(c, c.req.valid("param").id);
      const { content, clientMessageId, generative, edit } = c.req.valid("json");
      const question = { content, clientMessageId, generative, edit, ...whoAsks(c, trustProxy) };
      if (c.req.header("accept")?.includes("text/event-stream")) {
        return streamAnswer(c, (onEvent) => conversations.ask(id, question, onEvent));
      }
      const answer = await conversations.ask(id, question);
      // « effacez tout »: what the cookie opened is no more.
      if (answer.flags.includes(ERASED_FLAG)) cookie.clear(c);
      return c.json(answer, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/conversations/{id}",
      summary: "Relire la conversation",
      security,
      request: { params: Id },
      responses: { 200: json(ConversationView, "Messages et profil"), ...DENIED },
    }),
    async (c) => {
      const view = await conversations.view(await owned(c, c.req.valid("param").id));
      return c.json(
        {
          id: view.id,
          createdAt: view.createdAt.toISOString(),
          expiresAt: view.expiresAt.toISOString(),
          profile: view.profile,
          messages: view.turns.map(
            ({ messageId, question, masked, generative, askedAt, answerId, answer }) => ({
              messageId,
              question,
              masked,
              generative,
              askedAt: askedAt.toISOString(),
              answerId,
              answer,
            }),
          ),
        },
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: "patch",
      path: "/api/conversations/{id}/profile",
      summary: "Corriger ce qui a été compris de l'entreprise (null : oublier le champ)",
      security,
      request: {
        params: Id,
        body: { required: true, content: { "application/json": { schema: ProfileEdit } } },
      },
      responses: { 200: json(Profile, "Le profil corrigé"), ...DENIED },
    }),
    async (c) => {
      const id = await owned(c, c.req.valid("param").id);
      return c.json(await conversations.editProfile(id, c.req.valid("json")), 200);
    },
  );

  app.route("/", rightsRoutes(conversations, owned));

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/conversations/{id}",
      summary:
        "Effacer la conversation, tout de suite ; contestée, dès la décision (contest=withdraw : sans l'attendre)",
      security,
      request: { params: Id, query: EraseQuery },
      responses: {
        202: json(ErasureBody, "Contestée : plus rien ne l'ouvre, elle sera effacée avec la décision"),
        204: { description: "Effacée" },
        ...DENIED,
      },
    }),
    async (c) => {
      const id = await owned(c, c.req.valid("param").id);
      const { erasedAfter } = await conversations.erase(id, c.req.valid("query").contest);
      cookie.clear(c);
      return erasedAfter === null
        ? c.body(null, 204)
        : c.json({ erasedAfter: erasedAfter.toISOString() }, 202);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/answers/{id}/events",
      summary: "Reprendre le flux d'une réponse (Last-Event-ID)",
      security,
      request: { params: Id },
      responses: {
        200: { description: "sentence, answer", content: { "text/event-stream": { schema: z.string() } } },
        ...DENIED,
      },
    }),
    async (c) => {
      const conversation = await owned(c);
      const { id } = c.req.valid("param");
      await conversations.assertAnswer(conversation, id);
      return answerStream(c, conversations.answer(conversation, id));
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/answers/{id}/feedback",
      summary: "Dire si la réponse a aidé",
      security,
      request: {
        params: Id,
        body: { required: true, content: { "application/json": { schema: FeedbackBody } } },
      },
      responses: { 204: { description: "Enregistré" }, ...DENIED },
    }),
    async (c) => {
      const conversation = await owned(c);
      const { useful, reasons, comment } = c.req.valid("json");
      await conversations.giveFeedback(conversation, c.req.valid("param").id, {
        useful,
        reasons,
        comment: comment ?? null,
      });
      return c.body(null, 204);
    },
  );

  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  return app;
}
