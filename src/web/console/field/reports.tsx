import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { DomainError } from "../../../errors.ts";
import {
  BARRIER_LABELS,
  KINDS,
  MONTHS_KEPT,
  NewReport,
  type OwnReport,
  type Preview,
  STATUSES,
} from "../../../field/report.ts";
import { newId } from "../../../ids.ts";
import { frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { asRefused, type Refused, typedIn } from "../governance/refused.tsx";
import { sendConsole } from "../layout.tsx";
import { ReportForm, type Typed } from "./report-form.tsx";
import { RETOURS } from "./words.ts";

type Deps = Pick<ConsoleDeps, "field">;

/** One's own reports, and a new one: what will be kept is shown before it is filed. */
export const reportsPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, { typed: { fields: {}, needs: [] }, preview: null, refused: null });

export const postReport =
  (deps: Deps): Handler =>
  async (c) => {
    const form = await c.req.parseBody({ all: true });
    const fields = typedIn(form);
    const typed: Typed = { fields, needs: [form.needs ?? []].flat().map(String) };
    try {
      const report = reportOf(typed);
      if (fields.step === "file") {
        await deps.field.reports.file(staffOf(c), report);
        return c.redirect(`${RETOURS}?depose=1`, 303);
      }
      const preview = deps.field.reports.preview(report);
      return show(c, deps, {
        typed: { ...typed, fields: { ...fields, text: preview.text } },
        preview,
        refused: null,
      });
    } catch (error) {
      return show(c, deps, { typed, preview: null, refused: asRefused(error, fields) });
    }
  };

export const postTakeBack =
  ({ field }: Deps): Handler =>
  async (c) => {
    await field.reports.withdraw(staffOf(c), c.req.param("id") ?? "");
    return c.redirect(`${RETOURS}?repris=1`, 303);
  };

/** @throws DomainError `entree-invalide` for a value that no list has */
function reportOf({ fields, needs }: Typed): NewReport {
  const { kind, text = "", solution, clientId, interested } = fields;
  const code = (name: string): string | null => fields[name] || null;
  const read = NewReport.safeParse({
    kind,
    barrier: code("barrier"),
    section: code("section"),
    size: code("size"),
    region: code("region"),
    maturity: fields.maturity ? Number(fields.maturity) : null,
    needs,
    solution: solution || null,
    interested: interested === "oui",
    text,
    ...(clientId ? { clientId } : {}),
  });
  if (read.success) return read.data;
  throw new DomainError(
    "entree-invalide",
    "Choisissez dans les listes, et écrivez quelques phrases.",
    read.error.issues.map(({ path }) => ({
      field: path.join("."),
      message: "Choisissez dans les listes, et écrivez quelques phrases.",
    })),
  );
}

async function show(
  c: Context,
  { field }: Deps,
  { typed, preview, refused }: { typed: Typed; preview: Preview | null; refused: Refused },
) {
  const staff = staffOf(c);
  const own = await field.reports.own(staff);
  const done = c.req.query("depose")
    ? "Retour déposé. Merci : il sera lu sans votre nom."
    : c.req.query("repris")
      ? "Retour repris : votre compte et vos mots sont effacés."
      : null;
  return sendConsole(
    c,
    { title: "Retours de terrain", here: RETOURS, status: refused === null ? 200 : 422 },
    <>
      <h1>Retours de terrain</h1>
      {done && (
        <p class="done" role="status">
          {spaced(done)}
        </p>
      )}
      <p>
        {spaced(
          "Ce que vous avez vu chez une entreprise : deux minutes. La DGE et les DREETS lisent des totaux. Un relecteur lit votre texte sans savoir de qui il vient, et peut en tirer une fiche.",
        )}
      </p>
      {staff.advisorId === null && (
        <p class="notice">
          {spaced(
            "Votre compte n'est relié à aucune fiche de l'annuaire : demandez-le à l'administrateur. Vous pouvez déposer un retour ; nous ne pourrons pas dire si vous avez un intérêt dans une solution.",
          )}
        </p>
      )}
      <ReportForm
        typed={typed}
        preview={preview}
        refused={refused}
        clientId={typed.fields.clientId || newId()}
      />
      <section>
        <h2>Les vôtres</h2>
        {own.length === 0 ? <p>Vous n'avez rien déposé.</p> : own.map((report) => <Own report={report} />)}
        <p class="aside">
          {spaced(
            `Mots chiffrés, gardés ${MONTHS_KEPT} mois. Reprendre un retour efface vos mots et votre compte aussitôt. Les chiffres d'un trimestre déjà clos et une fiche déjà publiée restent : vous n'y figurez pas.`,
          )}
        </p>
      </section>
    </>,
  );
}

const Own = ({ report }: { report: OwnReport }) => (
  <article class="prepared">
    <h3>
      {spaced(
        report.barrier === null
          ? KINDS[report.kind]
          : `${KINDS[report.kind]} : ${BARRIER_LABELS[report.barrier].toLowerCase()}`,
      )}
    </h3>
    <p class="aside">{`Déposé le ${frenchDay(report.filedAt)}`}</p>
    {report.solution && <p>{spaced(`Solution : ${report.solution}`)}</p>}
    <p>{report.text}</p>
    <p>
      <strong>{STATUSES[report.status]}</strong>
      {report.reason && spaced(` : ${report.reason}`)}{" "}
      {report.ficheId && <a href={`/fiches/${report.ficheId}`}>Lire la fiche</a>}
    </p>
    <form method="post" action={`${RETOURS}/${report.id}/reprendre`}>
      <button type="submit" class="quiet">
        Reprendre ce retour
      </button>
    </form>
  </article>
);
