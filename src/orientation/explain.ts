import type { Advisor } from "../directory/advisor.ts";
import { contactOf, profileUrlOf } from "../directory/public-view.ts";
import { NEEDS, SIZES, type Size } from "../profile/lists.ts";
import type { Company } from "./company.ts";
import type { ProposedAdvisor } from "./orientation.ts";
import { MEASURES } from "./rank.ts";

const KIND_REASON: Record<Advisor["kind"], string | null> = {
  ambassadeur_regional: null,
  ambassadeur_sectoriel: null,
  ambassadeur_grand_public: "Témoigne de son usage de l'IA ; ne conseille pas une entreprise en particulier",
  activateur: null,
};

/** An advisor as proposed: why, at what cost, with what interest of their own, and the way to reach them that works. */
export function propose(advisor: Advisor, company: Company, rank: number): ProposedAdvisor {
  const reasons = MEASURES.flatMap(({ criterion, holds, says }) => {
    const held = holds(advisor, company);
    const text = says(advisor, company, held);
    return text === null ? [] : [{ criterion, holds: held, text }];
  });
  const about = KIND_REASON[advisor.kind];
  return {
    id: advisor.id,
    kind: advisor.kind,
    name: advisor.name,
    rank,
    reasons: about ? [{ criterion: "besoin", holds: true, text: about }, ...reasons] : reasons,
    cost: advisor.cost,
    commercialInterest: advisor.commercialInterest,
    conflicts: advisor.conflicts,
    ...(advisor.phone === null ? {} : { phone: advisor.phone }),
    profileUrl: profileUrlOf(advisor),
    contact: contactOf(advisor),
  };
}

const OTHER_SIZE: Record<Size, string> = {
  TPE: "Avec moins de 10 personnes",
  PME: "Avec 10 à 249 personnes",
  ETI: "Avec 250 personnes ou plus",
  GE: "Avec 5 000 personnes ou plus",
};
const MOST = 3;

type Best = (company: Company) => readonly Advisor[];

/**
 * What another answer would change, one sentence a change: each is the result of the same rules on the company with
 * that answer, never a guess.
 * @param best the advisors proposed to a company, best first
 * @param eligibleNow the ids of all who may be proposed as things stand
 */
export function counterfactuals(company: Company, best: Best, eligibleNow: ReadonlySet<string>): string[] {
  const others: { opening: string; company: Company }[] = [
    ...SIZES.filter((size) => company.size !== null && size !== company.size).map((size) => ({
      opening: OTHER_SIZE[size],
      company: { ...company, size, headcount: null },
    })),
    ...(company.wants === "temoignage"
      ? []
      : [{ opening: "Pour écouter un témoignage", company: { ...company, wants: "temoignage" as const } }]),
    ...(["formation", "diagnostic_strategie"] as const)
      .filter((need) => need !== company.need && company.need !== null)
      .map((need) => ({
        opening: `Pour un autre besoin (${NEEDS[need].toLowerCase()})`,
        company: { ...company, need },
      })),
  ];
  const said = new Set<string>();
  return others
    .flatMap(({ opening, company: other }) => {
      const fresh = best(other).find(({ id }) => !eligibleNow.has(id) && !said.has(id));
      if (!fresh) return [];
      said.add(fresh.id);
      return [`${opening}, ${fresh.name} serait aussi proposé.`];
    })
    .slice(0, MOST);
}
