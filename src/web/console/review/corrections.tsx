import type { Handler } from "hono";
import { raw } from "hono/html";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { parisDay } from "../../../clock.ts";
import { DomainError } from "../../../errors.ts";
import type { CorrectionView } from "../../../review/correction/view.ts";
import type { CorrectionRow } from "../../../review/reviews.ts";
import { Sources } from "../../components/sources.tsx";
import { frenchDay } from "../../dates.ts";
import { webUrl } from "../../links.ts";
import { renderMarkdown } from "../../markdown.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { doubtName } from "./labels.ts";
import { withoutSigns } from "./support.tsx";

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
        {hasRole(staffOf(c), "lead") && (
          <p class="aside">
            Chaque correction approuvée devient un cas que le service doit toujours réussir :{" "}
            <a href="/console/corrections/cas.jsonl" download>
              télécharger ces cas
            </a>
            , pour l'équipe technique.
          </p>
        )}
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
    const { id, question, variants, body, sources, keyFacts, reason, reach, status, reference } = correction;
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
        <Check sentences={correction.sentences} />
        <dl class="versions">
          <dt>Proposée depuis</dt>
          <dd>
            <a href={`/console/relecture/${reference}`}>{`la réponse ${reference}`}</a>
          </dd>
          <dt>Étendue</dt>
          <dd>{spaced(scopeInWords(correction))}</dd>
          <dt>Réponses concernées</dt>
          <dd>{reach}</dd>
          <dt>Faits clés</dt>
          <dd>{keyFacts.join(" · ")}</dd>
          <dt>Aussi demandée ainsi</dt>
          <dd>{[...variants, ...correction.inherited].join(" · ") || "—"}</dd>
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
                <input type="hidden" name="expected" value={String(reach)} />
                <label class="check">
                  <input type="checkbox" name="compared" value="oui" required /> J'ai comparé chaque phrase à
                  sa source.
                </label>
                <label class="check">
                  <input type="checkbox" name="keep" value="oui" checked /> La servir aussi aux prochains qui
                  posent cette question, validée par vous :{" "}
                  {spaced(`${staff.function}, ${staff.organisation}`)}
                </label>
                <button type="submit" data-key="Enter">
                  {spaced(`Approuver, et corriger ${reach} réponse${reach > 1 ? "s" : ""}`)}
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

function scopeInWords({ scope, scopeNamed }: CorrectionView): string {
  if (scope === "one") return "cette réponse seulement";
  if (scope === "question") return "toutes celles à la même question, mot pour mot";
  if (scope === "prepared")
    return `toutes celles tirées de la réponse préparée « ${scopeNamed} », qu'elle remplacera pour les prochains`;
  return `toutes celles qui citent ${scopeNamed}`;
}

/** What the check of a model's sentences makes of these: a warning to whoever approves. */
const Check = ({ sentences }: { sentences: CorrectionView["sentences"] }) => {
  const doubtful = sentences.filter(({ doubt }) => doubt !== null);
  if (doubtful.length === 0)
    return (
      <p class="notice">
        La vérification automatique retrouve chaque phrase dans sa source. Comparez quand même.
      </p>
    );
  return (
    <div class="refused" role="note">
      <p>La vérification automatique ne retrouve pas ces phrases dans leurs sources :</p>
      <ul>
        {doubtful.map(({ text, doubt }) => (
          <li>{spaced(`« ${withoutSigns(text)} » : ${doubt === null ? "" : doubtName(doubt)}.`)}</li>
        ))}
      </ul>
    </div>
  );
};

export const postApproval =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const { keep, expected, compared } = await c.req.parseBody();
    const id = c.req.param("id") ?? "";
    if (compared !== "oui")
      throw new DomainError(
        "entree-invalide",
        "Comparez chaque phrase à sa source, et cochez que c'est fait.",
      );
    const shown = Number(expected);
    await reviews.approve(staffOf(c), id, {
      keep: keep === "oui",
      expected: Number.isInteger(shown) ? shown : null,
    });
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
