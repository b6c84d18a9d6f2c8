import type { Staff } from "../../accounts/staff.ts";
import { journal } from "../../audit/journal.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { dimensionOf } from "./breakdown.ts";
import { csvOf } from "./csv.ts";
import { asRow, FIGURE_HEADERS, figuresOf } from "./figures.ts";
import { periodOf } from "./period.ts";
import { type QualityReport, qualityReport } from "./report.ts";

/** As it was typed: Paris days `YYYY-MM-DD` and a dimension; empty or absent, the last thirty days by outcome. */
export type QualityQuery = { from?: string | undefined; to?: string | undefined; by?: string | undefined };

export const FORMATS = ["csv", "json"] as const;
export type Format = (typeof FORMATS)[number];
export type ExportedFigures = { filename: string; contentType: string; body: string };

export type Quality = {
  /** @throws DomainError `entree-invalide`, naming each field that is wrong */
  report(query: QualityQuery): Promise<QualityReport>;
  /** The same figures as a file; who took them away, and which, is journalled. @throws DomainError as `report` */
  export(staff: Staff, query: QualityQuery, format: string | undefined): Promise<ExportedFigures>;
};

/** How good the answers are, measured on those drawn at random. */
export function createQuality(deps: { db: Database; clock: Clock }): Quality {
  const report = async (query: QualityQuery): Promise<QualityReport> =>
    qualityReport(deps, periodOf(query, deps.clock.now()), dimensionOf(query.by));
  return {
    report,
    async export(staff, query, asked) {
      const format = formatOf(asked);
      const figures = await report(query);
      const lines = figuresOf(figures);
      const { from, to } = figures.period;
      await deps.db.transaction((tx) =>
        journal(
          tx,
          {
            kind: "figures_exported",
            subject: "qualite",
            facts: {
              account: staff.accountId,
              from,
              to,
              by: figures.by.dimension,
              format,
              rows: lines.length,
            },
            contentDigest: null,
          },
          deps.clock.now(),
        ),
      );
      const filename = `qualite-${from}-${to}.${format}`;
      return format === "csv"
        ? {
            filename,
            contentType: "text/csv; charset=utf-8",
            body: csvOf(FIGURE_HEADERS, lines.map(asRow)),
          }
        : { filename, contentType: "application/json", body: JSON.stringify(figures) };
    },
  };
}

function formatOf(asked: string | undefined): Format {
  const format = FORMATS.find((known) => known === (asked || "json"));
  if (format) return format;
  const message = `Valeurs acceptées : ${FORMATS.join(", ")}.`;
  throw new DomainError("entree-invalide", "Ce format n'existe pas.", [{ field: "format", message }]);
}
