import { ADVISOR_KINDS } from "../../src/directory/advisor.ts";
import { NEED_CODES, SECTION_CODES, SIZES } from "../../src/profile/lists.ts";
import { REGION_CODES } from "../../src/profile/places/regions.ts";
import { pick, seeded, shuffled } from "./random.ts";

/** About as many as the ambassadors and the activators of France Num together. */
export const ADVISORS = 4_300;

type Row = Record<string, string | boolean | null | readonly (string | number)[]>;

/**
 * Rows of a directory file, every field known: the costliest to orient in, since nobody is set aside at once. Most are local,
 * one in ten covers France; one in three knows every sector.
 */
export function syntheticRows(count = ADVISORS): Row[] {
  const random = seeded(4_300);
  const some = <T>(values: readonly T[], most: number): T[] =>
    shuffled(random, values).slice(0, 1 + Math.floor(random() * most));
  return Array.from({ length: count }, (_, number) => {
    const kind = pick(random, ADVISOR_KINDS);
    const activator = kind === "activateur";
    return {
      id: `banc-${number}`,
      kind,
      name: `Structure ${number} (fictif)`,
      sectors: random() < 0.33 ? ["*"] : some(SECTION_CODES.slice(0, 19), 3),
      regions: random() < 0.1 ? ["FR"] : some(REGION_CODES, 2),
      sizes: random() < 0.5 ? [...SIZES] : some(SIZES, 3),
      expertise: some(NEED_CODES, 5),
      maturity_levels: some([1, 2, 3, 4], 4),
      availability: random() < 0.8 ? "disponible" : "limitee",
      engagement_start: activator ? null : "2026-01-15",
      non_renewal_notice: null,
      charter_accepted: activator ? null : true,
      activateur_registered: true,
      conflicts: [],
      status: "actif",
      email: `structure-${number}@example.org`,
      description: "Des dirigeants qui se retrouvent chaque mois pour parler de leurs essais d'IA.",
      publication_consent: true,
    };
  });
}

export const asJsonl = (rows: readonly Row[]): string => rows.map((row) => JSON.stringify(row)).join("\n");

/** As a spreadsheet saves it: lists parted by `|`, oui and non. */
export function asCsv(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: Row[string] | undefined): string => {
    if (typeof value === "boolean") return value ? "oui" : "non";
    return Array.isArray(value) ? value.join("|") : String(value ?? "");
  };
  const lines = rows.map((row) => columns.map((column) => `"${cell(row[column])}"`).join(";"));
  return [columns.join(";"), ...lines].join("\n");
}
