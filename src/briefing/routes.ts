import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { type Access, staffOf } from "../accounts/access.ts";
import { Citation } from "../answering/answer.ts";
import { refuseLargeBody } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import { Orientation } from "../orientation/orientation.ts";
import { Profile } from "../profile/profile.ts";
import type { Briefings, Sheet } from "./briefing.ts";

/** Twenty thousand code points of four bytes, written as JSON. */
const LARGEST = 256 * 1024;

const Given = z
  .object({
    request: z
      .string()
      .max(100)
      .nullish()
      .openapi({ description: "L'identifiant d'une demande reçue, ou null" }),
    text: z
      .string()
      .nullish()
      .openapi({ description: "Le courriel ou les notes, 1 à 20 000 caractères ; gardé nulle part" }),
  })
  .openapi("NewBriefing");

const Briefing = z
  .object({
    id: z.string(),
    content: z.string().openapi({ description: "La fiche, en Markdown" }),
    profile: Profile,
    citations: z.array(Citation),
    orientation: Orientation,
  })
  .openapi("Briefing");

const bodyOf = ({ id, content, profile, citations, orientation }: Sheet): z.infer<typeof Briefing> => ({
  id,
  content,
  profile,
  citations: [...citations],
  orientation,
});

const Id = z.object({ id: z.string() });
const written = (description: string) => ({
  description,
  content: { "application/json": { schema: Briefing } },
});

/** Sheets of an ambassador: made, read again and erased by their author alone. */
export function briefingRoutes(briefings: Briefings, access: Access): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const ambassador = access.only("ambassador");
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/briefings",
      middleware: [refuseLargeBody(LARGEST), ambassador] as const,
      summary: "Préparer un échange à partir d'un courriel, de notes ou d'une demande reçue",
      request: { body: { required: true, content: { "application/json": { schema: Given } } } },
      responses: { 201: written("La fiche ; le texte donné n'est pas gardé") },
    }),
    async (c) => {
      const { request, text } = c.req.valid("json");
      const sheet = await briefings.make(staffOf(c), { request: request ?? null, text: text ?? null });
      return c.json(bodyOf(sheet), 201);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/briefings/{id}",
      middleware: [ambassador] as const,
      summary: "Relire une fiche que l'on a faite",
      request: { params: Id },
      responses: { 200: written("La fiche") },
    }),
    async (c) => c.json(bodyOf(await briefings.find(staffOf(c), c.req.valid("param").id)), 200),
  );
  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/briefings/{id}",
      middleware: [ambassador] as const,
      summary: "Effacer une fiche que l'on a faite",
      request: { params: Id },
      responses: { 204: { description: "Effacée, avec sa clé" } },
    }),
    async (c) => {
      await briefings.erase(staffOf(c), c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
  return app;
}
