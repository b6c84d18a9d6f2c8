import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { refuseInvalid } from "../http/validation.ts";
import { Profile } from "../profile/profile.ts";
import { readProfile } from "../profile/read.ts";
import { companyOf, GivenProfile } from "./company.ts";
import type { Orienter } from "./network.ts";
import { Orientation } from "./orientation.ts";

const MOST_TURNS = 50;

/** 30 February reads as no date, or as another. */
function isDay(text: string): boolean {
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}

const Turns = z
  .strictObject({
    turns: z
      .array(z.string().max(2_000, "un message dépasse 2 000 caractères"), {
        error: "« turns » est obligatoire : la liste des messages, dans l'ordre.",
      })
      .max(MOST_TURNS, `« turns » : ${MOST_TURNS} messages au plus.`),
  })
  .openapi("Turns");
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "« on » : un jour AAAA-MM-JJ.")
  .refine(isDay, "« on » : ce jour n'existe pas.");
const Asked = z
  .strictObject({
    profile: GivenProfile,
    on: day.optional().openapi({ description: "Un jour, heure de Paris ; aujourd'hui par défaut" }),
    seed: z.string().max(200).optional().openapi({ description: "Départage les égaux" }),
  })
  .openapi("OrientationRequest");
const json = <T extends z.ZodType>(schema: T) => ({ content: { "application/json": { schema } } });

/** The profile that messages tell, and who may help a company: computed, answered, kept nowhere. */
export function orientationRoutes(orienter: Orienter): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/profile",
      summary: "Lire le profil d'une entreprise dans des messages (rien n'est gardé)",
      request: { body: { required: true, ...json(Turns) } },
      responses: { 200: { description: "Le profil, et d'où vient chaque champ", ...json(Profile) } },
    }),
    (c) => c.json(readProfile(c.req.valid("json").turns), 200),
  );
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/orientation",
      summary: "Dire qui peut aider une entreprise, et pourquoi (rien n'est gardé)",
      request: { body: { required: true, ...json(Asked) } },
      responses: {
        200: {
          description: "Interlocuteurs, dispositifs, événements, question suivante",
          ...json(Orientation),
        },
      },
    }),
    async (c) => {
      const { profile, on, seed } = c.req.valid("json");
      return c.json(await orienter.company(companyOf(profile), { on, seed }), 200);
    },
  );
  return app;
}
