import { type Commune, isOneByFar } from "../places/communes.ts";
import { DEPARTMENT_LIST, regionOfDepartment } from "../places/regions.ts";
import type { Clause } from "./clauses.ts";
import { type PlaceHit, placesIn } from "./place-names.ts";
import { quote } from "./tokens.ts";

/** Where a company is; a field left null is not told, or not sure (two towns of that name). */
export type Place = {
  region: string | null;
  department: string | null;
  commune: string | null;
  because: string;
  /** Told as the company's own place, or as a correction: it replaces what was told before. */
  firm: boolean;
};

/** The place that a clause tells, or null. @param asked the clause answers « dans quelle région ? » */
export function placeOf(clause: Clause, asked: boolean): Place | null {
  if (
    !clause.own ||
    /\b(?:(?:suis|est|etais) nee?|habite|habitons|originaire|d origine|a l origine|de naissance|natale?|viens d(?:e|u|es)?|arrivee? d(?:e|u|es)?|natif|native)\b/.test(
      clause.folded,
    )
  )
    return null;
  const hits = placesIn(clause.tokens, asked);
  if (hits.length === 0) return null;
  if (hits.some(({ kind }) => kind === "nowhere")) {
    const hit = hits.find(({ kind }) => kind === "nowhere");
    return { region: null, department: null, commune: null, because: quoteHit(clause, hit), firm: true };
  }
  return resolve(clause, hits);
}

const quoteHit = (clause: Clause, hit: PlaceHit | undefined): string => {
  const offset = clause.tokens[0]?.start ?? 0;
  const shifted = clause.tokens.map((token) => ({ ...token, start: token.start - offset }));
  return hit ? quote(clause.text, shifted, hit.from, hit.to) : "";
};

function resolve(clause: Clause, hits: readonly PlaceHit[]): Place | null {
  const firm =
    /\b(?:base|bases|basee|situe|situee|installe|installee|demenage|maintenant|desormais|atelier|siege|boutique est|on est a|on est dans|on est en|on est au)\b/.test(
      clause.folded,
    );
  const region = hits.find(({ kind }) => kind === "region");
  const department = hits.find(({ kind }) => kind === "department");
  // « arrivé de Trois-Rivières, une brasserie à Angoulême »: where one is comes with « à », « sur », « dans ».
  const towns = hits.filter(({ kind }) => kind === "commune");
  const town = towns.find(({ placed }) => placed) ?? towns[0];
  const because = [town, department, region]
    .filter((hit) => hit !== undefined)
    .map((hit) => quoteHit(clause, hit))
    .join(", ");
  if (town) {
    const fitting = town.communes.filter(
      (commune) =>
        (!department || commune.department === department.code) &&
        (!region || commune.region === region.code),
    );
    const one = theOne(fitting);
    if (one) return { region: one.region, department: one.department, commune: one.name, because, firm };
    if (!department && !region) return { ...sharedPlace(town.communes), because, firm };
  }
  if (department)
    return {
      region: regionOfDepartment(department.code),
      department: department.code,
      commune: null,
      because,
      firm,
    };
  // A region of one department is that department too.
  const only = region && DEPARTMENT_LIST.filter((one) => one.region === region.code);
  return region
    ? {
        region: region.code,
        department: only?.length === 1 ? (only[0]?.code ?? null) : null,
        commune: null,
        because,
        firm,
      }
    : null;
}

/** The town meant among those of one name, or null when it could be another. */
const theOne = (towns: readonly Commune[]): Commune | null => (isOneByFar(towns) ? (towns[0] ?? null) : null);

/** What all the towns of one name share: nothing, mostly. */
function sharedPlace(towns: readonly Commune[]): Pick<Place, "region" | "department" | "commune"> {
  const department = new Set(towns.map((town) => town.department));
  const region = new Set(towns.map((town) => town.region));
  return {
    region: region.size === 1 ? ([...region][0] ?? null) : null,
    department: department.size === 1 ? ([...department][0] ?? null) : null,
    commune: null,
  };
}
