import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { ADVISOR_KINDS } from "../../../directory/advisor.ts";
import { KIND_LABELS } from "../../../directory/labels.ts";
import { DomainError } from "../../../errors.ts";
import { REGION_LIST } from "../../../profile/places/regions.ts";
import {
  LONGEST,
  MOST_DAYS_OPEN,
  MOST_OPTIONS,
  MOST_QUESTIONS,
  QUESTION_KINDS,
} from "../../../surveys/survey.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { Labelled } from "../events/controls.tsx";
import { sendConsole } from "../layout.tsx";
import { textOf } from "../words.ts";
import { EMPTY, type TypedSurvey, typedFrom, typedSurvey } from "./compose-form.ts";
import { COMPOSE, SURVEYS } from "./words.ts";

type Deps = Pick<ConsoleDeps, "surveys">;
type Shown = { typed: TypedSurvey; faults: ReadonlyMap<string, string> };

/** An empty form, or that of a draft. */
export const composePage =
  (deps: Deps): Handler =>
  async (c) => {
    const id = c.req.query("brouillon") ?? null;
    if (id === null) return show(c, id, EMPTY, null);
    const survey = await deps.surveys.find(id);
    if (survey.state !== "draft")
      throw new DomainError("deja-fait", "Cette enquête est ouverte : elle ne change plus.");
    return show(c, id, typedFrom(survey), null);
  };

/** More questions, or a draft kept and shown as it will be answered. */
export const postComposed =
  (deps: Deps): Handler =>
  async (c) => {
    const body = await c.req.parseBody({ all: true });
    const typed = typedSurvey(body);
    const id = textOf(body.draft) || null;
    if (textOf(body.act) === "question") return show(c, id, typed, null);
    try {
      return c.redirect(`${SURVEYS}/${await deps.surveys.compose(staffOf(c), id, typed.form)}`, 303);
    } catch (error) {
      if (!(error instanceof DomainError) || error.type !== "entree-invalide") throw error;
      return show(c, id, typed, error);
    }
  };

function show(c: Context, id: string | null, typed: TypedSurvey, error: DomainError | null) {
  const faults = new Map(error?.fields.map(({ field, message }) => [field, message]));
  const title = id === null ? "Composer une enquête" : "Modifier l'enquête";
  return sendConsole(
    c,
    { title, here: SURVEYS, status: error === null ? 200 : 422 },
    <>
      <p class="up">
        <a href={SURVEYS}>Enquêtes</a>
      </p>
      <h1>{title}</h1>
      {error !== null && (
        <div class="refused" role="alert">
          <p>{spaced(error.message)}</p>
          <ul>
            {error.fields.map(({ field, message }) => (
              <li>
                <a href={`#${field}`}>{spaced(message)}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <form method="post" action={COMPOSE} class="rights" novalidate>
        {id !== null && <input type="hidden" name="draft" value={id} />}
        <input type="hidden" name="rows" value={String(typed.rows)} />
        <Frame typed={typed} faults={faults} />
        {Array.from({ length: typed.rows }, (_, place) => (
          <QuestionFields typed={typed} faults={faults} place={place} />
        ))}
        {typed.rows < MOST_QUESTIONS && (
          <p>
            <button type="submit" name="act" value="question" class="quiet" formnovalidate>
              Encore des questions
            </button>
          </p>
        )}
        <button type="submit" name="act" value="draft">
          Garder le brouillon et voir l'aperçu
        </button>
      </form>
    </>,
  );
}

const Frame = ({ typed: { form }, faults }: Shown) => (
  <>
    <Labelled
      name="title"
      label="Titre"
      fault={faults.get("title")}
      control={(described) => (
        <input {...described} value={form.title} maxlength={LONGEST.title} required autocomplete="off" />
      )}
    />
    <Labelled
      name="why"
      label="Pourquoi cette enquête"
      help="Lu avant de répondre : à quoi serviront les réponses, et combien de temps cela prend."
      fault={faults.get("why")}
      control={(described) => (
        <textarea {...described} rows={3} maxlength={LONGEST.why} required>
          {form.why}
        </textarea>
      )}
    />
    <Labelled
      name="closingDay"
      label="Dernier jour pour répondre"
      help={`${MOST_DAYS_OPEN} jours au plus à partir d'aujourd'hui.`}
      fault={faults.get("closingDay")}
      control={(described) => <input type="date" {...described} value={form.closingDay} required />}
    />
    <details class="fold" open={form.regions.length > 0 || form.kinds.length > 0}>
      <summary>N'interroger que certains ambassadeurs</summary>
      <p class="aside">
        {spaced(
          "Rien de coché : tous. Un compte relié à aucune fiche de l'annuaire n'est interrogé que si tous le sont.",
        )}
      </p>
      <fieldset>
        <legend>Sorte</legend>
        {ADVISOR_KINDS.map((kind) => (
          <label class="check">
            <input type="checkbox" name="kinds" value={kind} checked={form.kinds.includes(kind)} />
            {KIND_LABELS[kind]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Région</legend>
        {REGION_LIST.map(({ code, name }) => (
          <label class="check">
            <input type="checkbox" name="regions" value={code} checked={form.regions.includes(code)} />
            {name}
          </label>
        ))}
      </fieldset>
    </details>
  </>
);

const QuestionFields = ({ typed: { form }, faults, place }: Shown & { place: number }) => {
  const given = form.questions[place] ?? { kind: "single", label: "", options: "" };
  return (
    <fieldset class="asked">
      <legend>{`Question ${place + 1}`}</legend>
      <Labelled
        name={`q${place}-label`}
        label="La question"
        fault={faults.get(`q${place}-label`)}
        control={(described) => (
          <input {...described} value={given.label} maxlength={LONGEST.label} autocomplete="off" />
        )}
      />
      <Labelled
        name={`q${place}-kind`}
        label="On y répond par"
        fault={faults.get(`q${place}-kind`)}
        control={(described) => (
          <select {...described}>
            {Object.entries(QUESTION_KINDS).map(([kind, words]) => (
              <option value={kind} selected={kind === given.kind}>
                {words}
              </option>
            ))}
          </select>
        )}
      />
      <div class="to-choose">
        <Labelled
          name={`q${place}-options`}
          label="Réponses à choisir, une par ligne"
          help={`De 2 à ${MOST_OPTIONS}, pour un ou plusieurs choix.`}
          fault={faults.get(`q${place}-options`)}
          control={(described) => (
            <textarea {...described} rows={3}>
              {given.options}
            </textarea>
          )}
        />
      </div>
    </fieldset>
  );
};
