import { frenchDate, parisDay } from "../../clock.ts";
import { NEEDS, SECTIONS, SIZE_LABELS } from "../../profile/lists.ts";
import { regionName } from "../../profile/places/regions.ts";
import type { RequestCompany } from "../contact.ts";

const wordsOf = (labels: Readonly<Record<string, string>>, code: string | null): string | null =>
  code === null ? null : (labels[code] ?? null);

/** The company in a line, by the codes alone; what is not known is said. */
export function companyWords({ section, size, region, need }: RequestCompany): string[] {
  return [
    `Secteur : ${wordsOf(SECTIONS, section) ?? "inconnu"}`,
    `Taille : ${wordsOf(SIZE_LABELS, size) ?? "inconnue"}`,
    `Région : ${region === null ? "inconnue" : regionName(region)}`,
    `Besoin : ${wordsOf(NEEDS, need) ?? "non précisé"}`,
  ];
}

/** « 3 décembre 2026 », of an instant or of a day. */
export const dayWords = (day: Date | string): string =>
  frenchDate(typeof day === "string" ? day : parisDay(day));
