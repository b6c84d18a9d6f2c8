import type { Answer } from "../../answering/answer.ts";
import type { OwnContest } from "../../conversation/contest/contest.ts";
import type { Feedback } from "../../conversation/conversations.ts";
import { frenchDay } from "../dates.ts";
import { CONTEST_OUTCOME } from "../labels.ts";
import { spaced } from "../typography.ts";
import { AnswerFootprint } from "./answer-footprint.tsx";
import { FeedbackForm } from "./feedback.tsx";

type Props = { answer: Answer; feedback: Feedback | null; contest: OwnContest | null };

// Asking « did this help? » here, or offering to contest, would be noise, or tactless.
const SPARED = new Set<string>(["greeting", "distress_signposted", "unavailable"]);

/** After the words: the reference and what it is good for, the opinion, the contest. */
export const AnswerEnd = ({ answer, feedback, contest }: Props) => {
  const { id, reference, outcome, correction } = answer;
  const withdrawn = correction?.kind === "withdrawn";
  const of = <span class="visually-hidden"> de la réponse {reference}</span>;
  return (
    <>
      <div class="answer-end">
        <p class="reference">
          Référence <code>{reference}</code>
          <button type="button" class="quiet" data-copy hidden>
            Copier<span class="visually-hidden"> la réponse {reference}</span>
          </button>
        </p>
        {!SPARED.has(outcome) && !withdrawn && <FeedbackForm answerId={id} given={feedback} />}
      </div>
      <p class="answer-rights">
        {!SPARED.has(outcome) && !withdrawn && contest?.state !== "open" && (
          <a href={`/reponses/${id}/contester`}>Contester{of}</a>
        )}
        <a href={`/reponses/${id}/pourquoi`}>
          {spaced("Pourquoi cette réponse ?")}
          <span class="visually-hidden"> Réponse {reference}</span>
        </a>
        <a href={`/verifier-une-reponse?reference=${reference}`}>Faire vérifier par un tiers{of}</a>
        <a href={`/reponses/${id}/preuve`}>Dossier de preuve{of}</a>
      </p>
      <AnswerFootprint answer={answer} />
      {contest !== null && <Contest {...contest} />}
    </>
  );
};

const Contest = ({ state, dueAt, decidedAt, outcome, ticket }: OwnContest) => {
  if (state === "withdrawn") return null;
  return (
    <p class="contested">
      {state === "open" || decidedAt === null || outcome === null
        ? spaced(`Vous avez contesté cette réponse : décision au plus tard le ${frenchDay(dueAt)}.`)
        : spaced(`Votre contestation : ${CONTEST_OUTCOME[outcome]} (le ${frenchDay(decidedAt)}).`)}{" "}
      {ticket !== null && <a href={`/contestations/${ticket}`}>Suivre votre contestation</a>}
    </p>
  );
};
