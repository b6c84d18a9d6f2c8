import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Access, staffOf } from "../../accounts/access.ts";
import { ProposalBody } from "../correction/body.ts";
import type { Reviews } from "../reviews.ts";
import { DONE, json, taking, written } from "../route-parts.ts";
import * as schemas from "../schemas.ts";
import { VerdictBody } from "./verdict.ts";

const ANSWER = "/api/reviews/answers/{reference}";
const Reference = z.object({ reference: z.string().openapi({ example: "B7K3-9QXM-F" }) });
const CommentBody = z.object({
  text: z.string().max(2_000),
  sentence: z.number().int().min(1).nullable().default(null).openapi({
    description: "La phrase commentée, comptée à partir de 1 ; null : toute la réponse",
  }),
});

/** What is to be read, an answer opened, and what a reader does about it. */
export function answerRoutes(app: OpenAPIHono, reviews: Reviews, access: Access): void {
  const readers = access.only("reviewer", "lead");
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reviews",
      middleware: [readers] as const,
      summary: "Ce qui est à relire aujourd'hui, le plus pressant d'abord",
      responses: { 200: json(schemas.QueueBody, "La file de qui demande") },
    }),
    async (c) => c.json(written<z.infer<typeof schemas.QueueBody>>(await reviews.queue(staffOf(c))), 200),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reviews/next",
      middleware: [readers] as const,
      summary: "Prendre la suivante ; null quand il n'y en a plus",
      request: {
        ...taking(
          z.object({
            beyond: z.boolean().default(false).openapi({ description: "Au-delà de la capacité du jour" }),
          }),
        ),
      },
      responses: { 200: json(z.object({ item: schemas.Item.nullable() }), "Réservée un quart d'heure") },
    }),
    async (c) =>
      c.json(
        {
          item: written<z.infer<typeof schemas.Item> | null>(
            await reviews.next(staffOf(c), c.req.valid("json").beyond),
          ),
        },
        200,
      ),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: ANSWER,
      middleware: [access.only("reviewer", "lead", "dpo")] as const,
      summary: "Une réponse, ce qui la soutient, d'où elle vient (cette lecture est journalisée)",
      request: { params: Reference },
      responses: { 200: json(schemas.OpenedBody, "La réponse ouverte") },
    }),
    async (c) =>
      c.json(
        written<z.infer<typeof schemas.OpenedBody>>(
          await reviews.open(staffOf(c), c.req.valid("param").reference),
        ),
        200,
      ),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${ANSWER}/claim`,
      middleware: [readers] as const,
      summary: "La prendre pour un quart d'heure, ou la garder",
      request: { params: Reference },
      responses: DONE,
    }),
    async (c) => {
      await reviews.claim(staffOf(c), c.req.valid("param").reference);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${ANSWER}/release`,
      middleware: [readers] as const,
      summary: "La laisser à quelqu'un d'autre",
      request: { params: Reference },
      responses: DONE,
    }),
    async (c) => {
      await reviews.release(staffOf(c), c.req.valid("param").reference);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${ANSWER}/verdict`,
      middleware: [readers] as const,
      summary: "Rendre son avis",
      request: { params: Reference, ...taking(VerdictBody) },
      responses: DONE,
    }),
    async (c) => {
      await reviews.giveVerdict(staffOf(c), c.req.valid("param").reference, c.req.valid("json"));
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${ANSWER}/withdrawal`,
      middleware: [readers] as const,
      summary: "La retirer tout de suite",
      request: { params: Reference, ...taking(schemas.ReasonBody) },
      responses: DONE,
    }),
    async (c) => {
      await reviews.withdraw(staffOf(c), c.req.valid("param").reference, c.req.valid("json").reason);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${ANSWER}/escalation`,
      middleware: [readers] as const,
      summary: "Demander à un responsable",
      request: { params: Reference, ...taking(schemas.ReasonBody) },
      responses: DONE,
    }),
    async (c) => {
      await reviews.escalate(staffOf(c), c.req.valid("param").reference, c.req.valid("json").reason);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${ANSWER}/settlement`,
      middleware: [access.only("lead")] as const,
      summary: "Clore sans correction",
      request: { params: Reference, ...taking(schemas.ReasonBody) },
      responses: DONE,
    }),
    async (c) => {
      await reviews.settle(staffOf(c), c.req.valid("param").reference, c.req.valid("json").reason);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${ANSWER}/comments`,
      middleware: [readers] as const,
      summary: "Commenter la réponse, ou une de ses phrases",
      request: { params: Reference, ...taking(CommentBody) },
      responses: DONE,
    }),
    async (c) => {
      await reviews.comment(staffOf(c), c.req.valid("param").reference, c.req.valid("json"));
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${ANSWER}/corrections`,
      middleware: [readers] as const,
      summary: "Proposer une correction, pour elle ou pour toutes celles qui ont la même faute",
      request: { params: Reference, ...taking(ProposalBody) },
      responses: { 201: json(z.object({ id: z.string() }), "Attend une seconde personne") },
    }),
    async (c) =>
      c.json(
        { id: await reviews.propose(staffOf(c), c.req.valid("param").reference, c.req.valid("json")) },
        201,
      ),
  );
}
