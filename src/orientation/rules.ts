import type { Advisor } from "../directory/advisor.ts";
import { engagementState } from "../directory/engagement.ts";
import type { Company } from "./company.ts";
import { names } from "./conflicts.ts";
import type { Exclusion } from "./orientation.ts";

/** Everywhere in France, and every sector: the two wildcards of the directory. */
export const EVERYWHERE = "FR";
export const EVERY_SECTOR = "*";

/**
 * Why an advisor may not be proposed to a company on a day, or null. What would keep them out whatever the company
 * answers comes before `a_preciser`, so that the count of those who wait for an answer promises nothing false.
 * Source: charter of the AI ambassadors (September 2025), art. 2, 4 and 6.
 * @param on a Europe/Paris day
 */
export function exclusionOf(advisor: Advisor, company: Company, on: string): Exclusion | null {
  return (
    exclusionOfSelf(advisor, on) ??
    exclusionForCompany(advisor, company) ??
    exclusionUntilKnown(advisor, company)
  );
}

const isAmbassador = ({ kind }: Advisor): boolean => kind !== "activateur";

/** What no company can change. */
export function exclusionOfSelf(advisor: Advisor, on: string): Exclusion | null {
  if (advisor.status !== "actif") return "non_actif";
  if (isAmbassador(advisor) && advisor.charterAccepted !== true) return "charte_non_acceptee";
  const engagement =
    isAmbassador(advisor) || advisor.engagementStart !== null ? engagementState(advisor, on) : "running";
  if (engagement === "not_begun") return "engagement_non_commence";
  if (engagement === "ended") return "engagement_termine";
  if (!isAmbassador(advisor) && !advisor.activateurRegistered) return "activateur_non_inscrit";
  // Art. 2: who joins accepts to be published; without it there is no page to send anyone to.
  if (!advisor.publicationConsent) return "non_publie";
  if (advisor.availability === "indisponible") return "indisponible";
  // Unknown is not « serves everyone »: they are found in the directory, and not proposed.
  if (advisor.regions.length === 0 || advisor.sectors.length === 0 || advisor.sizes.length === 0)
    return "fiche_incomplete";
  return null;
}

function exclusionForCompany(advisor: Advisor, company: Company): Exclusion | null {
  const { section, size, region, need, wants } = company;
  const smallOrUnknown = size === null || size === "TPE" || size === "PME";
  if (isAmbassador(advisor) && smallOrUnknown && !advisor.activateurRegistered)
    return "ambassadeur_non_activateur";
  if (advisor.kind === "ambassadeur_grand_public" && wants !== "temoignage")
    return "grand_public_hors_temoignage";
  if (size !== null && !advisor.sizes.includes(size)) return "taille_non_servie";
  if (hasConflict(advisor, company)) return "conflit_interets";
  if (region !== null && !covers(advisor.regions, region, EVERYWHERE)) return "autre_region";
  if (section !== null && !covers(advisor.sectors, section, EVERY_SECTOR)) return "autre_secteur";
  if (isNationalGeneralist(advisor) && !answersNeed(advisor, need)) return "generaliste_hors_besoin";
  return null;
}

/** Whoever covers only some regions or sectors waits until the company's is known. */
function exclusionUntilKnown(advisor: Advisor, { region, section }: Company): Exclusion | null {
  const waits =
    (region === null && !advisor.regions.includes(EVERYWHERE)) ||
    (section === null && !advisor.sectors.includes(EVERY_SECTOR));
  return waits ? "a_preciser" : null;
}

const covers = (served: readonly string[], code: string, wildcard: string): boolean =>
  served.includes(code) || served.includes(wildcard);

export const isNationalGeneralist = (advisor: Advisor): boolean =>
  advisor.regions.includes(EVERYWHERE) && advisor.sectors.includes(EVERY_SECTOR);

/** The need among what they know; need unknown, a first look or training as their main field. */
function answersNeed({ expertise }: Advisor, need: Company["need"]): boolean {
  if (need !== null) return expertise.includes(need);
  return expertise[0] === "diagnostic_strategie" || expertise[0] === "formation";
}

function hasConflict({ conflicts }: Advisor, { section, companyName, solution }: Company): boolean {
  return conflicts.some(({ scope, value }) => {
    if (scope === "sector") return section !== null && value.trim().toUpperCase() === section;
    return names(scope === "company" ? companyName : solution, value);
  });
}
