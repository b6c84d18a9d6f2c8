import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { KIND_LABELS } from "../../../directory/labels.ts";
import { DomainError } from "../../../errors.ts";
import { regionName } from "../../../profile/places/regions.ts";
import type { Survey } from "../../../surveys/survey.ts";
import { frenchDate } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { textOf } from "../words.ts";
import { sendSheet } from "./answer.tsx";
import { Questionnaire } from "./questionnaire.tsx";
import { ResultsSection } from "./results.tsx";
import { COMPOSE, COMPOSERS, SURVEYS, standing } from "./words.ts";

type Deps = Pick<ConsoleDeps, "surveys">;

/** To an ambassador, what is to be answered; to whoever composes, where it stands, as it is answered, and its results. */
export const surveyPage =
  (deps: Deps): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    const staff = staffOf(c);
    // One who composes and is asked too answers by the link of the list.
    const composes = hasRole(staff, ...COMPOSERS) && c.req.query("repondre") === undefined;
    return composes ? show(c, deps, id, null) : sendSheet(c, await deps.surveys.sheet(staff, id), null);
  };

export const postAnswers =
  (deps: Deps): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    const staff = staffOf(c);
    const body = await c.req.parseBody({ all: true });
    const sheet = await deps.surveys.sheet(staff, id);
    const typed = sheet.survey.questions.map((_, place) => [body[`q${place}`] ?? []].flat().map(textOf));
    const sends = textOf(body.act) !== "keep";
    try {
      await deps.surveys.answer(staff, id, typed, sends);
    } catch (error) {
      if (!(error instanceof DomainError) || error.type !== "entree-invalide") throw error;
      return sendSheet(c, sheet, { error, typed });
    }
    return c.redirect(`${SURVEYS}/${id}?repondre&fait=${sends ? "envoye" : "garde"}`, 303);
  };

/** Opens a draft, throws it away, or closes before its time. */
export const postSurveyAct =
  (deps: Deps, act: "open" | "remove" | "close"): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    if (act === "remove") {
      await deps.surveys.remove(id);
      return c.redirect(SURVEYS, 303);
    }
    try {
      await deps.surveys[act](staffOf(c), id);
    } catch (error) {
      if (!(error instanceof DomainError) || error.type !== "entree-invalide") throw error;
      return show(c, deps, id, error);
    }
    return c.redirect(`${SURVEYS}/${id}`, 303);
  };

async function show(c: Context, { surveys }: Deps, id: string, error: DomainError | null) {
  const survey = await surveys.find(id);
  const reach = survey.state === "draft" ? await surveys.reach(survey) : null;
  return sendConsole(
    c,
    { title: survey.title, here: SURVEYS, status: error === null ? 200 : 422 },
    <>
      <p class="up">
        <a href={SURVEYS}>Enquêtes</a>
      </p>
      <h1>{spaced(survey.title)}</h1>
      {error !== null && (
        <p class="refused" role="alert">
          {spaced(error.message)}
        </p>
      )}
      <p>
        <strong>{spaced(capital(standing(survey)))}</strong>
      </p>
      <p>{spaced(whomOf(survey))}</p>
      {survey.state !== "closed" && <p class="aside">{spaced(lettersOf(surveys.canMail))}</p>}
      {reach !== null && <Draft survey={survey} reach={reach} />}
      {survey.state === "open" && <Open id={id} />}
      {survey.state === "closed" && <ResultsSection results={await surveys.results(id)} />}
      {survey.state === "closed" ? (
        <details class="fold">
          <summary>Telle qu'on y répondait</summary>
          <AsAnswered survey={survey} />
        </details>
      ) : (
        <section>
          <h2>Telle qu'on y répond</h2>
          <AsAnswered survey={survey} />
        </section>
      )}
    </>,
  );
}

const AsAnswered = ({ survey }: { survey: Survey }) => (
  <>
    {survey.why.split("\n").map((line) => line !== "" && <p>{spaced(line)}</p>)}
    <fieldset disabled class="rights">
      <legend class="visually-hidden">Aperçu, sans effet</legend>
      <Questionnaire questions={survey.questions} typed={[]} faults={new Map()} />
    </fieldset>
  </>
);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function whomOf({ kinds, regions }: Survey): string {
  if (kinds.length === 0 && regions.length === 0) return "Posée à tous les comptes d'ambassadeurs.";
  const chosen = [...kinds.map((kind) => KIND_LABELS[kind]), ...regions.map(regionName)].join(", ");
  return `Posée aux ambassadeurs de : ${chosen}. Un compte relié à aucune fiche n'est pas interrogé.`;
}

const lettersOf = (canMail: boolean): string =>
  canMail
    ? "Une invitation part à l'ouverture, et un seul rappel, deux jours ouvrés avant la fin, à qui n'a pas répondu ; de 8 h à 18 h, les jours ouvrés."
    : "Aucun courriel ne partira : ce service n'a pas de serveur de courriel. L'enquête s'affiche à l'accueil de la console.";

const Draft = ({ survey: { id, closingDay }, reach }: { survey: Survey; reach: number }) => (
  <section>
    <h2>Ouvrir</h2>
    <p>
      {spaced(
        `${reach} compte${reach > 1 ? "s" : ""} interrogé${reach > 1 ? "s" : ""} aujourd'hui. Une fois ouverte, elle ne change plus. Elle se ferme le ${frenchDate(closingDay)} au soir.`,
      )}
    </p>
    <form method="post" action={`${SURVEYS}/${id}/ouvrir`}>
      <button type="submit">Ouvrir l'enquête</button>
    </form>
    <p class="apart">
      <a href={`${COMPOSE}?brouillon=${id}`}>Modifier le brouillon</a>
    </p>
    <form method="post" action={`${SURVEYS}/${id}/supprimer`}>
      <button type="submit" class="quiet">
        Supprimer le brouillon
      </button>
    </form>
  </section>
);

const Open = ({ id }: { id: string }) => (
  <section>
    <p>{spaced("Les résultats se lisent une fois l'enquête close : jusque-là, chacun peut se corriger.")}</p>
    <details class="fold">
      <summary>Clore avant la fin</summary>
      <p>{spaced("On n'y répondra plus, et le service oubliera qui a répondu. C'est sans retour.")}</p>
      <form method="post" action={`${SURVEYS}/${id}/clore`}>
        <button type="submit" class="danger">
          Clore l'enquête
        </button>
      </form>
    </details>
  </section>
);
