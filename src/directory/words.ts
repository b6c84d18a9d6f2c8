import { MATURITY_LABELS, NEEDS, SECTIONS, SIZE_LABELS } from "../profile/lists.ts";
import { regionName } from "../profile/places/regions.ts";
import type { Advisor } from "./advisor.ts";

const UNKNOWN = "non indiqué";
const joined = (words: readonly string[], separator: string): string =>
  words.length === 0 ? UNKNOWN : words.join(separator);

/** What an advisor covers, in words: « Bretagne, toute la France ». An empty list says « non indiqué », never « tout ». */
export const regionsInWords = ({ regions }: Pick<Advisor, "regions">): string =>
  joined(
    regions.map((code) => (code === "FR" ? "toute la France" : regionName(code))),
    ", ",
  );

export const sectorsInWords = ({ sectors }: Pick<Advisor, "sectors">): string =>
  joined(
    sectors.map((sector) => (sector === "*" ? "Tous les secteurs" : SECTIONS[sector])),
    " ; ",
  );

export const sizesInWords = ({ sizes }: Pick<Advisor, "sizes">): string =>
  joined(
    sizes.map((size) => SIZE_LABELS[size]),
    ", ",
  );

export const expertiseInWords = ({ expertise }: Pick<Advisor, "expertise">): string =>
  joined(
    expertise.map((need) => NEEDS[need]),
    " ; ",
  );

export const maturityInWords = ({ maturityLevels }: Pick<Advisor, "maturityLevels">): string =>
  joined(
    maturityLevels.map((level) => MATURITY_LABELS[level as 1 | 2 | 3 | 4]),
    " ; ",
  );

const SCOPES = { company: "Entreprise", solution: "Solution" };

/** « Secteur Commerce et réparation automobile : détail ». */
export function conflictInWords({ scope, value, detail }: Advisor["conflicts"][number]): string {
  const about =
    scope === "sector"
      ? `Secteur « ${SECTIONS[value as keyof typeof SECTIONS]} »`
      : `${SCOPES[scope]} « ${value} »`;
  return detail === "" ? about : `${about} : ${detail}`;
}
