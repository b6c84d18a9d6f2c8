import type { Context, Handler } from "hono";
import { raw } from "hono/html";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { doubtsOf } from "../../../field/fiches/advert.ts";
import { FICHE_STATUSES, type FieldFiche } from "../../../field/fiches/fiche.ts";
import { INTERESTS } from "../../../field/report.ts";
import { frenchDate } from "../../dates.ts";
import { renderMarkdown } from "../../markdown.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { asRefused, Refusal, type Refused, typedIn } from "../governance/refused.tsx";
import { sendConsole } from "../layout.tsx";
import { moment } from "../words.ts";
import { INBOX, TERRAIN } from "./words.ts";

type Deps = Pick<ConsoleDeps, "field">;

export const fichePage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, null);

export const postFicheApproval =
  ({ field }: Deps): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    await field.fiches.approve(staffOf(c), id);
    return c.redirect(`${TERRAIN}/fiches/${id}`, 303);
  };

/** Refuses a draft, or withdraws a fiche, with a reason. */
export const postFicheEnd =
  (deps: Deps, act: "reject" | "withdraw"): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    const typed = typedIn(await c.req.parseBody());
    try {
      await deps.field.fiches[act](staffOf(c), id, typed.reason ?? "");
      return c.redirect(`${TERRAIN}/fiches/${id}`, 303);
    } catch (error) {
      return show(c, deps, asRefused(error, typed));
    }
  };

async function show(c: Context, { field }: Deps, refused: Refused) {
  const staff = staffOf(c);
  const fiche = await field.fiches.find(c.req.param("id") ?? "");
  const leads = hasRole(staff, "lead");
  return sendConsole(
    c,
    { title: fiche.draft.title, here: TERRAIN, status: refused === null ? 200 : 422 },
    <>
      <p class="up">
        <a href={INBOX}>Retours à lire</a>
      </p>
      <h1>{spaced(fiche.draft.title)}</h1>
      <p class="notice">
        <strong>{FICHE_STATUSES[fiche.status]}</strong>
        {fiche.decidedAt && spaced(`, le ${moment(fiche.decidedAt)}`)}
        {fiche.reason && spaced(` : ${fiche.reason}`)}
      </p>
      <Words fiche={fiche} />
      <Refusal refused={refused} />
      {fiche.status === "proposed" && <Doubts doubts={doubtsOf(fiche.draft)} />}
      {fiche.status === "proposed" && (
        <Decision fiche={fiche} leads={leads} own={fiche.proposedBy === staff.accountId} />
      )}
      {fiche.status === "approved" && (
        <>
          <p>
            <a href={`/fiches/${fiche.ficheId}`}>La fiche, telle que tout le monde la lit</a>
          </p>
          {leads && (
            <ReasonForm
              action={`${TERRAIN}/fiches/${fiche.id}/retirer`}
              label="Pourquoi la retirer (l'auteur du retour le lira)"
              button="Retirer cette fiche"
            />
          )}
        </>
      )}
    </>,
  );
}

const Words = ({ fiche: { draft, reportedOn, reportId } }: { fiche: FieldFiche }) => (
  <>
    <div class="question">{raw(renderMarkdown(draft.text, { allows: () => false }))}</div>
    <dl class="versions">
      <dt>Qui le dit</dt>
      <dd>{`Retour de terrain d'un ambassadeur IA, ${frenchDate(reportedOn.slice(0, 7))}`}</dd>
      {draft.solution && (
        <>
          <dt>Solution nommée</dt>
          <dd>{draft.solution}</dd>
        </>
      )}
      <dt>Intérêt de l'auteur</dt>
      <dd>{spaced(INTERESTS[draft.interest])}</dd>
      <dt>Questions</dt>
      <dd>{spaced(draft.questions.join(" · "))}</dd>
      <dt>Retour d'origine</dt>
      <dd>
        <a href={`${INBOX}/${reportId}`}>Le lire</a>, s'il n'a pas été repris par son auteur
      </dd>
    </dl>
  </>
);

/** What to look at before it is cited to everyone. */
const Doubts = ({ doubts }: { doubts: readonly string[] }) => (
  <div class={doubts.length > 0 ? "alert" : "notice"}>
    <p>
      <strong>{spaced("Avant d'approuver : est-ce un fait, ou une publicité ?")}</strong>
    </p>
    {doubts.length > 0 && (
      <ul>
        {doubts.map((doubt) => (
          <li>{spaced(doubt)}</li>
        ))}
      </ul>
    )}
    <p>
      {spaced(
        "Ce texte sera cité à des dirigeants. Refusez-le s'il nomme une entreprise, vante une solution ou dit qui appeler.",
      )}
    </p>
  </div>
);

const Decision = ({ fiche, leads, own }: { fiche: FieldFiche; leads: boolean; own: boolean }) => (
  <>
    {own && <p>Vous avez rédigé cette fiche : une seconde personne doit l'approuver.</p>}
    {leads && !own && (
      <form method="post" action={`${TERRAIN}/fiches/${fiche.id}/approuver`}>
        <button type="submit">Approuver et publier</button>
      </form>
    )}
    {leads && (
      <ReasonForm
        action={`${TERRAIN}/fiches/${fiche.id}/refuser`}
        label="Pourquoi la refuser"
        button="Refuser cette fiche"
      />
    )}
  </>
);

const ReasonForm = ({ action, label, button }: { action: string; label: string; button: string }) => (
  <details class="fold">
    <summary>{button}</summary>
    <form method="post" action={action} class="rights">
      <label for="reason">{label}</label>
      <textarea id="reason" name="reason" rows={3} required maxlength={500} />
      <button type="submit" class="quiet">
        {button}
      </button>
    </form>
  </details>
);
