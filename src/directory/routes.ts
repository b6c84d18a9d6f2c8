import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { type Clock, parisDay } from "../clock.ts";
import { DomainError } from "../errors.ts";
import { refuseInvalid } from "../http/validation.ts";
import type { Directory } from "./directory.ts";
import { AdvisorFilters, listAdvisors, mayBeShown } from "./listing.ts";
import { PublicAdvisor, publicView } from "./public-view.ts";

const Page = z.object({
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  directoryVersion: z.string(),
  advisors: z.array(PublicAdvisor),
});

/** The advisors as data: listed with filters, fifty a page, and one whole. */
export function advisorRoutes({ directory, clock }: { directory: Directory; clock: Clock }): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/advisors",
      summary: "Chercher un ambassadeur ou un activateur",
      request: { query: AdvisorFilters },
      responses: {
        200: { description: "Une page de l'annuaire", content: { "application/json": { schema: Page } } },
      },
    }),
    async (c) => {
      const { version, advisors } = await directory.snapshot();
      const listed = listAdvisors(advisors, c.req.valid("query"), parisDay(clock.now()));
      const { total, page, pages } = listed;
      return c.json(
        { total, page, pages, directoryVersion: version, advisors: listed.advisors.map(publicView) },
        200,
      );
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/advisors/{id}",
      summary: "Lire la fiche d'un ambassadeur ou d'un activateur",
      request: { params: z.object({ id: z.string() }) },
      responses: {
        200: { description: "La fiche", content: { "application/json": { schema: PublicAdvisor } } },
      },
    }),
    async (c) => {
      const advisor = await directory.find(c.req.valid("param").id);
      if (!advisor || !mayBeShown(advisor, parisDay(clock.now())))
        throw new DomainError("introuvable", "Cette fiche n'existe pas, ou n'est plus dans l'annuaire.");
      return c.json(publicView(advisor), 200);
    },
  );
  return app;
}
