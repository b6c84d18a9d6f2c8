import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { refuseLargeBody, sameOriginProven } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import { type Access, staffOf } from "./access.ts";
import type { Accounts } from "./accounts.ts";
import {
  AccountsBody,
  ChangeBody,
  InvitationBody,
  InvitedBody,
  MeBody,
  ReviewBody,
  ReviewsBody,
  SessionsBody,
} from "./schemas.ts";

const MAX_BODY = 16 * 1024;
const json = <T extends z.ZodType>(schema: T) => ({ content: { "application/json": { schema } } });
const body = <T extends z.ZodType>(schema: T) => ({ required: true, ...json(schema) });
const params = z.object({ id: z.string() });

/** What JSON makes of a value whose dates are dates. */
type Written<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Written<T[K]> } : T;
const written = <T>(value: T): Written<T> => JSON.parse(JSON.stringify(value)) as Written<T>;

/** Accounts, rights and one's own sessions over HTTP. Changing a right wants a fresh sign-in. */
export function accountRoutes(accounts: Accounts, access: Access): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  for (const path of [
    "/api/admin/accounts/*",
    "/api/admin/invitations/*",
    "/api/admin/access-reviews",
    "/api/me/*",
  ])
    app.use(path, sameOriginProven, refuseLargeBody(MAX_BODY));
  ownRoutes(app, accounts, access);
  const reads = access.only("administrator", "dpo");
  const changes = [access.only("administrator"), access.fresh];

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/admin/accounts",
      summary: "Qui a quel droit, les invitations, ce qui a changé depuis la dernière revue",
      middleware: reads,
      responses: { 200: { description: "Comptes et invitations", ...json(AccountsBody) } },
    }),
    async (c) => {
      const { reviews: _, ...overview } = await accounts.overview();
      return c.json(written(overview) as z.infer<typeof AccountsBody>, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/admin/invitations",
      summary: "Inviter une adresse, pour sept jours (rien n'est envoyé)",
      middleware: changes,
      request: { body: body(InvitationBody) },
      responses: { 201: { description: "L'invitation", ...json(InvitedBody) } },
    }),
    async (c) => c.json(written(await accounts.invite(staffOf(c), c.req.valid("json"))), 201),
  );
  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/admin/invitations/{id}",
      summary: "Annuler une invitation",
      middleware: changes,
      request: { params },
      responses: { 204: { description: "Annulée" } },
    }),
    async (c) => {
      await accounts.cancelInvitation(staffOf(c), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "patch",
      path: "/api/admin/accounts/{id}",
      summary: "Changer les rôles ou la fonction, désactiver (les sessions se ferment), réactiver",
      middleware: changes,
      request: { params, body: body(ChangeBody) },
      responses: { 204: { description: "Changé" } },
    }),
    async (c) => {
      await accounts.change(staffOf(c), c.req.valid("param").id, c.req.valid("json"));
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/admin/access-reviews",
      summary: "Les revues des droits, la dernière d'abord",
      middleware: reads,
      responses: { 200: { description: "Revues", ...json(ReviewsBody) } },
    }),
    async (c) => {
      const { reviews } = await accounts.overview();
      return c.json(written({ reviews }) as z.infer<typeof ReviewsBody>, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/admin/access-reviews",
      summary: "« J'ai relu les droits » : garde qui, quand, et ce qui a changé",
      middleware: reads,
      request: { body: body(ReviewBody) },
      responses: {
        201: { description: "La revue", ...json(z.object({ id: z.string() }).openapi("AccessReviewed")) },
      },
    }),
    async (c) => c.json({ id: await accounts.review(staffOf(c), c.req.valid("json")) }, 201),
  );
  return app;
}

/** What anyone signed in may know and do about themselves. */
function ownRoutes(app: OpenAPIHono, accounts: Accounts, access: Access): void {
  const anyone = access.only();
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me",
      summary: "Qui je suis pour le service : rôles, fonction, organisation",
      middleware: anyone,
      responses: { 200: { description: "Mon compte", ...json(MeBody) } },
    }),
    (c) => c.json(written(staffOf(c)) as z.infer<typeof MeBody>, 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me/sessions",
      summary: "Mes sessions ouvertes",
      middleware: anyone,
      responses: { 200: { description: "Sessions", ...json(SessionsBody) } },
    }),
    async (c) => {
      const sessions = await accounts.sessions(staffOf(c));
      return c.json(written({ sessions }), 200);
    },
  );
  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/me/sessions",
      summary: "Fermer toutes mes autres sessions",
      middleware: anyone,
      responses: { 204: { description: "Fermées" } },
    }),
    async (c) => {
      await accounts.revokeOtherSessions(staffOf(c));
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/me/sessions/{id}",
      summary: "Fermer une de mes sessions",
      middleware: anyone,
      request: { params },
      responses: { 204: { description: "Fermée" } },
    }),
    async (c) => {
      await accounts.revokeSession(staffOf(c), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
}
