import type { Advisor } from "../directory/advisor.ts";
import type { Company } from "../orientation/company.ts";
import type { Exclusion } from "../orientation/orientation.ts";
import { EVERY_SECTOR, EVERYWHERE, exclusionOf, exclusionOfSelf } from "../orientation/rules.ts";
import { SECTION_CODES, SIZES, type Size } from "../profile/lists.ts";
import { REGION_CODES } from "../profile/places/regions.ts";

/** The same advisor, on a day, without what a rule holds against them: what other rules say can then be asked. */
const WITHOUT: Partial<Record<Exclusion, (advisor: Advisor, on: string) => Advisor>> = {
  non_actif: (advisor) => ({ ...advisor, status: "actif" }),
  charte_non_acceptee: (advisor) => ({ ...advisor, charterAccepted: true }),
  engagement_non_commence: (advisor, on) => ({ ...advisor, engagementStart: on }),
  engagement_termine: (advisor) => ({ ...advisor, nonRenewalNotice: null }),
  activateur_non_inscrit: (advisor) => ({ ...advisor, activateurRegistered: true }),
  non_publie: (advisor) => ({ ...advisor, publicationConsent: true }),
  indisponible: (advisor) => ({ ...advisor, availability: "disponible" }),
  fiche_incomplete: (advisor) => ({
    ...advisor,
    regions: advisor.regions.length === 0 ? [EVERYWHERE] : advisor.regions,
    sectors: advisor.sectors.length === 0 ? [EVERY_SECTOR] : advisor.sectors,
    sizes: advisor.sizes.length === 0 ? [...SIZES] : advisor.sizes,
  }),
};

/** Every rule that keeps an advisor out whatever the company, and the advisor without them. */
function unhindered(advisor: Advisor, on: string): { reasons: Exclusion[]; advisor: Advisor } {
  const reasons: Exclusion[] = [];
  let left = advisor;
  for (;;) {
    const reason = exclusionOfSelf(left, on);
    if (reason === null) return { reasons, advisor: left };
    const without = WITHOUT[reason];
    // A rule that nothing here lifts: what lies behind it is not known.
    if (without === undefined || reasons.includes(reason))
      return { reasons: [...reasons, reason], advisor: left };
    reasons.push(reason);
    left = without(left, on);
  }
}

/** For companies of a size, in each sector and region of the card: for how many is the advisor proposable, and what bars the others. */
export type SizeCover = {
  size: Size;
  proposable: number;
  of: number;
  barred: readonly { reason: Exclusion; count: number }[];
};
export type Why = {
  /** What keeps them out today whatever the company, in the order of the rules; none: nothing does. */
  always: readonly Exclusion[];
  /** What they would be proposed for, `always` apart. */
  bySize: readonly SizeCover[];
};

/**
 * Why an advisor is proposed or not on a day: the rules of orientation themselves, asked of a company of each size in each sector
 * and region that the card covers, its need unknown. At most 1,512 companies: a few milliseconds.
 */
export function whyOf(advisor: Advisor, on: string): Why {
  const { reasons, advisor: free } = unhindered(advisor, on);
  const sections = SECTION_CODES.filter(
    (section) => free.sectors.includes(section) || free.sectors.includes(EVERY_SECTOR),
  );
  const regions = REGION_CODES.filter(
    (region) => free.regions.includes(region) || free.regions.includes(EVERYWHERE),
  );
  const bySize = SIZES.map((size): SizeCover => {
    const counts = new Map<Exclusion | null, number>();
    for (const section of sections)
      for (const region of regions) {
        const reason = exclusionOf(free, companyLike(free, { section, size, region }), on);
        counts.set(reason, (counts.get(reason) ?? 0) + 1);
      }
    const proposable = counts.get(null) ?? 0;
    const barred = [...counts].flatMap(([reason, count]) => (reason === null ? [] : [{ reason, count }]));
    return { size, proposable, of: sections.length * regions.length, barred };
  });
  return { always: reasons, bySize };
}

/** A company that looks for what this advisor gives: someone who only testifies is asked for a testimony. */
export const companyLike = (
  { kind }: Advisor,
  given: Partial<Pick<Company, "section" | "size" | "region" | "need">>,
): Company => ({
  section: null,
  size: null,
  region: null,
  need: null,
  maturity: null,
  companyName: null,
  solution: null,
  headcount: null,
  turnover: null,
  ...given,
  wants: kind === "ambassadeur_grand_public" ? "temoignage" : null,
});
