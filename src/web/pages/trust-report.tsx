import type { Context, Handler } from "hono";
import { parisDay } from "../../clock.ts";
import type { Advisor } from "../../directory/advisor.ts";
import type { Directory } from "../../directory/directory.ts";
import { DomainError, type FieldError } from "../../errors.ts";
import { standingOf } from "../../trust/lookup/look-up.ts";
import type { Reports } from "../../trust/report.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { formText, readForm } from "./session.ts";
import { type Given, Promises, ReportForm } from "./trust-report-form.tsx";

export type ReportPageDeps = Pick<PagesDeps, "clock" | "unofficialBanner"> & {
  directory: Directory;
  reports: Reports;
};

/** The form of a report; `fiche` in the address says whom of the directory it is about. */
export const reportForm =
  (deps: ReportPageDeps): Handler =>
  async (c) => {
    const advisor = await advisorOf(deps, c.req.query("fiche"));
    return showForm(c, deps, { advisor, who: advisor?.name ?? "", what: "", contact: "" }, []);
  };

/** Files a report and leads to its ticket; what is missing brings the form back as it was filled. */
export const postReport =
  (deps: ReportPageDeps): Handler =>
  async (c) => {
    const form = await readForm(c);
    const advisor = await advisorOf(deps, formText(form, "advisorId"));
    const words = {
      who: formText(form, "who"),
      what: formText(form, "what"),
      contact: formText(form, "contact"),
    };
    try {
      const { ticket } = await deps.reports.file({ advisorId: advisor?.id, ...words });
      return c.redirect(`/signalements/${ticket}`, 303);
    } catch (error) {
      if (!(error instanceof DomainError) || error.fields.length === 0) throw error;
      return showForm(c, deps, { advisor, ...words }, error.fields);
    }
  };

/** Whom the person may be told of: an id of nobody, or of someone never shown, is no id. */
async function advisorOf(
  { directory, clock }: ReportPageDeps,
  id: string | undefined,
): Promise<Advisor | null> {
  const found = id ? await directory.find(id) : null;
  return found !== null && standingOf(found, parisDay(clock.now())) !== null ? found : null;
}

function showForm(c: Context, deps: ReportPageDeps, given: Given, faults: readonly FieldError[]) {
  const title = "Signaler quelqu'un";
  const refused = faults.length > 0;
  return sendPage(
    c,
    {
      title: refused ? `À corriger – ${title}` : title,
      unofficialBanner: deps.unofficialBanner,
      status: refused ? 422 : 200,
      personal: true,
    },
    <main id="contenu" tabindex={-1} class="narrow">
      <h1>{title}</h1>
      <p>
        {spaced(
          "Quelqu'un se présente comme ambassadeur IA ou activateur France Num, et quelque chose ne va pas ?",
        )}{" "}
        Dites-le ici. Vous pouvez <a href="/verifier">vérifier d'abord s'il est dans l'annuaire</a>.
      </p>
      <Promises />
      {refused && (
        <div class="essential" role="alert">
          <p>
            <strong>Votre signalement n'est pas parti.</strong>{" "}
            {spaced("Corrigez ce qui est indiqué ; le reste est toujours là.")}
          </p>
        </div>
      )}
      <ReportForm given={given} faults={faults} />
    </main>,
  );
}
