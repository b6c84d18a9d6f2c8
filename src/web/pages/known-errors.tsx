import type { Handler } from "hono";
import { raw } from "hono/html";
import type { KnownErrors } from "../../transparency/knowledge/known-errors.ts";
import { frenchDate } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { renderMarkdown } from "../markdown.ts";
import { spaced } from "../typography.ts";

/** What was found wrong, and what was done: never a word of who asked. */
export const knownErrors =
  ({ unofficialBanner, transparency }: PagesDeps): Handler =>
  async (c) => {
    const { corrected, withdrawn, inQuestion } = await transparency.knownErrors();
    return sendPage(
      c,
      { title: "Les erreurs connues", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Les erreurs connues</h1>
        <p>
          {spaced(
            "Ce service se trompe parfois. Voici ce que l'équipe a trouvé faux, et ce qu'elle a fait. Qui avait reçu la réponse voit la correction dans sa conversation.",
          )}
        </p>
        <h2>Réponses corrigées</h2>
        {corrected.length === 0 && <p>Aucune correction n'a encore été approuvée.</p>}
        {corrected.map((one) => (
          <Corrected {...one} />
        ))}
        <h2>Réponses retirées</h2>
        <p>Une réponse qui peut nuire est retirée aussitôt, sans attendre une correction.</p>
        {withdrawn.length === 0 ? (
          <p>Aucune réponse n'est retirée en ce moment.</p>
        ) : (
          <ul>
            {withdrawn.map(({ day, subject, answers }) => (
              <li>{spaced(`${frenchDate(day)} : ${subject}. ${answersInWords(answers)}.`)}</li>
            ))}
          </ul>
        )}
        <h2>Fiches changées ou trop anciennes</h2>
        <p>Quand une fiche change, les réponses qui la citaient sont remises en question.</p>
        {inQuestion.length === 0 ? (
          <p>Aucune fiche n'a remis de réponse en question.</p>
        ) : (
          <ul>
            {inQuestion.map(({ day, subject, kind, answers, closed }) => (
              <li>
                {spaced(
                  `${frenchDate(day)} : ${subject}. ${
                    kind === "changed" ? "Le texte a changé" : "La date de vérification est passée"
                  }. ${answersInWords(answers)}. ${closed ? "C'est traité." : "C'est en cours."}`,
                )}
              </li>
            ))}
          </ul>
        )}
        <p>
          {spaced("Vous avez vu une erreur ? Le bouton « Contester » est sous chaque réponse.")}{" "}
          <a href="/relecture">Comment les réponses sont relues</a>
        </p>
      </main>,
    );
  };

const answersInWords = (count: number): string =>
  count > 1 ? `${count} réponses concernées` : `${count} réponse concernée`;

const Corrected = ({ day, subject, text, answers }: KnownErrors["corrected"][number]) => (
  <section>
    <h3>{spaced(subject)}</h3>
    <p>{spaced(`Le ${frenchDate(day)}. ${answersInWords(answers)}.`)}</p>
    <details class="fold">
      <summary>Ce que dit maintenant la réponse</summary>
      {raw(renderMarkdown(text, { allows: () => false }))}
    </details>
  </section>
);
