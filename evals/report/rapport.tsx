import { frenchDay, frenchTime } from "../../src/web/dates.ts";
import { reaches } from "../support/report.ts";
import type { Diff } from "./diff.ts";
import { Difference } from "./difference.tsx";
import { renderPage } from "./page.tsx";
import type { Results } from "./results.ts";
import { StepSection } from "./step.tsx";
import { share, spaced } from "./words.ts";

const TITLE = "Rapport d'évaluation de Boussole IA";

/** The page of a run: on what it rests, what is under its threshold, what moved, then step by step. */
export const renderRapport = (results: Results, diff: Diff | null): string =>
  renderPage(
    TITLE,
    <>
      <h1>{TITLE}</h1>
      <Ground results={results} />
      <Summary reports={results.reports} />
      <Difference diff={diff} />
      {Object.entries(results.reports).map(([name, report]) => (
        <StepSection name={name} report={report} />
      ))}
    </>,
  );

const Ground = ({ results: { date, knowledge, prompts, model } }: { results: Results }) => {
  const day = new Date(date);
  return (
    <dl class="ground">
      <dt>Date</dt>
      <dd>
        {frenchDay(day)}, {frenchTime(day)}
      </dd>
      <dt>Connaissances</dt>
      <dd>
        édition <code>{knowledge}</code>
      </dd>
      <dt>Consignes</dt>
      <dd>
        {Object.entries(prompts).map(([id, version], index) => (
          <>
            {index > 0 && ", "}
            {id} <code>{version}</code>
          </>
        ))}
      </dd>
      <dt>Modèle</dt>
      <dd>{model ?? "aucun"}</dd>
    </dl>
  );
};

const Summary = ({ reports }: Pick<Results, "reports">) => {
  const asked = Object.entries(reports).flatMap(([step, { measures }]) =>
    measures.filter(({ threshold }) => threshold !== undefined).map((measure) => ({ step, measure })),
  );
  const under = asked.filter(({ measure }) => !reaches(measure));
  return (
    <section aria-labelledby="titre-bref">
      <h2 id="titre-bref">En bref</h2>
      <p>
        Seuils atteints : {asked.length - under.length} sur {asked.length}.
      </p>
      {under.length > 0 && (
        <ul>
          {under.map(({ step, measure }) => (
            <li>
              <a href={`#${step}`}>{spaced(measure.name)}</a> : <span class="under">{share(measure)}</span>{" "}
              pour {share({ hits: measure.threshold ?? 0, total: 1 })}
            </li>
          ))}
        </ul>
      )}
      <nav aria-label="Étapes">
        <ul>
          {Object.entries(reports).map(([step, report]) => (
            <li>
              <a href={`#${step}`}>{spaced(report.step)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  );
};
