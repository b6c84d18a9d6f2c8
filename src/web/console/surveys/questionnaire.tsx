import { type Answer, LARGEST, LEAST, LONGEST, type Question, SCALE } from "../../../surveys/survey.ts";
import { spaced } from "../../typography.ts";

/** What was typed under a question: a text for each box ticked. */
export type TypedAnswers = readonly (readonly string[])[];

/** Answers kept, as their fields hold them. */
export const typedOf = (answers: readonly Answer[]): TypedAnswers =>
  answers.map((answer) => {
    if (answer === null) return [];
    return typeof answer === "object"
      ? answer.map(String)
      : [String(answer).replace(/^(\d+)\.(\d+)$/, "$1,$2")];
  });

type Shown = { question: Question; place: number; typed: readonly string[]; fault: string | undefined };

/** The questions of a survey, as whoever answers sees them; `faults` by field `q0`, `q1`… */
export const Questionnaire = ({
  questions,
  typed,
  faults,
}: {
  questions: readonly Question[];
  typed: TypedAnswers;
  faults: ReadonlyMap<string, string>;
}) => (
  <>
    {questions.map((question, place) => (
      <One question={question} place={place} typed={typed[place] ?? []} fault={faults.get(`q${place}`)} />
    ))}
  </>
);

const One = ({ question, place, typed, fault }: Shown) => {
  const name = `q${place}`;
  const label = spaced(`${place + 1}. ${question.label}`);
  const invalid = fault === undefined ? {} : { "aria-invalid": "true" as const };
  const described = { "aria-describedby": fault === undefined ? undefined : `${name}-erreur` };
  const told = fault !== undefined && (
    <p class="fault" id={`${name}-erreur`}>
      {spaced(fault)}
    </p>
  );
  switch (question.kind) {
    case "number":
      return (
        <div class="asked">
          <label for={name}>{label}</label>
          <input
            id={name}
            name={name}
            value={typed[0] ?? ""}
            inputmode="decimal"
            autocomplete="off"
            {...invalid}
            {...described}
          />
          {told}
          <p class="aside">
            {spaced(`Un nombre, de 0 à ${new Intl.NumberFormat("fr-FR").format(LARGEST)}.`)}
          </p>
        </div>
      );
    case "text":
      return (
        <div class="asked">
          <label for={name}>{label}</label>
          <textarea id={name} name={name} rows={3} maxlength={LONGEST.text} {...invalid} {...described}>
            {typed[0] ?? ""}
          </textarea>
          {told}
          <p class="aside">
            {spaced(
              `${LONGEST.text} caractères au plus, lus tels quels si l'enquête a ses ${LEAST} réponses. Les noms, numéros et adresses reconnus sont masqués ; évitez ce qui vous ferait reconnaître.`,
            )}
          </p>
        </div>
      );
    default: {
      const several = question.kind === "several";
      const choices: [string, string][] =
        question.kind === "scale"
          ? SCALE.map((note) => [String(note), String(note)])
          : question.options.map((option, index) => [String(index), option]);
      return (
        <fieldset class={question.kind === "scale" ? "asked scale" : "asked"} {...described}>
          <legend>{label}</legend>
          {several && <p class="aside">Plusieurs réponses possibles.</p>}
          {question.kind === "scale" && <p class="aside">{spaced("De 1, pas du tout, à 5, tout à fait.")}</p>}
          {choices.map(([value, words]) => (
            <label class="check">
              <input
                type={several ? "checkbox" : "radio"}
                name={name}
                value={value}
                checked={typed.includes(value)}
              />
              {spaced(words)}
            </label>
          ))}
          {told}
        </fieldset>
      );
    }
  }
};
