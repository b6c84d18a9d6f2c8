import { FEW } from "../../../surveys/export.ts";
import { LEAST, type QuestionResult, type Results } from "../../../surveys/survey.ts";
import { spaced } from "../../typography.ts";
import { SURVEYS } from "./words.ts";

const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

/** Counts by answer; never who, and nothing of a group too small. */
export const ResultsSection = ({ results: { survey, questions } }: { results: Results }) => (
  <section>
    <h2>Résultats</h2>
    {questions === null ? (
      <p>
        {spaced(
          `Moins de ${LEAST} réponses : elles ont été détruites à la clôture, pour que personne ne soit reconnu.`,
        )}
      </p>
    ) : (
      <>
        <p class="aside">{spaced(`« tu » : moins de ${LEAST} personnes, ou de quoi les deviner.`)}</p>
        {questions.map((result, place) => (
          <OneResult result={result} place={place} />
        ))}
      </>
    )}
    <form method="post" action={`${SURVEYS}/${survey.id}/export`} class="exports">
      <button type="submit" name="format" value="csv" class="quiet">
        Télécharger (tableur, CSV)
      </button>
      <button type="submit" name="format" value="json" class="quiet">
        Télécharger (JSON)
      </button>
    </form>
  </section>
);

function middleWords(middle: QuestionResult["middle"]): string {
  if (middle === null) return `Moins de ${LEAST} réponses à cette question : ni médiane ni moyenne.`;
  const { median, mean } = middle;
  return `Médiane : ${number.format(median)}${mean === null ? "" : ` ; moyenne : ${number.format(mean)}`}.`;
}

const OneResult = ({
  result: { question, cells, middle, texts },
  place,
}: {
  result: QuestionResult;
  place: number;
}) => (
  <>
    <h3>{spaced(`${place + 1}. ${question.label}`)}</h3>
    {cells.length > 0 && (
      <div class="table">
        <table>
          <caption class="visually-hidden">{spaced(question.label)}</caption>
          <thead>
            <tr>
              <th scope="col">Réponse</th>
              <th scope="col">Ambassadeurs</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ label, count }) => (
              <tr>
                <th scope="row">{spaced(label)}</th>
                <td>{count === null ? <abbr title={FEW}>tu</abbr> : count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {(question.kind === "number" || question.kind === "scale") && <p>{spaced(middleWords(middle))}</p>}
    {question.kind === "text" &&
      (texts.length === 0 ? (
        <p>Personne n'a rien écrit.</p>
      ) : (
        <ul>
          {texts.map((text) => (
            <li>{spaced(text)}</li>
          ))}
        </ul>
      ))}
  </>
);
