import { MATURITY_LABELS, type Maturity, SIZE_LABELS } from "../../profile/lists.ts";
import { departmentName, regionName } from "../../profile/places/regions.ts";
import type { Profile } from "../../profile/profile.ts";

const UNKNOWN = "inconnu";

/** The company in three lines: what it is, where it stands, what is not known. Never who leads it, nor its name. */
export function companyLines(profile: Profile): string[] {
  const { sector, size, headcount, commune, department, region, maturity, provenance, turnover } = profile;
  const because = provenance.sector?.because;
  const trade = because && because !== "mots non repris" ? ` (« ${because} »)` : "";
  const people = headcount === null ? "" : `, ${headcount} personne${headcount > 1 ? "s" : ""}`;
  const place = [commune, department && departmentName(department), region && regionName(region)].filter(
    (name, at, names) => name && names.indexOf(name) === at,
  );
  const signs = provenance.maturity?.because;
  const level = maturity === null ? UNKNOWN : `${maturity} sur 4, ${MATURITY_LABELS[maturity as Maturity]}`;
  const shown = signs && signs !== "mots non repris" ? `. **Signes** : « ${signs} »` : "";
  const revenue =
    turnover === null
      ? ""
      : `. **Chiffre d'affaires** : ${Math.round(turnover)
          .toLocaleString("fr-FR")
          .replace(/[\u00a0\u202f]/g, " ")} €`;
  const missing = [
    sector === null && "le secteur",
    size === null && headcount === null && "la taille",
    region === null && "la région",
    maturity === null && "la maturité",
  ].filter((what) => typeof what === "string");
  return [
    `**Secteur** : ${sector ? `${sector.label}${trade}` : UNKNOWN}. **Taille** : ${size ? `${SIZE_LABELS[size]}${people}` : UNKNOWN}. **Lieu** : ${place.length > 0 ? place.join(", ") : UNKNOWN}${revenue}.`,
    `**Maturité** : ${level}${shown}.`,
    ...(missing.length > 0 ? [`**Pas dit** : ${missing.join(", ")}.`] : []),
  ];
}
