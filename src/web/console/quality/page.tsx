import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { DomainError } from "../../../errors.ts";
import { statusOf } from "../../../http/problem.ts";
import { DIMENSIONS } from "../../../review/quality/breakdown.ts";
import { FORMATS, type QualityQuery } from "../../../review/quality/quality.ts";
import type { QualityReport } from "../../../review/quality/report.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { moment, textOf } from "../words.ts";
import { InOneSentence, Measure, Readers, Risk } from "./measure.tsx";
import { Breakdown, Delays, Trend } from "./tables.tsx";

export const QUALITY_PAGE = "/console/qualite";
/** Who may take the figures away; readers see them here. */
export const EXPORTERS = ["lead", "dpo", "administrator"] as const;

type Asked = Required<Record<keyof QualityQuery, string>>;

/** The figures of a period; a period that is refused comes back as it was typed, with why. */
export const qualityPage =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const { from = "", to = "", by = "" } = c.req.query();
    try {
      const report = await reviews.quality.report({ from, to, by });
      const { period } = report;
      return show(c, { from: period.from, to: period.to, by: report.by.dimension }, report, null);
    } catch (error) {
      if (!(error instanceof DomainError) || error.type !== "entree-invalide") throw error;
      return show(c, { from, to, by }, null, error);
    }
  };

function show(c: Context, asked: Asked, report: QualityReport | null, refused: DomainError | null) {
  const faults = Object.fromEntries(refused?.fields.map(({ field, message }) => [field, message]) ?? []);
  const exports = hasRole(staffOf(c), ...EXPORTERS);
  return sendConsole(
    c,
    { title: "Qualité", here: QUALITY_PAGE, ...(refused ? { status: statusOf(refused.type) } : {}) },
    <>
      <h1>Qualité des réponses</h1>
      {refused && (
        <p class="refused" role="alert">
          {spaced(refused.message)}
        </p>
      )}
      <Filter asked={asked} faults={faults} />
      {report && (
        <>
          <InOneSentence report={report} />
          <Measure report={report} />
          <Risk risk={report.risk} />
          <Readers agreement={report.agreement} />
          <Delays delays={report.delays} recorded={report.recorded} />
          <Breakdown by={report.by} />
          <Trend weeks={report.weeks} />
          {exports && <Export asked={asked} />}
          <p class="aside">{spaced(`Calculé le ${moment(report.at)}.`)}</p>
        </>
      )}
    </>,
  );
}

const Filter = ({ asked, faults }: { asked: Asked; faults: Record<string, string> }) => (
  <form method="get" action={QUALITY_PAGE} class="filter">
    <Day name="from" label="Du" value={asked.from} fault={faults.from} />
    <Day name="to" label="Au (compris)" value={asked.to} fault={faults.to} />
    <div>
      <label for="by">Selon</label>
      <select id="by" name="by" {...described("by", faults.by)}>
        {Object.entries(DIMENSIONS).map(([value, label]) => (
          <option value={value} selected={value === asked.by}>
            {label}
          </option>
        ))}
      </select>
      <Fault name="by" fault={faults.by} />
    </div>
    <button type="submit">Afficher</button>
  </form>
);

type DayProps = { name: string; label: string; value: string; fault: string | undefined };

// A value that is no date would be emptied by a date field: it comes back in a plain one, as it was typed.
const Day = ({ name, label, value, fault }: DayProps) => (
  <div>
    <label for={name}>{label}</label>
    <input
      id={name}
      name={name}
      type={value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value) ? "date" : "text"}
      value={value}
      {...described(name, fault)}
    />
    <Fault name={name} fault={fault} />
  </div>
);

const described = (name: string, fault: string | undefined) =>
  fault === undefined ? {} : { "aria-invalid": "true" as const, "aria-describedby": `${name}-erreur` };

const Fault = ({ name, fault }: { name: string; fault: string | undefined }) =>
  fault === undefined ? null : (
    <p class="fault" id={`${name}-erreur`}>
      {spaced(fault)}
    </p>
  );

const FORMAT_NAMES = { csv: "CSV (tableur)", json: "JSON" } as const;

const Export = ({ asked }: { asked: Asked }) => (
  <section>
    <h2>Emporter ces chiffres</h2>
    <form method="post" action={`${QUALITY_PAGE}/export`} class="exports">
      {Object.entries(asked).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {FORMATS.map((format) => (
        <button type="submit" name="format" value={format} class="quiet">
          {FORMAT_NAMES[format]}
        </button>
      ))}
    </form>
    <p class="aside">
      L'export est inscrit au journal avec votre compte, et demande une connexion de moins d'un quart d'heure.
    </p>
  </section>
);

/** The same figures as a file. */
export const exportQuality =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const { from, to, by, format } = await c.req.parseBody();
    const query = { from: textOf(from), to: textOf(to), by: textOf(by) };
    const file = await reviews.quality.export(staffOf(c), query, textOf(format));
    return c.body(file.body, 200, {
      "Content-Type": file.contentType,
      "Content-Disposition": `attachment; filename="${file.filename}"`,
    });
  };
