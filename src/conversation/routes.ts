import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Answer } from "../answering/answer.ts";
import { DomainError } from "../errors.ts";
import { refuseLargeBody, whoAsks } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import { ProfileEdit } from "../profile/edit.ts";
import { Profile } from "../profile/profile.ts";
import type { Conversations } from "./conversations.ts";
import {
  ConversationView,
  DENIED,
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
  /** Reads and clears the page's cookie; the API accepts it as well as a bearer token. */
  cookie: {
    read(c: Context): string | undefined;
    clear(c: Context): void;
  };
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

  /** The conversation of the token; 401 without one that is good, and 404 when `id` is another. */
  const owned = async (c: Context, id?: string): Promise<string> => {
    const bearer = /^Bearer ([\w-]{16,200})$/.exec(c.req.header("authorization") ?? "")?.[1];
    const token = bearer ?? cookie.read(c);
    const own = token ? await conversations.idOfToken(token) : null;
    if (id !== undefined && own !== null && own !== id) throw unknown();
    if (own === null) {
      if (token) throw unknown();
      throw new DomainError(
        "acces-refuse",
        "Ouvrez d'abord une conversation : son jeton est attendu (Authorization: Bearer …).",
      );
    }
    return own;
  };

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
      return c.json(await conversations.ask(id, question), 200);
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
          messages: view.turns.map(({ feedback: _, withheld: __, askedAt, ...turn }) => ({
            ...turn,
            askedAt: askedAt.toISOString(),
          })),
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

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/conversations/{id}/export",
      summary: "Tout ce qui est gardé de la conversation",
      security,
      request: { params: Id },
      responses: { 200: json(z.record(z.string(), z.unknown()), "Export complet"), ...DENIED },
    }),
    async (c) => c.json(await conversations.export(await owned(c, c.req.valid("param").id)), 200),
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/conversations/{id}",
      summary: "Effacer la conversation, tout de suite",
      security,
      request: { params: Id },
      responses: { 204: { description: "Effacée" }, ...DENIED },
    }),
    async (c) => {
      await conversations.erase(await owned(c, c.req.valid("param").id));
      cookie.clear(c);
      return c.body(null, 204);
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

const unknown = (): DomainError =>
  new DomainError("introuvable", "Cette conversation n'existe pas, ou elle a été effacée.");
