import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { cellsOf, type Dimension } from "../../review/quality/breakdown.ts";
import { qualityReport } from "../../review/quality/report.ts";
import { shareOf } from "../../review/quality/share.ts";
import { countsBy } from "../../review/quality/store.ts";
import type { AnnualPeriod } from "./period.ts";
import type { QualityYear } from "./review.ts";
import { told } from "./suppress.ts";

const DIMENSIONS: readonly Dimension[] = ["section", "size", "region", "mode", "outcome"];

/** The measure of the year; its breakdowns hide what counts fewer than ten readings. */
export async function qualityOf(
  deps: { db: Database; clock: Clock },
  period: AnnualPeriod,
): Promise<QualityYear> {
  const report = await qualityReport(deps, period, "outcome");
  const by: QualityYear["by"][number][] = [];
  for (const dimension of DIMENSIONS) {
    const rows = await countsBy(deps.db, period, dimension);
    const kept = told(rows.map(({ value, read }) => ({ code: value ?? "", count: read })));
    const cells = cellsOf(dimension, rows).map(({ label, value }) => {
      const row = rows.find((one) => one.value === value);
      const shown = kept.find(({ code }) => code === (value ?? ""))?.count ?? null;
      return { label, errors: row && shown !== null && shown > 0 ? shareOf(row.errors, row.read) : null };
    });
    by.push({ dimension, cells });
  }
  return { report, by };
}
