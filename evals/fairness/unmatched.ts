import { companyOf } from "../../src/orientation/company.ts";
import { type Network, orient } from "../../src/orientation/orient.ts";
import { QUESTION_FIELDS } from "../../src/orientation/orientation.ts";
import { NEED_CODES, SECTION_CODES, SIZES } from "../../src/profile/lists.ts";
import { REGION_LIST } from "../../src/profile/places/regions.ts";
import { ON } from "./arbitraries.ts";

// Households and extra-territorial bodies are no company that would ask.
const SECTIONS = SECTION_CODES.slice(0, 19);

type Count = { nobody: number; unhelped: number; asked: number };
const NONE: Count = { nobody: 0, unhelped: 0, asked: 0 };

/**
 * Who finds nobody in a directory: every region × sector × size × need, each as likely as another, which no real country is. A
 * row a region, a column a sector: in per cent of the sizes and needs, who is shown nobody, and nobody who helps on the need.
 */
export function unmatchedIn(network: Network): {
  nobody: number;
  asked: number;
  figures: Record<string, string>;
} {
  const counts = new Map<string, Count>();
  const tally = (key: string, nobody: boolean, unhelped: boolean): void => {
    const known = counts.get(key) ?? NONE;
    counts.set(key, {
      nobody: known.nobody + Number(nobody),
      unhelped: known.unhelped + Number(unhelped),
      asked: known.asked + 1,
    });
  };
  for (const { code: region } of REGION_LIST)
    for (const sector of SECTIONS)
      for (const size of SIZES)
        for (const need of NEED_CODES) {
          const options = { on: ON, seed: "grille", skipped: QUESTION_FIELDS };
          const { advisors } = orient(network, companyOf({ region, sector, size, need }), options);
          const helped = advisors.some(({ reasons }) =>
            reasons.some(({ criterion, holds }) => criterion === "besoin" && holds),
          );
          for (const key of ["tous", size, region, sector, `${region} ${sector}`])
            tally(key, advisors.length === 0, !helped);
        }
  const shares = (key: string): string => {
    const { nobody, unhelped, asked } = counts.get(key) ?? NONE;
    return [nobody, unhelped].map((part) => Math.round((100 * part) / Math.max(asked, 1))).join("/");
  };
  const row = (keys: readonly string[], keyOf = (key: string): string => key): string =>
    keys.map((key) => `${key} ${shares(keyOf(key))}`).join(" · ");
  const { nobody, asked } = counts.get("tous") ?? NONE;
  return {
    nobody,
    asked,
    figures: {
      "personne / personne sur ce besoin (%)": shares("tous"),
      "… par taille": row(SIZES),
      "… par secteur": row(SECTIONS),
      ...Object.fromEntries(
        REGION_LIST.map(({ code, name }) => [
          `… ${name} (${shares(code)})`,
          row(SECTIONS, (sector) => `${code} ${sector}`),
        ]),
      ),
    },
  };
}
