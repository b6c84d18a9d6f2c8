import type { NextQuestion } from "../../orientation/orientation.ts";
import { spaced } from "../typography.ts";

const BUTTONS = 6;

/** The one question: a button an answer, a list where there are many; always skippable. Works without script. */
export const NextQuestionForm = ({ question }: { question: NextQuestion }) => {
  const { field, text, options } = question;
  const title = `demande-${field}`;
  return (
    <form class="next-question" method="post" action="/conversation/profil" data-edit aria-labelledby={title}>
      <p id={title}>
        <strong>{spaced(text)}</strong>
      </p>
      {options.length <= BUTTONS ? (
        <div class="options">
          {options.map(({ value, label }) => (
            <button type="submit" name={field} value={value}>
              {spaced(label)}
            </button>
          ))}
        </div>
      ) : (
        <div class="options">
          <select name={field} aria-label={text}>
            {options.map(({ value, label }) => (
              <option value={value}>{label}</option>
            ))}
          </select>
          <button type="submit">Répondre</button>
        </div>
      )}
      <button type="submit" class="quiet" name="passer" value={field} formnovalidate>
        Passer cette question
      </button>
    </form>
  );
};
