import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { DomainError } from "../errors.ts";
import { refuseInvalid } from "../http/validation.ts";
import { fold } from "../retrieval/tokenise.ts";
import type { Knowledge } from "./knowledge.ts";

const Summary = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    publisher: z.string(),
    sourceDate: z.string(),
    page: z.string(),
  })
  .openapi("FicheSummary");
const Section = z.object({
  anchor: z.string(),
  level: z.number().int(),
  heading: z.string(),
  body: z.string(),
  essentials: z.array(z.string()),
});
const Fiche = Summary.extend({
  sourceTitle: z.string(),
  sourceUrl: z.string(),
  checkedOn: z.string(),
  reviewBy: z.string(),
  licence: z.string(),
  claimedBy: z.string().nullable(),
  otherSources: z.array(
    z.object({ publisher: z.string(), title: z.string(), url: z.string(), date: z.string() }),
  ),
  sections: z.array(Section),
}).openapi("Fiche");

const PAGE_SIZE = 50;
const Filters = z.object({
  kind: z.enum(["fiche", "dispositif", "cas-usage", "charte"]).optional(),
  q: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

/** The fiches as data: listed with filters, and one whole. */
export function ficheRoutes(knowledge: Knowledge): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/fiches",
      summary: "Lister les fiches",
      request: { query: Filters },
      responses: {
        200: {
          description: "Une page de fiches",
          content: {
            "application/json": {
              schema: z.object({ total: z.number().int(), page: z.number().int(), fiches: z.array(Summary) }),
            },
          },
        },
      },
    }),
    async (c) => {
      const { kind, q, page } = c.req.valid("query");
      const asked = fold(q ?? "");
      const kept = (await knowledge.list()).filter(
        (fiche) =>
          (!kind || fiche.kind === kind) && fold(`${fiche.title} ${fiche.publisher}`).includes(asked),
      );
      const fiches = kept.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      return c.json(
        { total: kept.length, page, fiches: fiches.map((f) => ({ ...f, page: `/fiches/${f.id}` })) },
        200,
      );
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/fiches/{id}",
      summary: "Lire une fiche",
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: { description: "La fiche", content: { "application/json": { schema: Fiche } } } },
    }),
    async (c) => {
      const fiche = await knowledge.fiche(c.req.valid("param").id);
      if (!fiche) throw new DomainError("introuvable", "Cette fiche n'existe pas, ou elle a été retirée.");
      const { dispositif: _, ...shown } = fiche;
      return c.json({ ...shown, page: `/fiches/${fiche.id}` }, 200);
    },
  );
  return app;
}
