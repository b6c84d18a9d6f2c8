import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { type Access, staffOf } from "../accounts/access.ts";
import { refuseLargeBody, sameOriginProven } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import { SWITCH_KINDS, type SwitchBoard, type Switches } from "./switch.ts";

const MAX_BODY = 16 * 1024;
const PATH = "/api/admin/switches";

const TurnBody = z
  .strictObject({
    kind: z.enum(SWITCH_KINDS),
    target: z.string().max(200).optional().openapi({
      description: "Identifiant de la fiche ou de la réponse préparée ; rien pour les autres",
    }),
    on: z.boolean({ error: "« on » est obligatoire : false pour couper, true pour rétablir." }),
    reason: z.string({ error: "« reason » est obligatoire : la raison, en une phrase." }),
  })
  .openapi("SwitchTurn");

const Turn = z.object({
  kind: z.enum(SWITCH_KINDS),
  target: z.string().nullable(),
  title: z.string().nullable(),
  on: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
const BoardBody = z
  .object({
    off: z.array(Turn).openapi({ description: "Ce qui est coupé" }),
    suspended: z.array(
      z.object({ advisorId: z.string(), by: z.string(), at: z.string(), urgent: z.boolean() }),
    ),
    history: z.array(Turn),
  })
  .openapi("SwitchBoard");

const answer = { "application/json": { schema: BoardBody } };

/** The switches over HTTP. No fresh sign-in is asked for: what hurts people must stop at once. */
export function switchRoutes(switches: Switches, access: Access): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.use(PATH, sameOriginProven, refuseLargeBody(MAX_BODY), access.only("lead", "administrator"));
  app.openapi(
    createRoute({
      method: "get",
      path: PATH,
      summary: "Ce qui est coupé, depuis quand, pourquoi",
      responses: { 200: { description: "Les interrupteurs et leur historique", content: answer } },
    }),
    async (c) => c.json(written(await switches.board()), 200),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: PATH,
      summary: "Couper ou rétablir, avec une raison ; effet à la question suivante",
      request: { body: { required: true, content: { "application/json": { schema: TurnBody } } } },
      responses: { 200: { description: "Les interrupteurs après l'acte", content: answer } },
    }),
    async (c) => {
      await switches.turn(staffOf(c), c.req.valid("json"));
      return c.json(written(await switches.board()), 200);
    },
  );
  return app;
}

const written = ({ off, suspended, history }: SwitchBoard): z.infer<typeof BoardBody> => {
  const dated = <T extends { at: Date }>(row: T) => ({ ...row, at: row.at.toISOString() });
  return { off: off.map(dated), suspended: suspended.map(dated), history: history.map(dated) };
};
