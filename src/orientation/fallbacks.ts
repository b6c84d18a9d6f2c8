import { regionName } from "../profile/places/regions.ts";
import type { Company } from "./company.ts";
import type { Fallback } from "./orientation.ts";

// Addresses only where they were found, with the day they were checked; the directions' own sites were not.
const CHECKED = "2026-11-29";
const OVERSEAS: ReadonlySet<string> = new Set(["01", "02", "04", "06"]);

/** The State's economic direction in a region, under the name it has there. */
function direction(region: string | null): Fallback {
  const kind =
    region === "11"
      ? "DRIEETS"
      : region === "03"
        ? "DGCOPOP"
        : region && OVERSEAS.has(region)
          ? "DEETS"
          : "DREETS";
  return {
    kind,
    name: region === null ? "La DREETS de votre région" : `${kind} ${regionName(region)}`,
    url: null,
    checkedOn: null,
    reason: "Elle anime les ambassadeurs IA de votre région et sait qui peut vous recevoir.",
  };
}

const CCI: Fallback = {
  kind: "CCI",
  name: "La chambre de commerce et d'industrie (CCI) de votre territoire",
  url: "https://www.cci.fr",
  checkedOn: CHECKED,
  reason: "Elle conseille les entreprises près de chez vous, dont les plus petites.",
};

const FRANCE_NUM: Fallback = {
  kind: "France Num",
  name: "France Num, recherche d'un activateur",
  url: "https://www.francenum.gouv.fr/activateurs",
  checkedOn: "2026-11-23",
  reason: "Le réseau public qui accompagne les TPE et PME ; un activateur privé peut facturer.",
};

const BPIFRANCE: Fallback = {
  kind: "Bpifrance",
  name: "Bpifrance",
  url: null,
  checkedOn: null,
  reason: "Elle accompagne et finance les projets des entreprises de votre taille.",
};

/**
 * Whom to see when no advisor fits, in the charter's order: the State's direction in the region, the CCI, then France
 * Num for a TPE or PME (and while the size is unknown: most companies are one), Bpifrance above.
 */
export const fallbacksFor = ({ region, size }: Company): Fallback[] => [
  direction(region),
  CCI,
  size === "ETI" || size === "GE" ? BPIFRANCE : FRANCE_NUM,
];
