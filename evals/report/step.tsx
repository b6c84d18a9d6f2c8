import { failuresOf, type Measure, type Report, reaches, topicsOf } from "../support/report.ts";
import { Failures } from "./failures.tsx";
import { GridTable } from "./grid.tsx";
import { bounds, share, spaced } from "./words.ts";

/** One step: its measures, its subjects, what it missed. `name` is its name on the command line. */
export const StepSection = ({ name, report }: { name: string; report: Report }) => (
  <section id={name} aria-labelledby={`titre-${name}`}>
    <h2 id={`titre-${name}`}>{spaced(report.step)}</h2>
    <p class="about">{spaced(report.about)}</p>
    <Shares caption="Mesures" first="Mesure" measures={report.measures} verdicts />
    {Object.keys(report.figures).length > 0 && <Figures figures={report.figures} />}
    {report.grid && <GridTable grid={report.grid} />}
    {report.cases.length > 0 && (
      <>
        <Shares
          caption="Cas réussis par sujet, le plus faible d'abord"
          first="Sujet"
          measures={topicsOf(report)}
        />
        <h3>Cas manqués</h3>
        <Failures failures={failuresOf(report)} />
      </>
    )}
  </section>
);

type SharesProps = { caption: string; first: string; measures: readonly Measure[]; verdicts?: boolean };

/** Shares with their 95 % interval and, with `verdicts`, whether each reaches what is asked of it. */
const Shares = ({ caption, first, measures, verdicts = false }: SharesProps) => (
  <table class="stacked">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">Part</th>
        <th scope="col">{spaced("Intervalle à 95 %")}</th>
        <th scope="col">Cas</th>
        {verdicts && <th scope="col">Seuil</th>}
      </tr>
    </thead>
    <tbody>
      {measures.map((measure) => (
        <tr>
          <th scope="row">{spaced(measure.name)}</th>
          <td>{share(measure)}</td>
          <td>{bounds(measure)}</td>
          <td>
            {measure.hits}/{measure.total}
          </td>
          {verdicts && <Verdict measure={measure} />}
        </tr>
      ))}
    </tbody>
  </table>
);

const Verdict = ({ measure }: { measure: Measure }) => {
  const { threshold } = measure;
  if (threshold === undefined) return <td class="quiet">sans seuil</td>;
  const asked = share({ hits: threshold, total: 1 });
  return reaches(measure) ? (
    <td class="reached">atteint ({asked})</td>
  ) : (
    <td class="under">sous le seuil ({asked})</td>
  );
};

const Figures = ({ figures }: Pick<Report, "figures">) => (
  <table>
    <caption>Autres chiffres</caption>
    <tbody>
      {Object.entries(figures).map(([name, value]) => (
        <tr>
          <th scope="row">{spaced(name)}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
