import type { Context } from "hono";
import type { DomainError } from "../../../errors.ts";
import { LEAST, type Sheet } from "../../../surveys/survey.ts";
import { frenchDate } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import { sendConsole } from "../layout.tsx";
import { Questionnaire, type TypedAnswers, typedOf } from "./questionnaire.tsx";
import { SURVEYS } from "./words.ts";

/** A survey, to be answered: what was kept is there, and nothing that is refused is lost. */
export function sendSheet(
  c: Context,
  { survey, answers, sent }: Sheet,
  refused: { error: DomainError; typed: TypedAnswers } | null,
) {
  const faults = new Map(refused?.error.fields.map(({ field, message }) => [field, message]));
  const done = c.req.query("fait");
  const kept = answers.some((answer) => answer !== null);
  return sendConsole(
    c,
    { title: survey.title, here: SURVEYS, status: refused === null ? 200 : 422 },
    <>
      <p class="up">
        <a href={SURVEYS}>Enquêtes</a>
      </p>
      <h1>{spaced(survey.title)}</h1>
      {done === "envoye" && (
        <p class="done" role="status">
          {spaced(
            `Merci : vos réponses sont envoyées. Vous pouvez les changer jusqu'au ${frenchDate(survey.closingDay)}.`,
          )}
        </p>
      )}
      {done === "garde" && (
        <p class="done" role="status">
          {spaced("C'est gardé, pas encore envoyé : revenez finir quand vous voulez.")}
        </p>
      )}
      {refused !== null && (
        <div class="refused" role="alert">
          <p>{spaced(refused.error.message)}</p>
          <ul>
            {refused.error.fields.map(({ field, message }) => (
              <li>
                <a href={`#${field}-erreur`}>{spaced(message)}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {survey.why.split("\n").map((line) => line !== "" && <p>{spaced(line)}</p>)}
      <p class="notice">
        {spaced(
          `Jusqu'au ${frenchDate(survey.closingDay)} inclus. Aucune question n'est obligatoire. Les résultats ne nomment personne. Ils se lisent après la clôture, où le service oublie qui a répondu.`,
        )}
      </p>
      <details class="fold">
        <summary>Qui peut savoir quoi</summary>
        <ul>
          <li>
            {spaced(
              "Tant que l'enquête est ouverte, vos réponses sont chiffrées et reliées à votre compte, pour que vous puissiez les changer. Aucune page ne les montre à un autre que vous. Qui a composé l'enquête voit combien ont répondu, pas qui.",
            )}
          </li>
          <li>
            {spaced(
              `À la clôture, ce lien est détruit. Avec moins de ${LEAST} réponses, elles le sont aussi. Sinon, un compte de moins de ${LEAST} personnes n'est pas montré, ni ce qui le ferait deviner.`,
            )}
          </li>
          <li>
            {spaced(
              "Une copie de sauvegarde faite pendant l'enquête garde ce lien, chiffré, jusqu'à sa propre destruction. Et ce que vous racontez avec vos mots peut vous faire reconnaître.",
            )}
          </li>
        </ul>
      </details>
      <form method="post" action={`${SURVEYS}/${survey.id}/reponse`} class="rights" novalidate>
        <Questionnaire
          questions={survey.questions}
          typed={refused?.typed ?? typedOf(answers)}
          faults={faults}
        />
        <p>
          <button type="submit" name="act" value="send">
            {sent ? "Envoyer mes changements" : "Envoyer mes réponses"}
          </button>
        </p>
        {!sent && (
          <>
            <button type="submit" name="act" value="keep" class="quiet">
              Garder et finir plus tard
            </button>
            <p class="aside">
              {spaced(
                kept
                  ? "Vos réponses gardées sont ci-dessus. Elles ne comptent qu'une fois envoyées."
                  : "Ce qui est gardé ne compte qu'une fois envoyé.",
              )}
            </p>
          </>
        )}
      </form>
    </>,
  );
}
