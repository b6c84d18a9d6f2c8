import { z } from "@hono/zod-openapi";
import { NEED_CODES, SECTION_CODES, type Section, SIZES, sizeOf, WANTS } from "../profile/lists.ts";
import { REGION_CODES, regionOfDepartment } from "../profile/places/regions.ts";
import type { Profile } from "../profile/profile.ts";

/** What routing looks at, and nothing else: two profiles equal here get the same advisors. */
export type Company = {
  section: Section | null;
  size: Profile["size"];
  region: string | null;
  maturity: number | null;
  need: Profile["need"];
  wants: Profile["wants"] | null;
  companyName: string | null;
  solution: string | null;
  headcount: number | null;
  turnover: number | null;
};

/** A profile as a client may send it: every field optional, `sector` the letter alone or the whole. */
export const GivenProfile = z
  .object({
    sector: z
      .union([z.enum(SECTION_CODES), z.object({ section: z.enum(SECTION_CODES) }).loose()])
      .nullish()
      .openapi({ description: "La lettre de la section NAF rév. 2, ou { section }" }),
    headcount: z.number().int().min(0).max(10_000_000).nullish(),
    turnover: z.number().min(0).nullish(),
    size: z.enum(SIZES).nullish(),
    region: z.enum(REGION_CODES, { error: "« region » : un code INSEE de région (53, 04…)." }).nullish(),
    department: z
      .string()
      .refine((code) => regionOfDepartment(code) !== null, "« department » : un code INSEE de département.")
      .nullish(),
    commune: z.string().max(200).nullish(),
    maturity: z.number().int().min(1).max(4).nullish(),
    need: z.enum(NEED_CODES).nullish(),
    needs: z.array(z.enum(NEED_CODES)).max(20).nullish(),
    companyName: z.string().max(200).nullish(),
    solutionUnderEvaluation: z.string().max(200).nullish(),
    wants: z.enum(WANTS).nullish(),
    provenance: z.unknown().optional(),
  })
  .refine(({ region, department }) => !region || !department || regionOfDepartment(department) === region, {
    message: "« department » n'est pas dans « region ».",
    path: ["department"],
  })
  .openapi("GivenProfile");
export type GivenProfile = z.infer<typeof GivenProfile>;

/** Headcount beats a size given beside it. */
export function companyOf(given: GivenProfile | Profile): Company {
  const { sector, headcount } = given;
  return {
    section: typeof sector === "string" ? sector : (sector?.section ?? null),
    size: typeof headcount === "number" ? sizeOf(headcount) : (given.size ?? null),
    region: given.region ?? (given.department ? regionOfDepartment(given.department) : null),
    maturity: given.maturity ?? null,
    need: given.need ?? given.needs?.[0] ?? null,
    wants: given.wants ?? null,
    companyName: given.companyName ?? null,
    solution: given.solutionUnderEvaluation ?? null,
    headcount: headcount ?? null,
    turnover: given.turnover ?? null,
  };
}

/** A profile of ours: its size is already what its headcount, or its group, makes it. */
export const companyOfProfile = (profile: Profile): Company => ({
  ...companyOf(profile),
  size: profile.size,
});
