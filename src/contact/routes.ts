import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type Access, staffOf } from "../accounts/access.ts";
import { limitRequests, refuseLargeBody, sameOriginProven } from "../http/guard.ts";
import { limitSending, withinLimit } from "../http/sending-limit.ts";
import { refuseInvalid } from "../http/validation.ts";
import type { AdvisorView, ContactRequests, LeaderView, RequestDesk, Step } from "./contact.ts";
import { unknownRequest } from "./follow.ts";
import * as body from "./schemas.ts";

export type ContactRoutesDeps = {
  requests: ContactRequests;
  desk: RequestDesk;
  access: Access;
  /** The conversation that a request is sent from, by its token; null: none. */
  conversationOf(c: Context): Promise<string | null>;
  trustProxy: boolean;
  rateLimit: boolean;
};

const MAX_BODY = 64 * 1024;
/** Requests that an address may send in an hour, and texts it may look at: nobody needs more, and each one takes a volunteer's time. */
const SENT_AN_HOUR = 5;
const SEEN_AN_HOUR = 120;
const HOUR_SECONDS = 3_600;

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const given = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { "application/json": { schema } } },
});
const said = (description: string) => ({ description });
const Id = z.object({ id: z.string() });

const stepsOf = (steps: readonly Step[]) =>
  steps.map(({ at, ...step }) => ({ ...step, at: at.toISOString() }));
const leaderBody = ({ sentAt, expiresAt, steps, next, ...view }: LeaderView) => ({
  ...view,
  sentAt: sentAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  steps: stepsOf(steps),
  next: next && {
    advisors: next.advisors.map((one) => ({ ...one, reasons: [...one.reasons] })),
    fallbacks: [...next.fallbacks],
  },
});
const advisorBody = ({ sentAt, steps, acts, company, ...view }: AdvisorView) => ({
  ...view,
  company: company as z.infer<typeof body.AdvisorBody>["company"],
  sentAt: sentAt.toISOString(),
  steps: stepsOf(steps),
  acts: [...acts],
});

/** The secret of a request. @throws DomainError `introuvable` without one */
function secretOf(c: Context): string {
  const secret = /^Bearer ([\w-]{16,200})$/.exec(c.req.header("authorization") ?? "")?.[1];
  if (!secret) throw unknownRequest();
  return secret;
}

/** Requests to advisors over HTTP: the leader's by the secret of their page, as a bearer token; the advisor's by their account. */
export function contactRoutes(deps: ContactRoutesDeps): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const large = refuseLargeBody(MAX_BODY);
  app.use("/api/contact-requests", large);
  app.use("/api/contact-requests/*", large);
  if (deps.rateLimit) {
    const hour = { reads: 1_000_000, seconds: HOUR_SECONDS, trustProxy: deps.trustProxy };
    const sent = limitSending({ most: SENT_AN_HOUR, trustProxy: deps.trustProxy });
    app.use("/api/contact-requests", sent);
    // The same count, by the form of our pages.
    app.use("/contacter/:advisor/envoyer", sent);
    app.use("/api/contact-requests/preview", limitRequests({ ...hour, writes: SEEN_AN_HOUR }));
  }
  leaderRoutes(app, deps);
  advisorRoutes(app, deps);
  return app;
}

