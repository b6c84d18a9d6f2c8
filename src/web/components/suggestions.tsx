import { spaced } from "../typography.ts";
import { COMPOSER } from "./question-form.tsx";

type Props = { title: string; level: 2 | 3; questions: readonly string[]; id?: string };

/** Questions that one tap asks: each is a button of the form where one writes, so that it works without script and keeps the choice made there. */
export const Suggestions = ({ title, level, questions, id }: Props) => {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class="suggestions" id={id}>
      <Heading>{title}</Heading>
      {questions.map((question) => (
        <button type="submit" form={COMPOSER} formnovalidate name="suggestion" value={question}>
          {spaced(question)}
        </button>
      ))}
    </section>
  );
};
