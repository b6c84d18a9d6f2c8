import { frenchDate } from "../../clock.ts";
import { buttonOf, questionAt } from "../../profile/maturity/conversation.ts";
import type { Question, Questionnaire } from "../../profile/maturity/questionnaire.ts";
import type { Answers } from "../../profile/maturity/score.ts";
import { spaced } from "../typography.ts";

/** Where the answers go: the page, or the conversation that asked for it (inside another site's frame, its own). */
export type Action = "/maturite" | "/conversation/maturite";
type Props = {
  questionnaire: Questionnaire;
  answers: Answers;
  unanswered: readonly string[];
  action: Action;
};

/** Ten groups of radios that a browser sends by itself; `unanswered` are marked as still to be answered. */
export const MaturityForm = ({ questionnaire, answers, unanswered, action }: Props) => (
  <form method="post" action={action}>
    {questionnaire.questions.map((question, index) => {
      const asked = questionAt(questionnaire, index + 1);
      const chosen = answers[question.id];
      return (
        <fieldset id={question.id}>
          <legend>
            <small>
              {`Question ${index + 1} sur ${questionnaire.questions.length}`}
              {unanswered.includes(question.id) && <strong> – sans réponse</strong>}
            </small>{" "}
            {spaced(question.text)}
          </legend>
          {asked?.options.map(({ value, label }) => (
            <label>
              <input
                type="radio"
                name={question.id}
                value={value}
                checked={chosen !== undefined && buttonOf(question.id, chosen) === value}
              />
              {spaced(label)}
            </label>
          ))}
          <Why question={question} />
        </fieldset>
      );
    })}
    <p class="actions">
      <button type="submit">Voir mon niveau</button>
    </p>
  </form>
);

const Why = ({ question: { why } }: { question: Question }) => (
  <details class="more">
    <summary>{spaced("Pourquoi cette question ?")}</summary>
    <p>{spaced(why.text)}</p>
    <p class="aside">
      {why.source === undefined ? (
        "Raison de l'équipe du service."
      ) : (
        <>
          {"Source : "}
          <a href={why.source.url}>{spaced(`${why.source.publisher}, « ${why.source.title} »`)}</a>
          {`, ${frenchDate(why.source.date)}`}
        </>
      )}
    </p>
  </details>
);
