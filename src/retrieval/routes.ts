import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { refuseInvalid } from "../http/validation.ts";
import type { Retriever } from "./search.ts";

const Passage = z
  .object({
    fiche: z.string(),
    section: z.string(),
    heading: z.string(),
    text: z.string(),
    url: z.string(),
    page: z.string(),
    publisher: z.string(),
    sourceDate: z.string(),
    score: z.number(),
  })
  .openapi("Passage");

const Query = z.object({
  q: z
    .string({ error: "« q » est obligatoire : les mots à chercher." })
    .min(1, "« q » est vide : écrivez les mots à chercher.")
    .max(2_000, "« q » dépasse 2 000 caractères."),
  k: z.coerce.number({ error: "« k » est un nombre de 1 à 20." }).int().min(1).max(20).default(5),
});

/** The ranked passages for a question, without an answer; stored nowhere. */
export function searchRoutes(retriever: Retriever): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/search",
      summary: "Chercher dans les fiches",
      request: { query: Query },
      responses: {
        200: {
          description: "Les passages, le meilleur d'abord",
          content: { "application/json": { schema: z.object({ passages: z.array(Passage) }) } },
        },
      },
    }),
    async (c) => {
      const { q, k } = c.req.valid("query");
      const { passages } = await retriever.search(q, k);
      return c.json(
        {
          passages: passages.map((passage) => ({
            fiche: passage.fiche,
            section: passage.anchor,
            heading: passage.heading,
            text: [passage.body, ...passage.essentials].join("\n\n"),
            url: passage.source.sourceUrl,
            page: `/fiches/${passage.fiche}#${passage.anchor}`,
            publisher: passage.source.publisher,
            sourceDate: passage.source.sourceDate,
            score: Math.round(passage.score * 1_000) / 1_000,
          })),
        },
        200,
      );
    },
  );
  return app;
}
