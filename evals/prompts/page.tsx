import { renderPage } from "../report/page.tsx";
import { spaced } from "../report/words.ts";
import type { Comparison, Pair, Side } from "./compare.ts";
import { Totals } from "./totals.tsx";

const TITLE = "Deux consignes, les mêmes questions";

/** The two prompts side by side: what they add up to, then question by question. */
export const renderComparison = (comparison: Comparison): string =>
  renderPage(
    TITLE,
    <>
      <h1>{TITLE}</h1>
      <p class="about">
        {spaced(
          `${comparison.pairs.length} questions pour lesquelles le service appelle un modèle. Une phrase retenue n'est pas montrée ; ` +
            "quand la première l'est, ou la plupart, les extraits des fiches remplacent la réponse.",
        )}
        {comparison.failed > 0 &&
          ` Questions laissées de côté, le modèle ayant failli : ${comparison.failed}.`}
      </p>
      <Totals comparison={comparison} />
      {comparison.pairs.map((pair) => (
        <Question pair={pair} names={comparison.names} />
      ))}
    </>,
  );

type QuestionProps = { pair: Pair; names: Comparison["names"] };

const Question = ({ pair: { id, question, expected, sides }, names }: QuestionProps) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{spaced(question)}</h2>
    <p class="quiet">Attendu : {spaced(expected)}</p>
    <div class="pair">
      {sides.map((side, which) => (
        <Answer name={names[which] ?? ""} side={side} />
      ))}
    </div>
  </section>
);

const Answer = ({ name, side }: { name: string; side: Side }) => (
  <div>
    <h3>{name}</h3>
    <p class={side.holds ? "reached" : "under"}>
      {side.shown ? "Écrit par le modèle" : "Extraits, la réponse du modèle étant écartée"},{" "}
      {side.holds ? "fait attendu présent" : "fait attendu absent"}
    </p>
    <p class="said">{spaced(side.answer)}</p>
    {side.withheld.length > 0 && (
      <ul>
        {side.withheld.map(({ text, reason }) => (
          <li>
            <strong>Retenue ({reason.replaceAll("_", " ")}) :</strong> {spaced(text)}
          </li>
        ))}
      </ul>
    )}
    <p class="quiet">
      Jetons : {side.inputTokens} lus, {side.outputTokens} écrits.
    </p>
  </div>
);
