import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { type Access, staffOf } from "../accounts/access.ts";
import { refuseInvalid } from "../http/validation.ts";
import { LEAST, MOST_OF_ONE } from "../statistics/disclose.ts";
import type { Field } from "./field.ts";
import { QuarterFigures } from "./figures/figures.ts";
import { NewReport } from "./report.ts";

const Filed = z
  .object({
    id: z.string(),
    text: z.string().openapi({ description: "Le texte tel qu'il est gardé" }),
    solution: z.string().nullable(),
    removed: z.array(z.string()).openapi({ description: "Ce qui a été ôté, sans les valeurs" }),
    interest: z.enum(["none", "declared", "card", "unknown"]),
  })
  .openapi("FieldReportFiled");
const Figures = z
  .object({
    leastContributors: z.int().openapi({ description: "Sous ce nombre, un chiffre n'est pas dit" }),
    mostOfOne: z.number().openapi({ description: "Ni quand un seul en fait plus que cette part" }),
    quarters: z.array(QuarterFigures),
  })
  .openapi("FieldFigures");

/** An ambassador files a report; staff read what is told of them all, without a word of any. */
export function fieldRoutes(field: Field, access: Access): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/field-reports",
      middleware: [access.only("ambassador")] as const,
      summary: "Déposer un retour de terrain : personnes et entreprises en sont ôtées",
      request: { body: { required: true, content: { "application/json": { schema: NewReport } } } },
      responses: {
        201: {
          description: "Le retour, tel qu'il est gardé",
          content: { "application/json": { schema: Filed } },
        },
      },
    }),
    async (c) => {
      const { removed, ...filed } = await field.reports.file(staffOf(c), c.req.valid("json"));
      return c.json({ ...filed, removed: [...removed] }, 201);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/field-reports",
      middleware: [access.only("reviewer", "lead", "dpo", "administrator")] as const,
      summary: "Les chiffres de chaque trimestre clos ; un trimestre clos ne change plus",
      responses: {
        200: { description: "Les trimestres", content: { "application/json": { schema: Figures } } },
      },
    }),
    async (c) =>
      c.json({ leastContributors: LEAST, mostOfOne: MOST_OF_ONE, quarters: await field.figures() }, 200),
  );
  return app;
}
