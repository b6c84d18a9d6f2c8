import { z } from "zod";
import type { FicheFrontMatter } from "../../src/ingestion/front-matter.ts";
import { NEEDS, type Need, SECTORS } from "./labels.ts";

/** A row a need: `general` fiches that name the need and no sector, and for each sector those that name both. */
export const Grid = z.object({
  sectors: z.record(z.string(), z.string()),
  rows: z.array(z.object({ need: z.string(), general: z.number(), cells: z.record(z.string(), z.number()) })),
});
export type Grid = z.infer<typeof Grid>;

type Audience = Pick<FicheFrontMatter["audience"], "sectors" | "needs">;

/** Counts the fiches of each cell. A fiche that names no need is in none: it speaks of AI at large. */
export function gridOf(audiences: readonly Audience[]): Grid {
  const rows = Object.entries(NEEDS).map(([need, label]) => {
    const named = audiences.filter(({ needs }) => needs.includes(need as Need));
    const cells = Object.keys(SECTORS).map((sector): [string, number] => [
      sector,
      named.filter(({ sectors }) => sectors.includes(sector)).length,
    ]);
    return {
      need: label,
      general: named.filter(({ sectors }) => sectors.length === 0).length,
      cells: Object.fromEntries(cells),
    };
  });
  return { sectors: SECTORS, rows };
}

/** The sectors for which a need has no fiche of theirs. */
export const emptySectors = ({ cells }: Grid["rows"][number]): string[] =>
  Object.keys(cells).filter((sector) => cells[sector] === 0);
