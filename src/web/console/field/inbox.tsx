import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { FICHE_STATUSES } from "../../../field/fiches/fiche.ts";
import { themeLabel, themeOf } from "../../../field/figures/figures.ts";
import { INTERESTS, type ReadReport, STATUSES } from "../../../field/report.ts";
import { NEEDS, type Need, SIZE_LABELS, type Size } from "../../../profile/lists.ts";
import { REGION_LIST } from "../../../profile/places/regions.ts";
import { frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { asRefused, Refusal, type Refused, typedIn } from "../governance/refused.tsx";
import { sendConsole } from "../layout.tsx";
import { DraftForm, draftIn } from "./draft-form.tsx";
import { INBOX, regionWords, sectionWords, TERRAIN } from "./words.ts";

type Deps = Pick<ConsoleDeps, "field">;

/** The reports to read, the fiches that wait for a second person, and those published. */
export const inboxPage =
  ({ field }: Deps): Handler =>
  async (c) => {
    const asked = c.req.query("region") ?? "";
    const inRegion = ({ region }: { region: string | null }): boolean => asked === "" || region === asked;
    const waiting = (await field.reports.list(false)).filter(inRegion);
    const decided = (await field.reports.list(true)).filter(inRegion);
    const [proposed, published] = [await field.fiches.list("proposed"), await field.fiches.list("approved")];
    const fiches = (title: string, list: typeof proposed) =>
      list.length > 0 && (
        <section>
          <h2>{title}</h2>
          <ul>
            {list.map(({ id, draft }) => (
              <li>
                <a href={`${TERRAIN}/fiches/${id}`}>{spaced(draft.title)}</a>
              </li>
            ))}
          </ul>
        </section>
      );
    return sendConsole(
      c,
      { title: "Retours à lire", here: TERRAIN },
      <>
        <p class="up">
          <a href={TERRAIN}>Les chiffres du terrain</a>
        </p>
        <h1>Retours à lire</h1>
        <form method="get" action={INBOX} class="filter">
          <div>
            <label for="region">Région</label>
            <select id="region" name="region">
              <option value="">Toutes</option>
              {REGION_LIST.map(({ code, name }) => (
                <option value={code} selected={code === asked}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <button type="submit">Afficher</button>
        </form>
        {fiches("Fiches qui attendent une seconde personne", proposed)}
        <section>
          <h2>À lire</h2>
          {waiting.length === 0 ? <p>Aucun retour n'attend.</p> : <List reports={waiting} />}
        </section>
        {fiches("Fiches publiées", published)}
        {decided.length > 0 && (
          <section>
            <h2>Déjà traités</h2>
            <List reports={decided} />
          </section>
        )}
      </>,
    );
  };

const List = ({ reports }: { reports: readonly Omit<ReadReport, "text" | "solution">[] }) => (
  <ul>
    {reports.map((report) => (
      <li>
        <a href={`${INBOX}/${report.id}`}>{spaced(themeLabel(themeOf(report)))}</a>
        {spaced(
          `, secteur : ${sectionWords(report.section)}, région : ${regionWords(report.region)}, ${frenchDay(report.filedAt)}`,
        )}
        {report.status !== "received" && spaced(` : ${STATUSES[report.status].toLowerCase()}`)}
        {report.draft?.status === "proposed" && spaced(" : une fiche attend")}
      </li>
    ))}
  </ul>
);

export const readPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, null, {});

export const postSetAside =
  (deps: Deps): Handler =>
  async (c) => {
    const typed = typedIn(await c.req.parseBody());
    try {
      await deps.field.reports.setAside(staffOf(c), c.req.param("id") ?? "", typed.reason ?? "");
      return c.redirect(INBOX, 303);
    } catch (error) {
      return show(c, deps, asRefused(error, typed), {});
    }
  };

export const postDraft =
  (deps: Deps): Handler =>
  async (c) => {
    const form = await c.req.parseBody({ all: true });
    const draft = draftIn(form);
    try {
      const id = await deps.field.fiches.propose(staffOf(c), c.req.param("id") ?? "", draft);
      return c.redirect(`${TERRAIN}/fiches/${id}`, 303);
    } catch (error) {
      return show(c, deps, asRefused(error, typedIn(form)), draft);
    }
  };

async function show(
  c: Context,
  { field }: Deps,
  refused: Refused,
  draft: Partial<ReturnType<typeof draftIn>>,
) {
  const report = await field.reports.read(c.req.param("id") ?? "");
  const open = report.status === "received" && report.draft === null;
  return sendConsole(
    c,
    { title: "Un retour de terrain", here: TERRAIN, status: refused === null ? 200 : 422 },
    <>
      <p class="up">
        <a href={INBOX}>Retours à lire</a>
      </p>
      <h1>{spaced(themeLabel(themeOf(report)))}</h1>
      <blockquote class="question">{report.text}</blockquote>
      <Facts report={report} />
      {report.draft && (
        <p>
          <a href={`${TERRAIN}/fiches/${report.draft.id}`}>
            {spaced(
              `La fiche tirée de ce retour : ${FICHE_STATUSES[report.draft.status as keyof typeof FICHE_STATUSES].toLowerCase()}`,
            )}
          </a>
        </p>
      )}
      {open && (
        <>
          <Refusal refused={refused} />
          <section>
            <h2>En tirer une fiche</h2>
            <DraftForm
              action={`${INBOX}/${report.id}/fiche`}
              draft={{
                title: "",
                text: report.text,
                questions: [],
                sizes: report.size ? [report.size] : [],
                sectors: report.section ? [report.section] : [],
                needs: [...report.needs],
                ...draft,
              }}
            />
          </section>
          <details class="fold" open={refused?.error.fields.some(({ field: name }) => name === "reason")}>
            <summary>L'écarter</summary>
            <form method="post" action={`${INBOX}/${report.id}/ecarter`} class="rights">
              <label for="reason">Pourquoi (son auteur le lira)</label>
              <textarea id="reason" name="reason" rows={3} required maxlength={500}>
                {refused?.typed.reason ?? ""}
              </textarea>
              <button type="submit">Écarter ce retour</button>
            </form>
          </details>
        </>
      )}
    </>,
  );
}

const Facts = ({ report }: { report: ReadReport }) => (
  <dl class="versions">
    <dt>Secteur</dt>
    <dd>{sectionWords(report.section)}</dd>
    <dt>Taille</dt>
    <dd>{spaced(report.size === null ? "inconnue" : (SIZE_LABELS[report.size as Size] ?? report.size))}</dd>
    <dt>Région</dt>
    <dd>{regionWords(report.region)}</dd>
    <dt>Besoins</dt>
    <dd>
      {report.needs.length === 0
        ? "non dits"
        : report.needs.map((need) => NEEDS[need as Need] ?? need).join(", ")}
    </dd>
    <dt>Déposé le</dt>
    <dd>{frenchDay(report.filedAt)}</dd>
    {report.solution && (
      <>
        <dt>Solution nommée</dt>
        <dd>{spaced(`${report.solution} (un fait rapporté, pas une recommandation)`)}</dd>
      </>
    )}
    <dt>Intérêt de l'auteur</dt>
    <dd>
      {report.interest === "none" ? (
        INTERESTS.none
      ) : (
        <strong class="overdue">{spaced(INTERESTS[report.interest])}</strong>
      )}
    </dd>
    <dt>État</dt>
    <dd>{spaced(`${STATUSES[report.status]}${report.reason ? ` : ${report.reason}` : ""}`)}</dd>
  </dl>
);
