import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { METHOD } from "../footprint/ecologits.ts";
import { refuseInvalid } from "../http/validation.ts";
import { csvOf } from "../review/quality/csv.ts";
import { LEAST, MOST_OF_ONE } from "./disclose.ts";
import { MonthFigures } from "./figures.ts";
import { ROW_HEADERS, rowsOf } from "./rows.ts";
import type { Statistics } from "./statistics.ts";

const Body = z
  .object({
    since: z
      .string()
      .nullable()
      .openapi({ description: "Mois depuis lequel le service tourne", example: "2026-11" }),
    leastConversations: z
      .int()
      .openapi({ description: "Sous ce nombre de conversations, un chiffre n'est pas publié" }),
    mostOfOne: z
      .number()
      .openapi({ description: "Ni quand une seule conversation en fait plus que cette part" }),
    footprintMethod: z.object({ name: z.string(), url: z.string(), commit: z.string(), day: z.string() }),
    months: z.array(MonthFigures),
  })
  .openapi("Statistics");

/** The published months as data, and as a file for a spreadsheet. */
export function statisticsRoutes(statistics: Statistics): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/stats",
      summary: "Les chiffres publiés de chaque mois clos ; un mois publié ne change plus",
      responses: {
        200: {
          description: "Les mois, du plus ancien au plus récent",
          content: { "application/json": { schema: Body } },
        },
      },
    }),
    async (c) =>
      c.json(
        {
          since: await statistics.since(),
          leastConversations: LEAST,
          mostOfOne: MOST_OF_ONE,
          footprintMethod: METHOD,
          months: await statistics.published(),
        },
        200,
      ),
  );
  app.get("/stats.csv", async (c) =>
    c.body(csvOf(ROW_HEADERS, rowsOf(await statistics.published())), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="boussole-ia-chiffres.csv"',
      "Cache-Control": "no-cache",
    }),
  );
  return app;
}
