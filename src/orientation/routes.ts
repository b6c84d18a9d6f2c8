import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { refuseLargeBody } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import { MATURITIES, NEED_CODES, SECTION_CODES, SIZES } from "../profile/lists.ts";
import { REGION_CODES } from "../profile/places/regions.ts";
import { Profile } from "../profile/profile.ts";
import { readProfile } from "../profile/update.ts";
import { fold } from "../retrieval/tokenise.ts";
import { companyOf, GivenProfile } from "./company.ts";
import type { Orienter } from "./network.ts";
import { Orientation, SCHEME_STATUSES, SchemeMatch } from "./orientation.ts";

const MAX_BODY = 64 * 1024;
const MOST_TURNS = 50;
const MOST_LETTERS = 20_000;

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
      .max(MOST_TURNS, `« turns » : ${MOST_TURNS} messages au plus.`)
      .refine(
        (turns) => turns.join("").length <= MOST_LETTERS,
        `« turns » : ${MOST_LETTERS} caractères en tout au plus.`,
      ),
  })
  .openapi("Turns");
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "« on » : un jour AAAA-MM-JJ.")
  .refine(isDay, "« on » : ce jour n'existe pas.");
const Asked = z
  .strictObject({
    profile: GivenProfile,
    on: day.nullish().openapi({ description: "Un jour, heure de Paris ; aujourd'hui par défaut" }),
    seed: z.string().max(200).optional().openapi({ description: "Départage les égaux" }),
  })
  .openapi("OrientationRequest");
const PAGE_SIZE = 50;
const SchemeFilters = z.object({
  sector: z.enum(SECTION_CODES).optional(),
  size: z.enum(SIZES).optional(),
  region: z.enum(REGION_CODES).optional(),
  need: z.enum(NEED_CODES).optional(),
  maturity: z.coerce.number().pipe(z.literal(MATURITIES)).optional(),
  headcount: z.coerce.number().int().min(0).optional(),
  status: z.enum(SCHEME_STATUSES).optional(),
  q: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).default(1),
});
const SchemePage = z.object({
  total: z.number().int(),
  page: z.number().int(),
  schemes: z.array(SchemeMatch),
});
const json = <T extends z.ZodType>(schema: T) => ({ content: { "application/json": { schema } } });

/** The profile that messages tell, and who may help a company: computed, answered, kept nowhere. */
export function orientationRoutes(orienter: Orienter): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const limit = refuseLargeBody(MAX_BODY);
  app.use("/api/profile", limit);
  app.use("/api/orientation", limit);
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
      return c.json(await orienter.company(companyOf(profile), { on: on ?? undefined, seed }), 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/schemes",
      summary: "Lister les dispositifs, et ce que leurs conditions publiées disent d'une entreprise",
      request: { query: SchemeFilters },
      responses: { 200: { description: "Une page de dispositifs", ...json(SchemePage) } },
    }),
    async (c) => {
      const { q, status, page, ...company } = c.req.valid("query");
      const asked = fold(q ?? "");
      const kept = (await orienter.schemes(companyOf(company))).filter(
        (scheme) => fold(scheme.title).includes(asked) && (!status || scheme.status === status),
      );
      const schemes = kept.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      return c.json({ total: kept.length, page, schemes }, 200);
    },
  );
  return app;
}
