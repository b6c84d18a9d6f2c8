import { DISPUTED } from "../../answering/steps/decide-review.ts";
import type { Database } from "../../db/database.ts";
import { currentSources, type SourceRow } from "./store.ts";

/** Where a fiche comes from, as published. Dates: `YYYY-MM-DD`, a source's may be coarser. */
export type SourceView = Omit<SourceRow, "bodies"> & {
  /** Past the day by which it was to be checked again. */
  overdue: boolean;
  /** One of its passages says that its sources do not agree. */
  disputed: boolean;
};

/** @param today the Paris day */
export async function sourcesOf(db: Database, today: string): Promise<SourceView[]> {
  return (await currentSources(db)).map(({ bodies, ...source }) => ({
    ...source,
    overdue: source.reviewBy < today,
    disputed: bodies.some((body) => DISPUTED.test(body)),
  }));
}
