import type { Handler } from "hono";
import { raw } from "hono/html";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { parisDay } from "../../../clock.ts";
import { DomainError } from "../../../errors.ts";
import type { CorrectionRow } from "../../../review/reviews.ts";
import { Sources } from "../../components/sources.tsx";
import { frenchDay } from "../../dates.ts";
import { webUrl } from "../../links.ts";
import { renderMarkdown } from "../../markdown.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";

const HERE = "/console/corrections";

/** Corrections that wait for a second person, and the last decided. */
export const correctionsPage =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const waiting = await reviews.corrections("proposed");
    const approved = await reviews.corrections("approved");
    const rejected = await reviews.corrections("rejected");
    return sendConsole(
      c,
      { title: "Corrections", here: HERE },
      <>
        <h1>Corrections</h1>
        <CorrectionList title="À approuver" rows={waiting} empty="Aucune correction n'attend." />
        <CorrectionList title="Approuvées" rows={approved} empty="Aucune pour l'instant." />
        <CorrectionList title="Refusées" rows={rejected} empty="Aucune." />
        <p class="aside">
          Chaque correction approuvée devient un cas d'essai du service :{" "}
          <a href="/console/corrections/cas.jsonl" download>
            télécharger les cas
          </a>{" "}
          pour <code>npm run evals -- answers --cases cas.jsonl</code>.
        </p>
      </>,
    );
  };

const CorrectionList = ({
  title,
  rows,
  empty,
}: {
  title: string;
  rows: readonly CorrectionRow[];
  empty: string;
}) => (
  <section>
    <h2>{title}</h2>
    {rows.length === 0 ? (
      <p class="aside">{empty}</p>
    ) : (
      <ul>
        {rows.map(({ id, question, targets, proposedAt }) => (
          <li>
            <a href={`${HERE}/${id}`}>{spaced(question)}</a>
            {spaced(` : ${targets} réponse${targets > 1 ? "s" : ""}, proposée le ${frenchDay(proposedAt)}`)}
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** A correction as people will read it, and the two ways to decide. */
export const correctionPage =
  ({ reviews, clock }: ConsoleDeps): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const correction = await reviews.correction(c.req.param("id") ?? "");
    if (!correction) throw new DomainError("introuvable", "Cette correction n'existe pas.");
    const { id, question, variants, body, sources, keyFacts, reason, targets, status, reference } =
      correction;
    const urls = new Set(sources.map(({ url }) => webUrl(url)));
    const seen = new Set<number>();
    const html = renderMarkdown(body, {
      allows: (url) => urls.has(url),
      marks: { answerId: id, numbers: new Set(sources.map(({ n }) => n)), seen },
    });
    const own = correction.proposedBy === staff.accountId;
    return sendConsole(
      c,
      { title: "Correction", here: HERE },
      <>
        <p class="crumbs">
          <a href={HERE}>Corrections</a>
        </p>
        <h1>{spaced(question)}</h1>
        <p>
          {spaced(`Proposée le ${frenchDay(correction.proposedAt)}${own ? ", par vous" : ""}. `)}
          {status === "approved" &&
            correction.decidedAt &&
            spaced(`Approuvée le ${frenchDay(correction.decidedAt)}.`)}
          {status === "rejected" && spaced(`Refusée : ${correction.decisionReason ?? ""}`)}
        </p>
        <p>
          <strong>Ce qui était faux</strong>
          {spaced(` : ${reason}`)}
        </p>
        <section class="answer">
          <h2>Ce que liront les personnes</h2>
          <div class="words">{raw(html)}</div>
          <Sources answerId={id} citations={sources} marked={seen} today={parisDay(clock.now())} />
        </section>
        <dl class="versions">
          <dt>Réponses concernées</dt>
          <dd>
            {targets}
            {reference && (
              <>
                {", dont "}
                <a href={`/console/relecture/${reference}`}>{reference}</a>
              </>
            )}
          </dd>
          <dt>Faits clés</dt>
          <dd>{keyFacts.join(" · ")}</dd>
          <dt>Aussi demandée ainsi</dt>
          <dd>{variants.join(" · ") || "—"}</dd>
          {correction.preparedId && (
            <>
              <dt>Servie désormais</dt>
              <dd>{`réponse préparée ${correction.preparedId}`}</dd>
            </>
          )}
        </dl>
        {status === "proposed" && own && (
          <p class="notice">Vous l'avez proposée : une seconde personne doit l'approuver.</p>
        )}
        {status === "proposed" && hasRole(staff, "lead") && (
          <div class="decide">
            {!own && (
              <form method="post" action={`${HERE}/${id}/approuver`}>
                <label class="check">
                  <input type="checkbox" name="keep" value="oui" checked /> La servir aussi aux prochains qui
                  posent cette question, validée par vous :{" "}
                  {spaced(`${staff.function}, ${staff.organisation}`)}
                </label>
                <button type="submit" data-key="Enter">
                  {spaced(`Approuver, et corriger ${targets} réponse${targets > 1 ? "s" : ""}`)}
                </button>
              </form>
            )}
            <details>
              <summary>Refuser</summary>
              <form method="post" action={`${HERE}/${id}/refuser`}>
                <label>
                  Pourquoi
                  <textarea name="reason" rows={2} required maxlength={1000} />
                </label>
                <button type="submit" class="quiet">
                  Refuser
                </button>
              </form>
            </details>
          </div>
        )}
      </>,
    );
  };

export const postApproval =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const { keep } = await c.req.parseBody();
    const id = c.req.param("id") ?? "";
    await reviews.approve(staffOf(c), id, keep === "oui");
    return c.redirect(`${HERE}/${id}`, 303);
  };

export const postRejection =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const { reason } = await c.req.parseBody();
    const id = c.req.param("id") ?? "";
    await reviews.reject(staffOf(c), id, typeof reason === "string" ? reason : "");
    return c.redirect(`${HERE}/${id}`, 303);
  };

/** The cases born of corrections, a line each. */
export const evalCasesFile =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const cases = await reviews.evalCases();
    return c.body(cases.map((one) => `${JSON.stringify(one)}\n`).join(""), 200, {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Content-Disposition": 'attachment; filename="cas.jsonl"',
    });
  };
