import { buttonOf } from "../../profile/maturity/conversation.ts";
import type { Questionnaire } from "../../profile/maturity/questionnaire.ts";
import type { Answers, DimensionScore, Result } from "../../profile/maturity/score.ts";
import { spaced } from "../typography.ts";
import type { Action } from "./maturity-form.tsx";

type Props = {
  questionnaire: Questionnaire;
  answers: Answers;
  result: Extract<Result, { outcome: "level" }>;
  action: Action;
};

/** A level among the four, why it is that one, what to do next, and how to take it along. */
export const MaturityResult = ({ questionnaire, answers, result, action }: Props) => {
  const { level, held, points, outOf, answered, unanswered } = result;
  return (
    <>
      <h1>{spaced(`Votre repère : niveau ${level}, « ${result.name} »`)}</h1>
      <ol class="levels" aria-label="Les quatre niveaux">
        {questionnaire.levels.map((one) => (
          <li aria-current={one.level === level ? "step" : undefined}>{one.name}</li>
        ))}
      </ol>
      <p>{spaced(result.explanation)}</p>
      <h2>Comment il est calculé</h2>
      <p>
        {`${points} point${points > 1 ? "s" : ""} sur ${outOf}, d'après ${answered} réponses. `}
        {unanswered.length > 0 && leftOut(unanswered.length)}
      </p>
      {held !== null && (
        <p class="held">
          {spaced(
            `Ce total donnerait le niveau ${held.total}. Nous retenons le niveau ${level}, parce que ${held.because}.`,
          )}
        </p>
      )}
      <ul>
        {result.dimensions.map((dimension) => (
          <li>{scoreOf(dimension)}</li>
        ))}
      </ul>
      {result.strongest.length > 0 && (
        <p>
          {spaced(`Là où vous avancez le plus : ${namesOf(result.strongest)}.`)}
          <br />
          {spaced(`Là où il reste le plus à faire : ${namesOf(result.weakest)}.`)}
        </p>
      )}
      <h2>Et maintenant</h2>
      <ul>
        {result.nextSteps.map(({ label, fiche, text }) => (
          <li>
            <a href={`/fiches/${encodeURIComponent(fiche)}`}>{spaced(label)}</a>
            {`. ${spaced(text)}`}
          </li>
        ))}
      </ul>
      <h2>Garder ce résultat</h2>
      <div class="actions">
        <form method="post" action="/conversation/profil">
          <input type="hidden" name="maturity" value={String(level)} />
          <button type="submit">Reprendre dans ma conversation</button>
        </form>
        <form method="post" action={action}>
          {Object.entries(answers).map(([question, given]) => (
            <input type="hidden" name={question} value={buttonOf(question, given)} />
          ))}
          <button type="submit" name="modifier" value="oui" class="quiet">
            {unanswered.length > 0 ? "Compléter ou modifier mes réponses" : "Modifier mes réponses"}
          </button>
        </form>
        <button type="button" class="quiet" data-print hidden>
          Imprimer
        </button>
      </div>
    </>
  );
};

const leftOut = (count: number): string =>
  count === 1
    ? "Une question sans réponse n'est pas comptée."
    : `${count} questions sans réponse ne sont pas comptées.`;

const scoreOf = ({ name, points, outOf }: DimensionScore): string =>
  spaced(`${name} : ${points} sur ${outOf}`);

const namesOf = (dimensions: readonly DimensionScore[]): string =>
  dimensions.map(({ name }) => `« ${name} »`).join(", ");
