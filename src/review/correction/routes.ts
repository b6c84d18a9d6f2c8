import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Access, staffOf } from "../../accounts/access.ts";
import { DomainError } from "../../errors.ts";
import type { Reviews } from "../reviews.ts";
import { DONE, json, taking, written } from "../route-parts.ts";
import * as schemas from "../schemas.ts";

const CORRECTION = "/api/reviews/corrections/{id}";
const Id = z.object({ id: z.string() });

/** Corrections: listed, read, decided by a second person. */
export function correctionRoutes(app: OpenAPIHono, reviews: Reviews, access: Access): void {
  const readers = access.only("reviewer", "lead");
  const leads = access.only("lead");
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reviews/corrections",
      middleware: [readers] as const,
      summary: "Les corrections, par état",
      request: {
        query: z.object({ status: z.enum(["proposed", "approved", "rejected"]).default("proposed") }),
      },
      responses: {
        200: json(z.object({ corrections: z.array(schemas.CorrectionBody) }), "Les 200 dernières"),
      },
    }),
    async (c) =>
      c.json(
        {
          corrections: written<z.infer<typeof schemas.CorrectionBody>[]>(
            await reviews.corrections(c.req.valid("query").status),
          ),
        },
        200,
      ),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: CORRECTION,
      middleware: [readers] as const,
      summary: "Une correction, avec ses sources",
      request: { params: Id },
      responses: { 200: json(schemas.CorrectionWhole, "La correction") },
    }),
    async (c) => {
      const correction = await reviews.correction(c.req.valid("param").id);
      if (!correction) throw new DomainError("introuvable", "Cette correction n'existe pas.");
      return c.json(written<z.infer<typeof schemas.CorrectionWhole>>(correction), 200);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${CORRECTION}/approval`,
      middleware: [leads] as const,
      summary: "Approuver la correction d'un autre : elle est remise aussitôt",
      request: {
        params: Id,
        ...taking(
          z.object({
            keep: z.boolean().default(false).openapi({ description: "La servir aussi aux suivants" }),
            expected: z.number().int().nullable().default(null).openapi({
              description: "Combien de réponses vous avez vu ; refusé si ce n'est plus vrai",
            }),
          }),
        ),
      },
      responses: {
        200: json(
          z.object({ answers: z.number().int(), preparedId: z.string().nullable() }),
          "Combien de réponses sont corrigées",
        ),
      },
    }),
    async (c) => c.json(await reviews.approve(staffOf(c), c.req.valid("param").id, c.req.valid("json")), 200),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${CORRECTION}/rejection`,
      middleware: [leads] as const,
      summary: "Refuser une correction",
      request: { params: Id, ...taking(schemas.ReasonBody) },
      responses: DONE,
    }),
    async (c) => {
      await reviews.reject(staffOf(c), c.req.valid("param").id, c.req.valid("json").reason);
      return c.body(null, 204);
    },
  );
}
