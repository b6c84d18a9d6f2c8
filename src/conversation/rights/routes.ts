import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { refuseInvalid } from "../../http/validation.ts";
import type { Conversations } from "../conversations.ts";
import { DENIED, Id, json, Oppositions, security } from "../schemas.ts";
import { ConversationExport, Held } from "./schemas.ts";

/**
 * What a person does about their own data, besides erasing them.
 * @param owned the conversation that a request's token opens, when it is this one
 */
export function rightsRoutes(
  conversations: Pick<Conversations, "export" | "held" | "oppose">,
  owned: (c: Context, id?: string) => Promise<string>,
): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/conversations/{id}/export",
      summary: "Tout ce qui est gardé de la conversation",
      security,
      request: { params: Id },
      responses: { 200: json(ConversationExport, "Export complet"), ...DENIED },
    }),
    async (c) => c.json(await conversations.export(await owned(c, c.req.valid("param").id)), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/conversations/{id}/data",
      summary:
        "Ce qui est gardé de la personne, en résumé : durées, champs compris, lectures par un agent, oppositions",
      security,
      request: { params: Id },
      responses: { 200: json(Held, "Ce qui est gardé"), ...DENIED },
    }),
    async (c) => c.json(await conversations.held(await owned(c, c.req.valid("param").id)), 200),
  );

  app.openapi(
    createRoute({
      method: "put",
      path: "/api/conversations/{id}/oppositions",
      summary: "S'opposer (RGPD, art. 21), ou ne plus s'opposer : la liste remplace la précédente, aussitôt",
      security,
      request: {
        params: Id,
        body: { required: true, content: { "application/json": { schema: Oppositions } } },
      },
      responses: { 200: json(Oppositions, "Ce à quoi la personne s'oppose désormais"), ...DENIED },
    }),
    async (c) => {
      const id = await owned(c, c.req.valid("param").id);
      return c.json({ oppositions: await conversations.oppose(id, c.req.valid("json").oppositions) }, 200);
    },
  );

  return app;
}
