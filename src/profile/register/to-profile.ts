import { frenchDate, parisDay } from "../../clock.ts";
import type { Size } from "../lists.ts";
import { townOfCode } from "../places/communes.ts";
import { type Profile, sectorOf } from "../profile.ts";
import { type RegisterCompany, SIZE_OF_BRACKET } from "./company.ts";

/** The fields of a profile that the register gives, and only those that it does give. */
export type LookedUp = Partial<
  Pick<Profile, "sector" | "size" | "region" | "department" | "commune" | "companyName">
> &
  Pick<Profile, "provenance">;

/**
 * What a company's record says, as fields of a profile. There is no headcount: a bracket is not a number.
 * @param readAt when the register was read, told in each provenance
 */
export function toProfile(company: RegisterCompany, readAt: Date): LookedUp {
  const place = company.commune === null ? null : townOfCode(company.commune);
  const size = sizeOfCompany(company);
  const fields: Omit<LookedUp, "provenance"> = {
    ...(company.section && { sector: sectorOf(company.section, company.naf ?? undefined) }),
    ...(size && { size }),
    ...(place && { commune: place.commune }),
    ...(place?.department && { department: place.department }),
    ...(place?.region && { region: place.region }),
    ...(company.name && { companyName: company.name }),
  };
  const because = `registre Recherche d'entreprises, le ${frenchDate(parisDay(readAt))}`;
  const provenance = Object.fromEntries(
    Object.keys(fields).map((field) => [field, { source: "looked_up" as const, because }]),
  );
  return { ...fields, provenance };
}

/** « ETI » and « GE » are of the group, and win; « PME » holds the TPE too, so the bracket decides, and without one nobody knows. */
function sizeOfCompany({ category, bracket }: RegisterCompany): Size | null {
  if (category === "ETI" || category === "GE") return category;
  return bracket === null ? null : (SIZE_OF_BRACKET[bracket] ?? null);
}
