import type { Turn } from "../../conversation/conversations.ts";
import type { Around } from "../company.ts";
import { frenchTime } from "../dates.ts";
import { maskedAdvice, maskedLabel } from "../labels.ts";
import { spaced } from "../typography.ts";
import { AnswerBlock } from "./answer.tsx";

type Props = { turn: Turn; number: number; last: boolean; today: string; around: Around };

/** A question and its answer. The page and the fragment that the script fetches are this same component. */
export const TurnBlock = ({ turn, number, last, today, around }: Props) => {
  const { answer, messageId } = turn;
  const title = `question-${messageId}`;
  return (
    <article
      class="turn"
      id={answer === null ? `m-${messageId}` : `r-${answer.reference}`}
      aria-labelledby={title}
    >
      <div class="question">
        <h2 id={title}>
          Question {number}, <time datetime={turn.askedAt.toISOString()}>{frenchTime(turn.askedAt)}</time>
        </h2>
        <p>{spaced(turn.question)}</p>
        {turn.masked.length > 0 && (
          <p class="masked">
            Nous avons masqué {maskedLabel(turn.masked)} avant de conserver votre question.{" "}
            {spaced(maskedAdvice(turn.masked) ?? "")}
          </p>
        )}
      </div>
      {answer === null ? (
        <div class="answer pending" data-pending={turn.answerId}>
          <p>La réponse est en cours de préparation.</p>
          <p>
            <a href="/">Actualiser la page</a>
          </p>
        </div>
      ) : (
        <AnswerBlock
          answer={answer}
          feedback={turn.feedback}
          contest={turn.contest}
          last={last}
          today={today}
          around={around}
        />
      )}
    </article>
  );
};
