import { REGION_LIST, regionOfDepartment } from "../profile/places/regions.ts";
import { fold } from "../retrieval/tokenise.ts";
import type { Place } from "./event.ts";

const bare = (name: string): string =>
  fold(name)
    .replace(/[^a-z]+/g, " ")
    .trim()
    .replace(/^(?:region )?(?:la |le |les |l )?/, "");

const BY_NAME = new Map(REGION_LIST.map(({ code, name }) => [bare(name), code]));

/** The department that a commune's INSEE code or a postal code begins with. Corsica's postal codes say neither 2A nor 2B. */
function departmentOf(code: string): string {
  const start = code.toUpperCase();
  if (/^9[78]/.test(start)) return start.slice(0, 3);
  return start.startsWith("20") ? "2A" : start.slice(0, 2);
}

/** The INSEE code of the region where a place is, from its commune, its postal code or the region's name; null when none tells. */
export function regionOf(
  place: Pick<Place, "insee" | "postalCode" | "regionName" | "country">,
): string | null {
  if (place.country !== "" && !/^(?:fr|gp|mq|gf|re|yt|france)$/i.test(place.country)) return null;
  if (/^(?:\d{2}|2[AB])\d{3}$/i.test(place.insee)) {
    const region = regionOfDepartment(departmentOf(place.insee));
    if (region !== null) return region;
  }
  if (/^\d{5}$/.test(place.postalCode)) {
    const region = regionOfDepartment(departmentOf(place.postalCode));
    if (region !== null) return region;
  }
  return BY_NAME.get(bare(place.regionName)) ?? null;
}
