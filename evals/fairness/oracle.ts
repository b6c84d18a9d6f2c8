import type { Advisor } from "../../src/directory/advisor.ts";
import type { Company } from "../../src/orientation/company.ts";

// Written from the words of the contract (« Who may be proposed », « Engagement », « Rank ») and from nothing of the code it judges.

/** Whether the contract lets an advisor be proposed: `waits` until region or sector is told. */
export type Verdict = "may" | "never" | "waits";

/** @param on a Europe/Paris day */
export function verdictOf(advisor: Advisor, company: Company, on: string): Verdict {
  const { section, size, region, need, wants } = company;
  const ambassador = advisor.kind.startsWith("ambassadeur");
  const [everywhere, everySector] = [advisor.regions.includes("FR"), advisor.sectors.includes("*")];
  const never = [
    advisor.status !== "actif",
    ambassador && !advisor.charterAccepted,
    ambassador && advisor.engagementStart === null,
    advisor.engagementStart !== null && on < advisor.engagementStart,
    hasEnded(advisor, on),
    !ambassador && !advisor.activateurRegistered,
    ambassador && !advisor.activateurRegistered && size !== "ETI" && size !== "GE",
    size !== null && !advisor.sizes.includes(size),
    inConflict(advisor, company),
    advisor.availability === "indisponible",
    region !== null && !everywhere && !advisor.regions.includes(region),
    section !== null && !everySector && !advisor.sectors.some((one) => one === section),
    advisor.kind === "ambassadeur_grand_public" && wants !== "temoignage",
    everywhere && everySector && !servesAsGeneralist(advisor, need),
  ];
  if (never.includes(true)) return "never";
  return (region === null && !everywhere) || (section === null && !everySector) ? "waits" : "may";
}

/** Complete and published: nothing but the contract's rules can then keep someone out. */
export const isComplete = (advisor: Advisor): boolean =>
  advisor.publicationConsent &&
  [advisor.regions, advisor.sectors, advisor.sizes].every((list) => list.length > 0);

function hasEnded({ engagementStart: start, nonRenewalNotice: notice }: Advisor, on: string): boolean {
  if (start === null || notice === null || notice > on) return false;
  let end = start;
  for (let year = Number(start.slice(0, 4)) + 1; end === start || end <= notice; year++)
    end = `${year}${start.slice(4).replace("-02-29", "-02-28")}`;
  return on >= end;
}

const servesAsGeneralist = ({ expertise }: Advisor, need: Company["need"]): boolean =>
  need === null ? /^(?:diagnostic_strategie|formation)$/.test(expertise[0] ?? "") : expertise.includes(need);

function inConflict({ conflicts }: Advisor, { section, companyName, solution }: Company): boolean {
  const against = { sector: section, company: companyName, solution };
  return conflicts.some(({ scope, value }) => {
    const told = against[scope];
    return told !== null && (scope === "sector" ? told === value : bare(told).includes(bare(value)));
  });
}

const bare = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

/** The five points of the contract's rank, in its order: true where an advisor has it. */
export const pointsOf = (advisor: Advisor, { section, region, need, maturity }: Company): boolean[] => [
  region !== null && advisor.regions.includes(region) && !advisor.regions.includes("FR"),
  section !== null && advisor.sectors.includes(section) && !advisor.sectors.includes("*"),
  need !== null && advisor.expertise.includes(need),
  maturity !== null && advisor.maturityLevels.includes(maturity),
  advisor.availability === "disponible",
];

/** True when `a` has every point that `b` has, and one more. */
export const dominates = (a: readonly boolean[], b: readonly boolean[]): boolean =>
  b.every((has, at) => !has || a[at]) && a.some((has, at) => has && !b[at]);
