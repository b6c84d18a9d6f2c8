import { spaced } from "../typography.ts";

type Props = { title: string; level: 2 | 3; questions: readonly string[]; id?: string };

/** Questions that one tap asks: each is a button of a form, so that it works without script. */
export const Suggestions = ({ title, level, questions, id }: Props) => {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <form class="suggestions" method="post" action="/question" id={id} data-ask>
      <Heading>{title}</Heading>
      {questions.map((question) => (
        <button type="submit" name="content" value={question}>
          {spaced(question)}
        </button>
      ))}
    </form>
  );
};
