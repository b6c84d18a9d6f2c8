import { z } from "@hono/zod-openapi";
import { MATURITY_LABELS, type Maturity, NEEDS, SIZE_LABELS } from "../../profile/lists.ts";
import { departmentName, regionName } from "../../profile/places/regions.ts";
import { type Profile, type Provenance, SOURCES } from "../../profile/profile.ts";

/** A field that is known of the company, in words, with what shows it. */
export const KnownField = z
  .object({
    field: z.string(),
    title: z.string(),
    value: z.string(),
    source: z.enum(SOURCES).nullable(),
    because: z.string().openapi({ description: "Les mots qui le montrent, ou le registre" }),
  })
  .openapi("KnownField");
export type KnownField = z.infer<typeof KnownField>;

const euros = new Intl.NumberFormat("fr-FR", {
  style: "currency",
  currency: "EUR",
  maximumFractionDigits: 0,
});

/** Everything known of a company, a field each; a field that nothing is known of is left out. */
export function companyInWords(profile: Profile): KnownField[] {
  const { sector, headcount, turnover, size, region, department, commune, maturity, need, needs } = profile;
  const others = needs.filter((one) => one !== need).map((one) => NEEDS[one]);
  const values: [string, string, string | null | undefined][] = [
    ["sector", "Secteur", sector?.label],
    ["headcount", "Effectif", headcount === null ? null : String(headcount)],
    ["turnover", "Chiffre d'affaires", turnover === null ? null : euros.format(turnover)],
    ["size", "Taille", size && SIZE_LABELS[size]],
    ["commune", "Commune", commune],
    ["department", "Département", department && departmentName(department)],
    ["region", "Région", region && regionName(region)],
    ["maturity", "Usage de l'IA", maturity === null ? null : MATURITY_LABELS[maturity as Maturity]],
    ["need", "Besoin", need && NEEDS[need]],
    ["needs", "Autres besoins", others.length > 0 ? others.join(", ") : null],
    ["companyName", "Nom de l'entreprise", profile.companyName],
    ["solutionUnderEvaluation", "Solution étudiée", profile.solutionUnderEvaluation],
    [
      "wants",
      "Vous cherchez",
      profile.wants && (profile.wants === "temoignage" ? "un témoignage" : "un accompagnement"),
    ],
  ];
  return values.flatMap(([field, title, value]) => {
    if (!value) return [];
    const why = profile.provenance[field === "needs" ? "need" : field];
    return [{ field, title, value, source: why?.source ?? null, because: why?.because ?? "" }];
  });
}

/** Where a field comes from, said to the person. */
export function provenanceInWords({
  source,
  because,
}: Pick<Provenance, "because"> & { source: Provenance["source"] | null }): string {
  if (source === "stated") return `vous avez écrit « ${because} »`;
  if (source === "inferred") return `compris de « ${because} »`;
  if (source === "looked_up") return `d'après le ${because}`;
  return source === "edited" ? "corrigé par vous" : "";
}
