import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Access, staffOf } from "../../accounts/access.ts";
import { DIMENSIONS } from "./breakdown.ts";
import { FORMATS, type Quality } from "./quality.ts";
import { QualityBody } from "./schemas.ts";

const day = z.string().max(10).optional();
// Wrong values are refused by the measure itself, with the same words as on the page.
const Query = z.object({
  from: day.openapi({
    description: "Premier jour, à Paris ; par défaut, trente jours jusqu'à `to`",
    example: "2026-11-01",
  }),
  to: day.openapi({ description: "Dernier jour, compris ; par défaut, aujourd'hui", example: "2026-11-30" }),
  by: z
    .string()
    .max(20)
    .optional()
    .openapi({ enum: Object.keys(DIMENSIONS), default: "outcome" }),
  format: z
    .string()
    .max(10)
    .optional()
    .openapi({ enum: [...FORMATS], default: "json" }),
});

/** The measure of quality, for whoever keeps its figures elsewhere. Before the routes that read a reference. */
export function qualityRoutes(app: OpenAPIHono, quality: Quality, access: Access): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reviews/quality",
      middleware: [access.only("lead", "dpo", "administrator"), access.fresh] as const,
      summary:
        "La part d'erreurs et son incertitude, sur l'échantillon tiré au hasard (cet export est journalisé)",
      request: { query: Query },
      responses: {
        200: {
          description: "Les chiffres de la période",
          content: {
            "application/json": { schema: QualityBody },
            "text/csv": {
              schema: z.string().openapi({ description: "UTF-8 avec sa marque, points-virgules" }),
            },
          },
        },
      },
    }),
    async (c) => {
      const { format, ...query } = c.req.valid("query");
      const { filename, contentType, body } = await quality.export(staffOf(c), query, format);
      c.header("Content-Disposition", `attachment; filename="${filename}"`);
      return c.body(body, 200, { "Content-Type": contentType });
    },
  );
}
