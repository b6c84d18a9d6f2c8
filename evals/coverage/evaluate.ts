import { join } from "node:path";
import { collectFolder } from "../../src/ingestion/collect.ts";
import type { Report } from "../support/report.ts";
import { gridOf } from "./grid.ts";

/** For which sectors and needs is there a fiche? Reads the heads of the fiches alone: nothing is searched nor answered. */
export async function evaluateCoverage(): Promise<Report> {
  const { fiches } = await collectFolder(join(import.meta.dirname, "../../knowledge"));
  const grid = gridOf(fiches.map(({ head }) => head.audience));
  const cells = grid.rows.flatMap(({ general, cells }) =>
    Object.values(cells).map((own) => ({ own, general })),
  );
  const total = cells.length;
  return {
    step: `Couverture (${fiches.length} fiches, ${total} cases secteur × besoin)`,
    about:
      "Combien de fiches parlent de ce besoin dans ce secteur ? Une fiche « tous secteurs » n'en nomme aucun.",
    measures: [
      { name: "cases avec une fiche du secteur", hits: cells.filter(({ own }) => own > 0).length, total },
      {
        name: "… ou une fiche pour tous les secteurs",
        hits: cells.filter(({ own, general }) => own + general > 0).length,
        total,
      },
    ],
    figures: {
      "fiches qui ne nomment aucun besoin": String(
        fiches.filter(({ head }) => head.audience.needs.length === 0).length,
      ),
    },
    cases: [],
    grid,
  };
}
