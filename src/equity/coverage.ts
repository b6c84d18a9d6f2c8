import { setImmediate } from "node:timers/promises";
import type { DirectorySnapshot } from "../directory/directory.ts";
import { eligible, poolOf } from "../orientation/candidates.ts";
import { companyOf } from "../orientation/company.ts";
import { EVERYWHERE, exclusionOf, isNationalGeneralist } from "../orientation/rules.ts";
import { NEED_CODES, SECTION_CODES, type Section, SIZES, type Size } from "../profile/lists.ts";
import { REGION_CODES } from "../profile/places/regions.ts";

/** Households and extra-territorial bodies are no company that would ask. */
export const ASKING: readonly Section[] = SECTION_CODES.slice(0, 19);

/** A region, a size and a sector: of how many needs nobody can be proposed, and nobody who declared the need. */
export type Corner = { region: string; size: Size; section: Section; nobody: number; unhelped: number };
/** Needs asked in each corner. */
export const NEEDS_ASKED = NEED_CODES.length;

export type Coverage = {
  directory: string;
  /** The Europe/Paris day it is true of. */
  on: string;
  corners: readonly Corner[];
  /** Everyone in it is made up, for a demonstration. */
  fictional: boolean;
};

/** What the samples say of themselves. */
const MADE_UP = /\(fictif\)/;

/**
 * Who finds nobody in a directory: every region × size × sector × need, each as likely as another, which no real country is.
 * The rules are those of orientation; a need only decides for whoever covers all of France and every sector.
 */
export async function coverageOf({ version, advisors }: DirectorySnapshot, on: string): Promise<Coverage> {
  const pool = poolOf(advisors, on);
  const generalists = (pool.byRegion.get(EVERYWHERE) ?? []).filter(isNationalGeneralist);
  const corners: Corner[] = [];
  for (const region of REGION_CODES)
    for (const size of SIZES) {
      for (const section of ASKING) {
        const company = companyOf({ region, size, sector: section });
        const specific = eligible(pool, company).filter((advisor) => !isNationalGeneralist(advisor));
        const general = generalists.filter(({ expertise, ...rest }) => {
          const [need = null] = expertise;
          return exclusionOf({ ...rest, expertise }, { ...company, need }, on) === null;
        });
        const helped = new Set([...specific, ...general].flatMap(({ expertise }) => expertise));
        const met =
          specific.length > 0 ? NEEDS_ASKED : new Set(general.flatMap(({ expertise }) => expertise)).size;
        corners.push({
          region,
          size,
          section,
          nobody: NEEDS_ASKED - met,
          unhelped: NEEDS_ASKED - helped.size,
        });
      }
      // Thousands of advisors take some milliseconds here: whoever waits for an answer is let by.
      await setImmediate();
    }
  const fictional = advisors.length > 0 && advisors.every(({ name }) => MADE_UP.test(name));
  return { directory: version, on, corners, fictional };
}

/** Of so many situations, in how many there is nobody: those of some corners. */
export function nobodyIn(corners: readonly Corner[]): { nobody: number; unhelped: number; asked: number } {
  const sum = (of: (corner: Corner) => number): number => corners.reduce((total, one) => total + of(one), 0);
  return {
    nobody: sum(({ nobody }) => nobody),
    unhelped: sum(({ unhelped }) => unhelped),
    asked: corners.length * NEEDS_ASKED,
  };
}
