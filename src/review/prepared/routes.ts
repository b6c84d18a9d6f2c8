import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Access, staffOf } from "../../accounts/access.ts";
import type { Reviews } from "../reviews.ts";
import { DONE, json, taking, written } from "../route-parts.ts";
import * as schemas from "../schemas.ts";

const Id = z.object({ id: z.string() });

/** Prepared answers approved by the administration, and the batches that a changed source puts in question. */
export function preparedRoutes(app: OpenAPIHono, reviews: Reviews, access: Access): void {
  const leads = access.only("lead");
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reviews/prepared",
      middleware: [leads] as const,
      summary: "Les réponses préparées, et qui les a validées",
      responses: { 200: json(z.object({ prepared: z.array(schemas.PreparedBody) }), "Toutes") },
    }),
    async (c) =>
      c.json({ prepared: written<z.infer<typeof schemas.PreparedBody>[]>(await reviews.prepared()) }, 200),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reviews/prepared/approvals",
      middleware: [leads] as const,
      summary: "Valider des réponses préparées, telles que lues",
      request: {
        ...taking(
          z.object({
            approved: z
              .array(z.object({ id: z.string(), wordsDigest: z.string() }))
              .min(1)
              .max(200),
          }),
        ),
      },
      responses: { 200: json(z.object({ approved: z.number().int() }), "Combien viennent d'être validées") },
    }),
    async (c) =>
      c.json({ approved: await reviews.approvePrepared(staffOf(c), c.req.valid("json").approved) }, 200),
  );
  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/reviews/prepared/{id}/approval",
      middleware: [leads] as const,
      summary: "Retirer une validation",
      request: { params: Id },
      responses: DONE,
    }),
    async (c) => {
      await reviews.withdrawApproval(staffOf(c), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reviews/batches",
      middleware: [leads] as const,
      summary: "Les sources changées ou à revérifier, et combien de réponses les citent",
      responses: { 200: json(z.object({ batches: z.array(schemas.BatchBody) }), "Les lots ouverts") },
    }),
    async (c) =>
      c.json({ batches: written<z.infer<typeof schemas.BatchBody>[]>(await reviews.reflagged()) }, 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reviews/batches/{id}",
      middleware: [leads] as const,
      summary: "Un lot : ce que le passage disait, ce qu'il dit",
      request: { params: Id },
      responses: { 200: json(schemas.BatchBody, "Le lot") },
    }),
    async (c) =>
      c.json(
        written<z.infer<typeof schemas.BatchBody>>(await reviews.openReflagged(c.req.valid("param").id)),
        200,
      ),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reviews/batches/{id}/closing",
      middleware: [leads] as const,
      summary: "Clore un lot",
      request: {
        params: Id,
        ...taking(schemas.ReasonBody.extend({ decision: z.enum(["harmless", "corrected"]) })),
      },
      responses: DONE,
    }),
    async (c) => {
      await reviews.closeReflagged(staffOf(c), c.req.valid("param").id, c.req.valid("json"));
      return c.body(null, 204);
    },
  );
}
