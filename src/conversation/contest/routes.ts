import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { type Access, staffOf } from "../../accounts/access.ts";
import { refuseLargeBody, sameOriginProven } from "../../http/guard.ts";
import { refuseInvalid } from "../../http/validation.ts";
import type { Notices } from "../notice/notice.ts";
import { type OwnerDeps, ownerOf } from "../owner.ts";
import { DENIED, Id, json, problem, security } from "../schemas.ts";
import {
  ContestBody,
  type ContestDesk,
  ContestedBody,
  ContestStatusBody,
  type Contests,
  type ContestToDecide,
  ContestToDecideBody,
  DecisionBody,
  NoticeAddressBody,
  unknownContest,
} from "./contest.ts";

const MAX_BODY = 64 * 1024;
const Ticket = z.object({ ticket: z.string() });
const body = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { "application/json": { schema } } },
});
const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

/** What a person can do about an answer, over HTTP. Everything wants the token of the conversation. */
export function contestRoutes({
  contests,
  notices,
  ...owner
}: OwnerDeps & { contests: Contests; notices: Notices }): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const owned = ownerOf(owner);
  app.use("/api/answers/:id/contest", refuseLargeBody(MAX_BODY));
  app.use("/api/conversations/:id/notice-address", refuseLargeBody(MAX_BODY));
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/answers/{id}/contest",
      summary:
        "Contester une réponse : l'échange est gardé jusqu'à la décision, même si son effacement est demandé",
      security,
      request: { params: Id, ...body(ContestBody) },
      responses: {
        201: json(ContestedBody, "Le ticket, à garder, et le jour de la décision au plus tard"),
        409: problem("Une contestation de cette réponse est déjà ouverte"),
        ...DENIED,
      },
    }),
    async (c) => {
      const conversation = await owned(c);
      const given = c.req.valid("json");
      const { ticket, dueAt, masked } = await contests.contest(conversation, c.req.valid("param").id, given);
      const statusUrl = `/contestations/${ticket}`;
      return c.json({ ticket, dueAt: dueAt.toISOString(), statusUrl, masked }, 201);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/contests/{ticket}",
      summary: "Où en est une contestation",
      security,
      request: { params: Ticket },
      responses: {
        200: json(ContestStatusBody, "Son état et sa décision, sans un mot de l'échange"),
        ...DENIED,
      },
    }),
    async (c) => {
      const status = await contests.status(c.req.valid("param").ticket, await owned(c));
      if (status === null) throw unknownContest();
      const { createdAt, dueAt, decidedAt, ...rest } = status;
      const days = {
        createdAt: createdAt.toISOString(),
        dueAt: dueAt.toISOString(),
        decidedAt: iso(decidedAt),
      };
      return c.json({ ...rest, ...days }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/contests/{ticket}",
      summary: "Retirer une contestation",
      security,
      request: { params: Ticket },
      responses: {
        204: { description: "Retirée" },
        409: problem("Elle est déjà retirée ou décidée"),
        ...DENIED,
      },
    }),
    async (c) => {
      await contests.withdraw(c.req.valid("param").ticket, await owned(c));
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "put",
      path: "/api/conversations/{id}/notice-address",
      summary: "Être prévenu par courriel si une réponse est corrigée",
      security,
      request: { params: Id, ...body(NoticeAddressBody) },
      responses: {
        204: { description: "Gardée, chiffrée, jusqu'à l'effacement de la conversation" },
        ...DENIED,
      },
    }),
    async (c) => {
      const { email, consent } = c.req.valid("json");
      await notices.leave(await owned(c, c.req.valid("param").id), email, consent);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/conversations/{id}/notice-address",
      summary: "Ne plus être prévenu par courriel",
      security,
      request: { params: Id },
      responses: { 204: { description: "Oubliée" }, ...DENIED },
    }),
    async (c) => {
      await notices.remove(await owned(c, c.req.valid("param").id));
      return c.body(null, 204);
    },
  );
  return app;
}

const listed = ({ createdAt, dueAt, decidedAt, ...rest }: ContestToDecide) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  dueAt: dueAt.toISOString(),
  decidedAt: iso(decidedAt),
});

/** What the staff does about contests, over HTTP: mount it before the other routes of `/api/reviews`. */
export function contestDeskRoutes({ desk, access }: { desk: ContestDesk; access: Access }): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.use("/api/reviews/contests", access.only("reviewer", "lead", "dpo"));
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reviews/contests",
      summary: "Les contestations à décider, les plus pressées d'abord (relecteur, responsable, délégué)",
      responses: {
        200: json(z.object({ contests: z.array(ContestToDecideBody) }), "Sans un mot des personnes"),
      },
    }),
    async (c) => c.json({ contests: (await desk.open()).map(listed) }, 200),
  );
  app.use(
    "/api/reviews/contests/:id/decision",
    sameOriginProven,
    access.only("lead"),
    refuseLargeBody(MAX_BODY),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reviews/contests/{id}/decision",
      summary: "Décider une contestation (responsable)",
      request: { params: Id, ...body(DecisionBody) },
      responses: {
        204: { description: "Décidée : la personne la lit avec son ticket" },
        409: problem("Elle est déjà décidée ou retirée"),
      },
    }),
    async (c) => {
      const { accountId } = staffOf(c);
      await desk.decide({ accountId, contestId: c.req.valid("param").id, ...c.req.valid("json") });
      return c.body(null, 204);
    },
  );
  return app;
}
