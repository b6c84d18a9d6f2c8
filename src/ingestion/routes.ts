import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { DomainError } from "../errors.ts";
import { refuseInvalid } from "../http/validation.ts";
import { MATURITIES, NEED_CODES, SECTION_CODES, SIZES } from "../profile/lists.ts";
import { fold } from "../retrieval/tokenise.ts";
import type { FicheSummary, Knowledge } from "./knowledge.ts";

const Audience = z.object({
  sizes: z.array(z.string()),
  sectors: z.array(z.string()),
  needs: z.array(z.string()),
  maturity: z.array(z.number()),
});
const Summary = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    publisher: z.string(),
    sourceDate: z.string(),
    audience: Audience,
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
  sector: z.enum(SECTION_CODES).optional(),
  size: z.enum(SIZES).optional(),
  need: z.enum(NEED_CODES).optional(),
  maturity: z.coerce.number().pipe(z.literal(MATURITIES)).optional(),
  q: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

type Wanted = Pick<z.infer<typeof Filters>, "sector" | "size" | "need" | "maturity">;

/** A fiche that names no one is for all. */
const isFor = ({ audience }: FicheSummary, { sector, size, need, maturity }: Wanted): boolean =>
  admits(audience.sectors, sector) &&
  admits(audience.sizes, size) &&
  admits(audience.needs, need) &&
  admits(audience.maturity, maturity);

const admits = <T>(list: readonly T[], wanted: T | undefined): boolean =>
  wanted === undefined || list.length === 0 || list.includes(wanted);

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
      const { kind, q, page, ...audience } = c.req.valid("query");
      const asked = fold(q ?? "");
      const kept = (await knowledge.list()).filter(
        (fiche) =>
          (!kind || fiche.kind === kind) &&
          isFor(fiche, audience) &&
          fold(`${fiche.title} ${fiche.publisher}`).includes(asked),
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
      if (!fiche)
        throw new DomainError(
          "introuvable",
          "Cette fiche n'existe pas, elle a été retirée, ou elle est en cours de vérification.",
        );
      const { dispositif: _, ...shown } = fiche;
      return c.json({ ...shown, page: `/fiches/${fiche.id}` }, 200);
    },
  );
  return app;
}
