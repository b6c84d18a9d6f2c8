import { z } from "@hono/zod-openapi";
import {
  MATURITY_LABELS,
  type Maturity,
  NEED_CODES,
  NEEDS,
  SECTION_CODES,
  SIZE_LABELS,
  SIZES,
  sizeOf,
  WANTS,
} from "./lists.ts";
import { communesNamed, isOneByFar, nameKey } from "./places/communes.ts";
import { departmentName, REGION_CODES, regionName, regionOfDepartment } from "./places/regions.ts";
import { type Profile, type ProfileField, sectorOf } from "./profile.ts";

const region = z.enum(REGION_CODES, {
  error: "« region » : un code INSEE de région (53, 04…).",
});
const department = z
  .string()
  .refine(
    (code) => regionOfDepartment(code) !== null,
    "« department » : un code INSEE de département (35, 2A, 974…).",
  );

type Placed = {
  region?: string | null | undefined;
  department?: string | null | undefined;
  commune?: string | null | undefined;
};

/** A place that cannot be is refused, not guessed. */
function refuseContradiction({ region, department, commune }: Placed, context: z.RefinementCtx): void {
  const refuse = (field: string, message: string): void =>
    context.addIssue({ code: "custom", path: [field], message });
  if (region && department && regionOfDepartment(department) !== region)
    refuse("department", "« department » n'est pas dans « region ».");
  if (!commune) return;
  const towns = communesNamed(nameKey(commune)).filter(
    (town) => !department || town.department === department,
  );
  if (towns.length === 0)
    refuse("commune", "« commune » : aucune commune ne porte ce nom. Vérifiez-le, ou donnez le département.");
  else if (new Set(towns.map((town) => town.department)).size > 1 && !isOneByFar(towns))
    refuse("commune", "« commune » : plusieurs communes portent ce nom. Donnez aussi « department ».");
}

/** What shows, and nothing that does not. */
const name = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((text) => text.replace(/[\p{Cc}\p{Cf}]/gu, "").trim())
    .refine((text) => text !== "", "un nom vide : donnez-le, ou null pour l'oublier.");

/** The person's own correction: only the fields given change, `null` forgets one. */
export const ProfileEdit = z
  .strictObject({
    sector: z
      .union([
        z.enum(SECTION_CODES),
        z.object({ section: z.enum(SECTION_CODES) }).transform(({ section }) => section),
      ])
      .nullable()
      .optional(),
    headcount: z
      .number()
      .int()
      .min(1, "« headcount » : 1 au moins, vous compris.")
      .max(10_000_000)
      .nullable()
      .optional(),
    turnover: z.number().min(0).max(1e13).nullable().optional(),
    size: z.enum(SIZES).nullable().optional(),
    region: region.nullable().optional(),
    department: department.nullable().optional(),
    commune: name(100).nullable().optional(),
    maturity: z.number().int().min(1).max(4).nullable().optional(),
    need: z.enum(NEED_CODES).nullable().optional(),
    needs: z.array(z.enum(NEED_CODES)).max(20).optional(),
    companyName: name(200).nullable().optional(),
    solutionUnderEvaluation: name(200).nullable().optional(),
    wants: z.enum(WANTS).nullable().optional(),
  })
  .superRefine(refuseContradiction)
  .openapi("ProfileEdit");
export type ProfileEdit = z.infer<typeof ProfileEdit>;

const BECAUSE = "corrigé par vous";

/**
 * A profile with the person's corrections, which win over what was and will be understood. What follows from a field
 * follows: a headcount gives the size, a department its region; a size or a region chosen anew undoes what contradicts it.
 */
export function editProfile(profile: Profile, edit: ProfileEdit): Profile {
  const next: Profile = { ...profile, provenance: { ...profile.provenance } };
  const set = <F extends ProfileField>(field: F, value: Profile[F] | null): void => {
    if (
      (field === "companyName" || field === "solutionUnderEvaluation" || field === "wants") &&
      value === null
    )
      delete next[field];
    else Object.assign(next, { [field]: value });
    next.provenance[field] = { source: "edited", because: BECAUSE };
  };
  const { sector, headcount, size, commune, needs, ...rest } = edit;
  if (sector !== undefined) set("sector", sector === null ? null : sectorOf(sector));
  if (size !== undefined) {
    set("size", size);
    if (
      headcount === undefined &&
      next.headcount !== null &&
      (size === null || sizeOf(next.headcount) !== size)
    )
      set("headcount", null);
  }
  if (headcount !== undefined) {
    set("headcount", headcount);
    set("size", headcount === null ? (size ?? null) : sizeOf(headcount));
  }
  for (const field of ["turnover", "maturity", "companyName", "solutionUnderEvaluation", "wants"] as const)
    if (rest[field] !== undefined) set(field, rest[field]);
  editPlace(next, set, edit);
  if (edit.need !== undefined) {
    set("need", edit.need);
    next.needs = edit.need === null ? [] : [...new Set([edit.need, ...next.needs])];
  }
  if (needs !== undefined) {
    next.needs = [...new Set([...(edit.need ? [edit.need] : []), ...needs])];
    if (edit.need === undefined) set("need", needs[0] ?? null);
  }
  return next;
}

function editPlace(
  next: Profile,
  set: <F extends ProfileField>(field: F, value: Profile[F] | null) => void,
  { region, department, commune }: ProfileEdit,
): void {
  if (region === undefined && department === undefined && commune === undefined) return;
  const before = { ...next };
  const named = commune ? communesNamed(nameKey(commune)) : [];
  const town = named.find((one) => !department || one.department === department);
  const dept = department !== undefined ? department : commune && town ? town.department : undefined;
  const reg = region !== undefined ? region : dept ? regionOfDepartment(dept) : undefined;
  if (reg !== undefined) set("region", reg);
  const region_ = reg === undefined ? before.region : reg;
  const keepsDepartment = before.department !== null && regionOfDepartment(before.department) === region_;
  set("department", dept !== undefined ? dept : keepsDepartment ? before.department : null);
  set(
    "commune",
    commune !== undefined ? commune : keepsDepartment && dept === undefined ? before.commune : null,
  );
}

/** The words of a correction, as a message of the person: « Taille : PME (10 à 249) ». */
export function editInWords(edit: ProfileEdit): string {
  const said: string[] = [];
  const say = (label: string, value: string | null | undefined): void => {
    if (value !== undefined) said.push(`${label} : ${value ?? "à oublier"}`);
  };
  if (edit.sector !== undefined) say("Secteur", edit.sector && sectorOf(edit.sector).label);
  if (edit.headcount !== undefined) say("Effectif", edit.headcount === null ? null : String(edit.headcount));
  if (edit.size !== undefined) say("Taille", edit.size && SIZE_LABELS[edit.size]);
  if (edit.region !== undefined) say("Région", edit.region && regionName(edit.region));
  if (edit.department !== undefined) say("Département", edit.department && departmentName(edit.department));
  say("Commune", edit.commune);
  if (edit.maturity !== undefined)
    say("Usage de l'IA", edit.maturity === null ? null : MATURITY_LABELS[edit.maturity as Maturity]);
  if (edit.need !== undefined) say("Besoin", edit.need && NEEDS[edit.need]);
  if (edit.wants !== undefined)
    say("Je cherche", edit.wants && (edit.wants === "temoignage" ? "un témoignage" : "un accompagnement"));
  if (edit.turnover !== undefined)
    say("Chiffre d'affaires", edit.turnover === null ? null : `${edit.turnover} €`);
  return said.join(" ; ") || "Profil inchangé";
}
