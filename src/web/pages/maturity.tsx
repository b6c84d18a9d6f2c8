import type { Context, Handler } from "hono";
import { readButton } from "../../profile/maturity/conversation.ts";
import type { Questionnaire } from "../../profile/maturity/questionnaire.ts";
import { type Answers, scoreAnswers } from "../../profile/maturity/score.ts";
import { type Action, MaturityForm } from "../components/maturity-form.tsx";
import { MaturityResult } from "../components/maturity-result.tsx";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { formText, readForm } from "./session.ts";

export type MaturityDeps = { questionnaire: Questionnaire; unofficialBanner: string | null };
const actionOf = (c: Context): Action =>
  c.req.path.endsWith("/conversation/maturite") ? "/conversation/maturite" : "/maturite";

const TITLE = "Où en êtes-vous avec le numérique et l'IA ?";
export const NOTHING_KEPT =
  "Vos réponses ne sont pas enregistrées : elles servent à calculer la page suivante, puis plus rien.";

/** The questionnaire, empty. */
export const maturity =
  (deps: MaturityDeps): Handler =>
  (c) =>
    showForm(c, deps, {}, null);

/** The level that the answers give, kept nowhere; too few of them, or « modifier », bring the form back as it was filled. */
export const postMaturity =
  (deps: MaturityDeps): Handler =>
  async (c) => {
    const { questionnaire, unofficialBanner } = deps;
    const form = await readForm(c);
    const answers = answersIn(form, questionnaire);
    if (formText(form, "modifier") !== "") return showForm(c, deps, answers, null);
    const result = scoreAnswers(questionnaire, answers);
    if (result.outcome === "too_few") return showForm(c, deps, answers, result);
    return sendPage(
      c,
      { title: `Niveau ${result.level} : ${result.name}`, unofficialBanner, script: true, personal: true },
      <main id="contenu" tabindex={-1} class="reading assessment">
        <MaturityResult
          questionnaire={questionnaire}
          answers={answers}
          result={result}
          action={actionOf(c)}
        />
        <p class="aside">{spaced(questionnaire.limits)}</p>
        <p class="aside">{NOTHING_KEPT}</p>
      </main>,
    );
  };

/** What the form says, question by question; what is no answer of ours is no answer. */
function answersIn(form: Record<string, unknown>, questionnaire: Questionnaire): Answers {
  const read = questionnaire.questions.flatMap(({ id }) => {
    const said = readButton(questionnaire, formText(form, id));
    return said?.question === id ? [[id, said.points] as const] : [];
  });
  return Object.fromEntries(read);
}

type Missing = { answered: number; needed: number; unanswered: string[] };

function showForm(
  c: Context,
  { questionnaire, unofficialBanner }: MaturityDeps,
  answers: Answers,
  missing: Missing | null,
) {
  const count = questionnaire.questions.length;
  const first = missing?.unanswered[0];
  return sendPage(
    c,
    {
      title: missing === null ? TITLE : `Il manque des réponses – ${TITLE}`,
      unofficialBanner,
      status: missing === null ? 200 : 422,
      personal: Object.keys(answers).length > 0 || missing !== null,
    },
    <main id="contenu" tabindex={-1} class="reading assessment">
      <h1>{spaced(TITLE)}</h1>
      {missing !== null && (
        <div class="partial" role="alert">
          <p>
            <strong>Pas assez de réponses.</strong>{" "}
            {`Nous en avons ${missing.answered} sur ${count} ; il en faut au moins ${missing.needed} pour un niveau qui ait un sens. `}
            Ce que vous avez coché est toujours là.
          </p>
          <p>
            <a href={`#${first}`}>Aller à la première question sans réponse</a>
            {", ou "}
            <a href="/fiches/demarrer-ia">lire par où commencer</a>.
          </p>
        </div>
      )}
      <p>
        {`${count} questions, trois minutes. Passez celles que vous voulez : le calcul se fait sur les autres.`}
      </p>
      <p class="aside">{spaced(`${questionnaire.limits} ${NOTHING_KEPT}`)}</p>
      <MaturityForm
        action={actionOf(c)}
        questionnaire={questionnaire}
        answers={answers}
        unanswered={missing === null ? [] : missing.unanswered}
      />
    </main>,
  );
}
