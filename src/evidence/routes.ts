import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { refuseLargeBody } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import { Proof, type Proofs } from "./proof.ts";

const MAX_BODY = 128 * 1024;
const Reference = z.string({ error: "« reference » est obligatoire, par exemple B7K3-9QXM-F." });
const Body = z.strictObject({ reference: Reference, text: z.string().optional() }).openapi("ProofRequest");
const responses = {
  200: { description: "Ce qui est prouvé", content: { "application/json": { schema: Proof } } },
  422: {
    description: "Référence mal recopiée",
    content: { "application/problem+json": { schema: z.record(z.string(), z.unknown()) } },
  },
};

/** Checks an answer from its reference: for anyone, without a word of the conversation. */
export function proofRoutes(proofs: Proofs): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.use("/api/proof", refuseLargeBody(MAX_BODY));
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/proof",
      summary: "Vérifier qu'une réponse a été donnée (par sa référence)",
      request: { query: z.object({ reference: Reference }) },
      responses,
    }),
    async (c) => c.json(await proofs.prove(c.req.valid("query").reference), 200),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/proof",
      summary: "Vérifier qu'un texte est bien la réponse enregistrée, au chiffre près",
      request: { body: { required: true, content: { "application/json": { schema: Body } } } },
      responses,
    }),
    async (c) => {
      const { reference, text } = c.req.valid("json");
      return c.json(await proofs.prove(reference, text), 200);
    },
  );
  return app;
}
