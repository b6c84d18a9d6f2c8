import { z } from "@hono/zod-openapi";
import { NEED_CODES, SECTION_CODES, SECTIONS, type Section, SIZES, WANTS } from "./lists.ts";

/** Where a field comes from: said in so many words, understood from them, looked up in a register, or corrected by the person. */
export const SOURCES = ["stated", "inferred", "looked_up", "edited"] as const;
/** `because` quotes the words, or names the register or the act. */
export const Provenance = z.object({ source: z.enum(SOURCES), because: z.string() });
export type Provenance = z.infer<typeof Provenance>;

export const Sector = z.object({
  section: z.enum(SECTION_CODES),
  label: z.string(),
  naf: z.string().optional(),
});
export type Sector = z.infer<typeof Sector>;

/**
 * What is known of a company, never of its leader. `region` and `department` are INSEE codes, `commune` the name of a town,
 * `turnover` euros a year, `headcount` persons. `companyName` and `solutionUnderEvaluation` serve conflicts of interest alone.
 */
export const Profile = z
  .object({
    sector: Sector.nullable(),
    headcount: z.number().int().nullable(),
    turnover: z.number().nullable(),
    size: z.enum(SIZES).nullable(),
    region: z.string().nullable(),
    department: z.string().nullable(),
    commune: z.string().nullable(),
    maturity: z.number().int().min(1).max(4).nullable(),
    need: z.enum(NEED_CODES).nullable(),
    needs: z.array(z.enum(NEED_CODES)),
    companyName: z.string().optional(),
    solutionUnderEvaluation: z.string().optional(),
    wants: z.enum(WANTS).optional(),
    provenance: z.record(z.string(), Provenance),
  })
  .openapi("Profile");
export type Profile = z.infer<typeof Profile>;

/** A field that has a provenance of its own. `needs` goes with `need`. */
export type ProfileField = Exclude<keyof Profile, "provenance" | "needs">;

export const EMPTY_PROFILE: Profile = {
  sector: null,
  headcount: null,
  turnover: null,
  size: null,
  region: null,
  department: null,
  commune: null,
  maturity: null,
  need: null,
  needs: [],
  provenance: {},
};

export const sectorOf = (section: Section, naf?: string): Sector => ({
  section,
  label: SECTIONS[section],
  ...(naf === undefined ? {} : { naf }),
});