function leaderRoutes(app: OpenAPIHono, { requests, conversationOf }: ContactRoutesDeps): void {
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/contact-requests",
      summary: "Écrire à un interlocuteur, avec l'accord de la personne (5 par heure et par adresse)",
      request: given(body.NewRequestBody),
      responses: {
        201: json(body.SentBody, "Partie : la page privée pour la suivre, montrée une fois"),
        404: said("L'interlocuteur n'est pas dans l'annuaire"),
        409: said(
          "Il ne peut pas recevoir cette demande : absent, complet, ou hors de ce que permet la charte",
        ),
        422: said("Entrée refusée, champ par champ"),
        429: said(
          "Déjà 5 demandes parties de cette adresse depuis une heure (Retry-After), ou trop de demandes ouvertes",
        ),
      },
    }),
    async (c) => {
      const { phone, email, ...rest } = c.req.valid("json");
      const contact = { phone: phone ?? null, email: email ?? null };
      const conversationId = await conversationOf(c);
      const request = { ...rest, contact, conversationId };
      return c.json(await withinLimit(c, (admit) => requests.send(request, admit)), 201);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/contact-requests/preview",
      summary: "Le texte tel qu'il pourrait partir, données personnelles ôtées (rien n'est gardé)",
      request: given(body.PreviewBody),
      responses: { 200: json(body.PreviewedBody, "Le texte, et ce qui en a été ôté") },
    }),
    (c) => {
      const { text, removed } = requests.preview(c.req.valid("json").text);
      return c.json({ text, removed: [...removed] }, 200);
    },
  );
  const own = "/api/contact-requests/own";
  app.openapi(
    createRoute({
      method: "get",
      path: own,
      summary: "Suivre une demande (Authorization: Bearer, le secret de sa page privée)",
      responses: {
        200: json(body.LeaderBody, "Où elle en est"),
        404: said("Secret faux, ou demande effacée"),
      },
    }),
    async (c) => {
      const view = await requests.follow(secretOf(c));
      if (view === null) throw unknownRequest();
      return c.json(leaderBody(view), 200);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${own}/cancellation`,
      summary: "Annuler une demande",
      responses: { 204: said("Annulée"), 409: said("Elle est déjà close") },
    }),
    async (c) => {
      await requests.cancel(secretOf(c));
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${own}/dispute`,
      summary: "Dire que l'échange annoncé par l'interlocuteur n'a pas eu lieu : la demande est rouverte",
      responses: {
        204: said("Rouverte, d'autres sont proposés"),
        409: said("Plus possible : voir mayDispute"),
      },
    }),
    async (c) => {
      await requests.dispute(secretOf(c));
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "delete",
      path: own,
      summary:
        "Effacer les mots et les coordonnées d'une demande et de celles qui la précèdent ou la suivent, tout de suite ; ouverte, elle est annulée",
      responses: { 204: said("Effacée") },
    }),
    async (c) => {
      await requests.erase(secretOf(c));
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${own}/agreement`,
      summary: "Accepter un autre interlocuteur : une nouvelle demande part, mêmes mots, mêmes coordonnées",
      request: given(body.AgreeBody),
      responses: {
        201: json(body.SentBody, "La nouvelle demande"),
        409: said("Plus possible, ou déjà demandé"),
      },
    }),
    async (c) => {
      const { advisorId, consent } = c.req.valid("json");
      return c.json(await requests.agree(secretOf(c), advisorId, consent), 201);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${own}/satisfaction`,
      summary: "Dire si l'échange a aidé",
      request: given(body.SatisfactionBody),
      responses: { 204: said("Noté"), 409: said("Déjà dit, ou pas encore d'échange") },
    }),
    async (c) => {
      await requests.satisfy(secretOf(c), c.req.valid("json"));
      return c.body(null, 204);
    },
  );
}

function advisorRoutes(app: OpenAPIHono, { desk, access }: ContactRoutesDeps): void {
  const received = "/api/contact-requests/received";
  const guard = access.only("ambassador");
  app.use(received, guard);
  app.use(`${received}/*`, sameOriginProven, guard);
  app.openapi(
    createRoute({
      method: "get",
      path: received,
      summary: "Les demandes reçues par la fiche du compte (ambassadeur)",
      responses: { 200: json(body.ReceivedBody, "Ouvertes et closes") },
    }),
    async (c) => {
      const { open, closed } = await desk.list(staffOf(c));
      return c.json({ open: open.map(advisorBody), closed: closed.map(advisorBody) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: `${received}/availability`,
      summary: "Absences et plafond de la fiche du compte (ambassadeur)",
      responses: { 200: json(body.AvailabilityBody, "Absences à venir, plafond, demandes en cours") },
    }),
    async (c) => {
      const { absences, ...rest } = await desk.availability(staffOf(c));
      return c.json({ ...rest, absences: [...absences] }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "put",
      path: `${received}/availability`,
      summary: "Changer le nombre de demandes ouvertes acceptées (ambassadeur)",
      request: given(body.OpenMaxBody),
      responses: { 204: said("Changé") },
    }),
    async (c) => {
      await desk.setOpenMax(staffOf(c), c.req.valid("json").openMax);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${received}/availability/absences`,
      summary: "Déclarer une absence (ambassadeur)",
      request: given(body.AbsenceBody),
      responses: { 204: said("Notée : aucune demande ne lui est proposée ces jours-là") },
    }),
    async (c) => {
      const { from, to } = c.req.valid("json");
      await desk.addAbsence(staffOf(c), from, to);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "delete",
      path: `${received}/availability/absences/{id}`,
      summary: "Retirer une absence (ambassadeur)",
      request: { params: Id },
      responses: { 204: said("Retirée") },
    }),
    async (c) => {
      await desk.removeAbsence(staffOf(c), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: `${received}/{id}`,
      summary: "Une demande reçue ; coordonnées tant qu'elle est ouverte (ambassadeur)",
      request: { params: Id },
      responses: { 200: json(body.AdvisorBody, "La demande"), 404: said("Inconnue, ou d'un autre") },
    }),
    async (c) => c.json(advisorBody(await desk.find(staffOf(c), c.req.valid("param").id)), 200),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: `${received}/{id}/acts`,
      summary: "Dire où en est une demande (ambassadeur)",
      request: { params: Id, ...given(body.ActBody) },
      responses: {
        200: json(body.AdvisorBody, "La demande ensuite"),
        409: said("Elle a avancé entre-temps"),
      },
    }),
    async (c) =>
      c.json(advisorBody(await desk.act(staffOf(c), c.req.valid("param").id, c.req.valid("json"))), 200),
  );
}
