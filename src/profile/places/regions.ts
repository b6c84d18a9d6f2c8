import departments from "@etalab/decoupage-administratif/data/departements.json" with { type: "json" };
import regions from "@etalab/decoupage-administratif/data/regions.json" with { type: "json" };

// The official geographical code (INSEE, republished by Etalab). Overseas collectivities have no INSEE region.
/** The 18 regions, code → French name, in the order of their names. */
export const REGIONS: ReadonlyMap<string, string> = new Map(
  regions
    .filter(({ zone }) => zone !== "com")
    .sort((a, b) => a.nom.localeCompare(b.nom, "fr"))
    .map(({ code, nom }) => [code, nom]),
);
const DEPARTMENTS = new Map(
  departments
    .filter(({ region }) => REGIONS.has(region))
    .map(({ code, nom, region }) => [code, { name: nom, region }]),
);

export const REGION_CODES = [...REGIONS.keys()] as [string, ...string[]];

/** The name of a region from its INSEE code; the code itself when it is none. */
export const regionName = (code: string): string => REGIONS.get(code) ?? code;

/** The name of a department from its INSEE code; the code itself when it is none. */
export const departmentName = (code: string): string => DEPARTMENTS.get(code)?.name ?? code;

/** The INSEE region of a department, or null. */
export const regionOfDepartment = (code: string): string | null => DEPARTMENTS.get(code)?.region ?? null;

export const DEPARTMENT_LIST = [...DEPARTMENTS].map(([code, { name, region }]) => ({ code, name, region }));
export const REGION_LIST = [...REGIONS].map(([code, name]) => ({ code, name }));

/** « en Bretagne », « à La Réunion », « dans les Hauts-de-France »: a region with the preposition it wants. */
export function inRegion(code: string): string {
  const name = regionName(code);
  if (code === "04" || code === "06") return `à ${name}`;
  if (/^(?:Grand|Centre)/.test(name)) return `dans le ${name}`;
  if (/^(?:Hauts|Pays)/.test(name)) return `dans les ${name}`;
  return `en ${name}`;
}
