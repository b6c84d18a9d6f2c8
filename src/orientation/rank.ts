import { createHash } from "node:crypto";
import type { Advisor } from "../directory/advisor.ts";
import { NEEDS, SECTIONS } from "../profile/lists.ts";
import type { Company } from "./company.ts";
import type { Criterion } from "./orientation.ts";
import { EVERY_SECTOR, EVERYWHERE } from "./rules.ts";

/** Version of the rules, the criteria and their weights; recorded with every orientation, shown on /orientation. */
export const ORIENTATION_VERSION = "2026-11-1";

type Measure = {
  criterion: Criterion;
  /** Each weighs more than all those after it together: an advisor better on one is never behind for lesser ones. */
  weight: number;
  label: string;
  holds(advisor: Advisor, company: Company): boolean;
  /** What the leader reads, for a criterion that holds or not; null when nothing is known to compare. */
  says(advisor: Advisor, company: Company, holds: boolean): string | null;
};

/**
 * The published criteria, in order. Nothing else ranks: not what an advisor writes of themselves, nor returns, nor
 * views. Source: charter of the AI ambassadors, mission 3 (sector, size, digital maturity).
 */
export const MEASURES: readonly Measure[] = [
  {
    criterion: "proximite",
    weight: 16,
    label: "Intervient dans votre région, avant ceux qui couvrent toute la France",
    holds: ({ regions }, { region }) =>
      region !== null && regions.includes(region) && !regions.includes(EVERYWHERE),
    says: (_, { region }, holds) =>
      region === null ? null : holds ? "Intervient dans votre région" : "Couvre toute la France",
  },
  {
    criterion: "secteur",
    weight: 8,
    label: "Connaît votre secteur, avant les généralistes",
    holds: ({ sectors }, { section }) =>
      section !== null && sectors.includes(section) && !sectors.includes(EVERY_SECTOR),
    says: (_, { section }, holds) =>
      section === null
        ? null
        : holds
          ? `Connaît votre secteur (${SECTIONS[section].toLowerCase()})`
          : "Tous secteurs, pas spécialement le vôtre",
  },
  {
    criterion: "besoin",
    weight: 4,
    label: "A votre besoin parmi ses domaines",
    holds: ({ expertise }, { need }) => need !== null && expertise.includes(need),
    says: (_, { need }, holds) =>
      need === null
        ? null
        : holds
          ? `Aide sur votre besoin : ${NEEDS[need].toLowerCase()}`
          : `N'a pas déclaré votre besoin (${NEEDS[need].toLowerCase()})`,
  },
  {
    criterion: "maturite",
    weight: 2,
    label: "A l'habitude d'entreprises à votre niveau",
    holds: ({ maturityLevels }, { maturity }) => maturity !== null && maturityLevels.includes(maturity),
    says: (_, { maturity }, holds) =>
      maturity === null
        ? null
        : holds
          ? "A l'habitude d'entreprises à votre niveau"
          : "N'a pas déclaré votre niveau d'usage de l'IA",
  },
  {
    criterion: "disponibilite",
    weight: 1,
    label: "Est disponible, avant ceux dont le temps est limité",
    holds: ({ availability }) => availability === "disponible",
    says: (_, __, holds) => (holds ? "Disponible" : "Disponibilité limitée"),
  },
];

export const scoreOf = (advisor: Advisor, company: Company): number =>
  MEASURES.reduce((sum, { weight, holds }) => sum + (holds(advisor, company) ? weight : 0), 0);

/**
 * Best first; equals in an order drawn from the seed, the same for the same seed, so that over many conversations each
 * is first as often as the others.
 */
export function ranked(advisors: readonly Advisor[], company: Company, seed: string): Advisor[] {
  return advisors
    .map((advisor) => ({ advisor, score: scoreOf(advisor, company), turn: turnOf(seed, advisor.id) }))
    .sort((a, b) => b.score - a.score || (a.turn < b.turn ? -1 : 1))
    .map(({ advisor }) => advisor);
}

const turnOf = (seed: string, id: string): string =>
  createHash("sha256").update(`${seed}\u0000${id}`).digest("hex");
