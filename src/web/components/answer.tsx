import { raw } from "hono/html";
import type { Answer } from "../../answering/answer.ts";
import type { OwnContest } from "../../conversation/contest/contest.ts";
import type { Feedback } from "../../conversation/conversations.ts";
import { companyOfProfile } from "../../orientation/company.ts";
import type { Around } from "../company.ts";
import { authorLabel, outcomeLabel } from "../labels.ts";
import { webUrl } from "../links.ts";
import { renderMarkdown } from "../markdown.ts";
import { AnswerEnd } from "./answer-end.tsx";
import { CorrectionBlock } from "./correction.tsx";
import { MaturityForm } from "./maturity-form.tsx";
import { NextQuestionForm } from "./next-question.tsx";
import { OrientationBlock } from "./orientation.tsx";
import { RightsActions } from "./rights-actions.tsx";
import { Sources } from "./sources.tsx";
import { Suggestions } from "./suggestions.tsx";

type Props = {
  answer: Answer;
  feedback: Feedback | null;
  contest: OwnContest | null;
  last: boolean;
  today: string;
  around: Around;
};

/** The flag of an answer that brings the questionnaire. */
const ASSESSMENT = "questionnaire_maturite";
const ORIENTING = new Set<string>(["profile_updated", "orientation"]);

/** One answer: who speaks, the words, what they rest on, and what to do next. */
export const AnswerBlock = ({ answer, feedback, contest, last, today, around }: Props) => {
  const { correction = null } = answer;
  return (
    <div class="answer" data-outcome={answer.outcome}>
      {correction !== null && (
        <CorrectionBlock answerId={answer.id} correction={correction} today={today} level={3} />
      )}
      {correction === null && <Words answer={answer} today={today} />}
      {correction?.kind === "corrected" && (
        <details class="former">
          <summary>La réponse d'avant, remplacée</summary>
          <Words answer={answer} today={today} />
        </details>
      )}
      {answer.outcome === "rights_request" && <RightsActions />}
      {answer.flags.includes("demarchage_suspect") && (
        <p class="actions">
          <a href="/verifier">Vérifier un interlocuteur</a> <a href="/signaler">Signaler un démarchage</a>
        </p>
      )}
      {answer.flags.includes("service_coupe") && (
        <p class="actions">
          <a href="/orientation">Trouver la bonne personne</a> <a href="/annuaire">Annuaire</a>{" "}
          <a href="/fiches">Fiches</a> <a href="/agenda">Agenda</a> <a href="/humain">Parler à un humain</a>
        </p>
      )}
      {last && answer.flags.includes(ASSESSMENT) && (
        <details class="assessment" open>
          <summary>Les dix questions</summary>
          <MaturityForm
            questionnaire={around.questionnaire}
            answers={{}}
            unanswered={[]}
            action="/conversation/maturite"
          />
        </details>
      )}
      {answer.outcome === "handover" && (
        <p class="actions">
          <a href="/humain">Envoyer une demande à une personne</a>
        </p>
      )}
      {answer.orientation !== null && (
        <OrientationBlock orientation={answer.orientation} level={3} said={saidOf(answer.profile)} />
      )}
      {last && answer.nextQuestion !== null && around.open(answer.nextQuestion.field) && (
        <NextQuestionForm question={answer.nextQuestion} />
      )}
      <AnswerEnd answer={answer} feedback={feedback} contest={contest} />
      {last && answer.suggestions.length > 0 && (
        <Suggestions title="Pour continuer" level={3} questions={answer.suggestions} />
      )}
    </div>
  );
};

/** What the page of a request starts from where no cookie follows: opened from the frame of another site. */
function saidOf(profile: Answer["profile"]): string {
  const { section, size, region, need } = companyOfProfile(profile);
  const said = Object.entries({ sector: section, size, region, need });
  const known = said.flatMap(([name, code]): [string, string][] => (code === null ? [] : [[name, code]]));
  return known.length === 0 ? "" : `?${new URLSearchParams(known)}`;
}

/** The words as recorded, what they rest on, and who wrote them. */
const Words = ({ answer, today }: { answer: Answer; today: string }) => {
  const { words, more, marked } = render(answer);
  const title = outcomeLabel(answer.outcome);
  // What only the fold quotes is listed in the fold: on a telephone a long list hides the next question.
  const cited = answer.citations.filter(({ n }) => more === "" || answer.content.includes(`[${n}]`));
  const further = answer.citations.filter((citation) => !cited.includes(citation));
  return (
    <>
      <p class="author" data-mode={answer.mode}>
        {authorLabel(answer)}
      </p>
      {title !== null && <p class="outcome">{title}</p>}
      <div class="words">{raw(words)}</div>
      {answer.completeness === "partial" && (
        <p class="partial">Réponse partielle : nos fiches ne couvrent pas toute votre question.</p>
      )}
      <Sources answerId={answer.id} citations={cited} marked={marked} today={today} />
      {more !== "" && (
        <details class="more">
          <summary>En savoir plus</summary>
          <div class="words">{raw(more)}</div>
          <Sources answerId={answer.id} citations={further} marked={marked} today={today} />
        </details>
      )}
    </>
  );
};

function render(answer: Answer): { words: string; more: string; marked: ReadonlySet<number> } {
  const urls = new Set(answer.citations.map((citation) => webUrl(citation.url)));
  const seen = new Set<number>();
  const numbers = new Set(answer.citations.map((citation) => citation.n));
  const options = { allows: (url: string) => urls.has(url), marks: { answerId: answer.id, numbers, seen } };
  // The block below names the person, with the way to reach them: once is enough.
  const named =
    answer.orientation !== null &&
    (answer.orientation.advisors.length > 0 || answer.orientation.fallbacks.length > 0);
  const told =
    named && ORIENTING.has(answer.outcome) ? (answer.content.split("\n\n")[0] ?? "") : answer.content;
  const words = renderMarkdown(told, options);
  const more = renderMarkdown(answer.details, options);
  return { words, more, marked: seen };
}
