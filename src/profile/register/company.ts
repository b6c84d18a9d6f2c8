import type { Section, Size } from "../lists.ts";

/** Categories of the décret 2008-1354 as the register holds them, by group: a TPE is « PME » there. */
export const CATEGORIES = ["PME", "ETI", "GE"] as const;
export type Category = (typeof CATEGORIES)[number];

/** The register's headcount brackets, each within one size (its list of codes, July 2026). */
export const SIZE_OF_BRACKET: Record<string, Size> = {
  NN: "TPE",
  "00": "TPE",
  "01": "TPE",
  "02": "TPE",
  "03": "TPE",
  "11": "PME",
  "12": "PME",
  "21": "PME",
  "22": "PME",
  "31": "PME",
  "32": "ETI",
  "41": "ETI",
  "42": "ETI",
  "51": "ETI",
  "52": "GE",
  "53": "GE",
};

/**
 * All that we take from the register, and keep. `commune` is an INSEE code, `naf` five characters of NAF rév. 2, `bracket` a
 * key of SIZE_OF_BRACKET. `name` is null for an individual. `siteClosed`: the establishment asked for is closed, and the
 * place is that of the head office.
 */
export type RegisterCompany = {
  closed: boolean;
  section: Section | null;
  naf: string | null;
  category: Category | null;
  bracket: string | null;
  commune: string | null;
  name: string | null;
  siteClosed: boolean;
};
