import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { stream } from "hono/streaming";
import { type Access, staffOf } from "../accounts/access.ts";
import { refuseLargeBody, sameOriginProven } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import type { Audit } from "./audit.ts";
import { readQuery } from "./query.ts";
import { READERS } from "./readers.ts";
import type { Verification } from "./verify.ts";

const MAX_BODY = 4 * 1024;
const count = z.number().int();
const VerificationBody = z
  .object({
    from: count,
    to: count,
    whole: z
      .boolean()
      .openapi({ description: "De la première entrée à la dernière : une fin coupée se verrait" }),
    complete: z.boolean().openapi({ description: "false : arrêtée avant la fin demandée, faute de temps" }),
    entries: count,
    checkpoints: count,
    attestedTo: count
      .nullable()
      .openapi({ description: "Dernière entrée attestée par un point de contrôle" }),
    answers: z.object({ readable: count, erased: count, lost: count }),
    restores: z.array(z.object({ at: z.string(), lostFrom: count, lostTo: count })),
    faults: z.array(z.object({ seq: count.nullable(), kind: z.string(), reason: z.string() })),
    faultCount: count,
  })
  .openapi("Verification");

const StateBody = z
  .object({
    last: z.object({ seq: count, at: z.string() }).nullable(),
    checkpoint: z.object({ seq: count, at: z.string(), ageSeconds: count }).nullable(),
    verifications: z.array(
      z.object({
        startedAt: z.string(),
        finishedAt: z.string(),
        madeBy: z.string(),
        result: VerificationBody,
      }),
    ),
    kinds: z.array(z.object({ kind: z.string(), count })),
  })
  .openapi("JournalState");

const EntryBody = z.object({
  seq: count,
  at: z.string(),
  kind: z.string(),
  subject: z.string(),
  facts: z.record(z.string(), z.unknown()),
  contentDigest: z.string().nullable(),
  previous: z.string(),
  digest: z.string(),
});
const EntriesBody = z
  .object({
    entries: z.array(EntryBody),
    next: count.nullable().openapi({ description: "À passer en `before`" }),
  })
  .openapi("JournalEntries");

const RangeBody = z
  .strictObject({
    from: z.number().int().min(1, "La première entrée porte le numéro 1.").optional(),
    to: z.number().int().min(1, "La première entrée porte le numéro 1.").optional(),
  })
  .openapi("VerificationRange");

const EntriesQuery = z.object({
  about: z.string().max(100).optional().openapi({
    description:
      "Référence (en toute casse, avec ou sans tirets), ou identifiant d'une réponse, d'une conversation, d'un compte",
  }),
  kind: z.string().max(60).optional(),
  from: z.string().max(30).optional().openapi({ description: "Jour (Europe/Paris), AAAA-MM-JJ, compris" }),
  to: z.string().max(30).optional().openapi({ description: "Jour compris" }),
  before: z.string().max(20).optional(),
});

const json = <T extends z.ZodType>(schema: T) => ({ content: { "application/json": { schema } } });

/** The journal over HTTP, for staff. Reading is an act, and is journalled. */
export function auditRoutes(audit: Audit, access: Access): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.use("/api/audit/*", sameOriginProven, refuseLargeBody(MAX_BODY), access.only(...READERS));
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/audit/state",
      summary:
        "État du journal : dernière entrée, point de contrôle, vérifications, nombre d'entrées par genre",
      responses: { 200: { description: "L'état", ...json(StateBody) } },
    }),
    async (c) => {
      const { last, checkpoint, verifications, kinds } = await audit.state();
      const written = {
        last: last && { ...last, at: last.at.toISOString() },
        checkpoint: checkpoint && { ...checkpoint, at: checkpoint.at.toISOString() },
        verifications: verifications.map(({ startedAt, finishedAt, ...rest }) => ({
          ...rest,
          startedAt: startedAt.toISOString(),
          finishedAt: finishedAt.toISOString(),
        })),
        kinds,
      };
      return c.json(written, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/audit/verifications",
      summary: "Vérifier une plage du journal (les dernières entrées par défaut), en dix secondes au plus",
      request: { body: { required: true, ...json(RangeBody) } },
      responses: { 200: { description: "Le résultat", ...json(VerificationBody) } },
    }),
    async (c) => {
      const result: Verification = await audit.verify(c.req.valid("json"), staffOf(c).accountId);
      return c.json(result, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/audit/entries",
      summary: "Chercher des entrées, les plus récentes d'abord, par 50",
      request: { query: EntriesQuery },
      responses: { 200: { description: "Une page d'entrées", ...json(EntriesBody) } },
    }),
    async (c) => {
      const { entries, next } = await audit.find(readQuery(c.req.valid("query")), staffOf(c));
      return c.json(
        { entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })), next },
        200,
      );
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/audit/checkpoints",
      summary: "Points de contrôle et clés publiques de ce processus, à vérifier ailleurs (JSONL)",
      responses: {
        200: {
          description: "Une déclaration signée par ligne",
          content: { "application/x-ndjson": { schema: z.string() } },
        },
      },
    }),
    async (c) => {
      const lines = await audit.checkpoints(staffOf(c).accountId);
      c.header("Content-Type", "application/x-ndjson; charset=utf-8");
      c.header("Content-Disposition", 'attachment; filename="points-de-controle.jsonl"');
      return stream(c, async (body) => {
        for await (const line of lines) await body.write(line);
      }) as never;
    },
  );
  return app;
}
