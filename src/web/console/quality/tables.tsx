import { DIMENSIONS, FEW } from "../../../review/quality/breakdown.ts";
import type { QualityReport } from "../../../review/quality/report.ts";
import { DELAY_NAMES } from "../../../review/quality/words.ts";
import { spaced } from "../../typography.ts";
import { CoverageChart, ErrorChart } from "./charts.tsx";
import { counted, duration, interval, number, percent, shortDay } from "./words.ts";

const Table = ({
  name,
  heads,
  rows,
}: {
  name: string;
  heads: readonly string[];
  rows: readonly string[][];
}) => (
  // A frame that scrolls must be reached by the keyboard.
  <section class="scroll" aria-label={name} tabindex={0}>
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells]) => (
          <tr>
            <th scope="row">{spaced(head ?? "")}</th>
            {cells.map((cell) => (
              <td>{spaced(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** How long an answer waits for its first reader. */
export const Delays = ({ delays, recorded }: Pick<QualityReport, "delays" | "recorded">) => (
  <section>
    <h2>Délai avant la première lecture</h2>
    <p class="aside">
      {spaced(
        "De l'enregistrement à la première lecture, ou, pour une contestation, du dépôt à la première lecture ou décision qui suit.",
      )}
    </p>
    <p class="aside">{spaced(leftOut(delays, recorded.all))}</p>
    <Table
      name="Délai avant la première lecture"
      heads={[
        "",
        "Réponses",
        "Lues",
        "Pas encore lues",
        "Une fois sur deux, moins de",
        "Neuf fois sur dix, moins de",
      ]}
      rows={delays.map(({ lane, of, read, median, p90 }) => [
        DELAY_NAMES[lane],
        number(of),
        number(read),
        number(of - read),
        duration(median),
        duration(p90),
      ])}
    />
  </section>
);

/** What the waits do not count: whoever still waits, and whoever nobody is to read. */
function leftOut(delays: QualityReport["delays"], recorded: number): string {
  const inQueue = delays.filter(({ lane }) => lane !== "contested");
  const unread = delays.reduce((sum, { of, read }) => sum + of - read, 0);
  const outside = recorded - inQueue.reduce((sum, { of }) => sum + of, 0);
  const left = [
    ...(unread > 0
      ? [
          `${counted(unread, "réponse pas encore lue, dont on ignore encore l'attente", "réponses pas encore lues, dont on ignore encore l'attente")} : tant qu'il en reste, ces délais sont flatteurs`,
        ]
      : []),
    ...(outside > 0
      ? [
          counted(
            outside,
            "réponse qui n'est dans aucune file (ni tirée au hasard, ni risquée, ni urgente)",
            "réponses qui ne sont dans aucune file (ni tirées au hasard, ni risquées, ni urgentes)",
          ),
        ]
      : []),
  ];
  return left.length === 0
    ? "Aucune réponse n'est laissée de côté."
    : `Laissées de côté : ${left.join(" ; ")}. Une contestation retirée n'est pas comptée.`;
}

/** The sample told apart by one thing; what is too small is not told. */
export const Breakdown = ({ by: { dimension, cells } }: Pick<QualityReport, "by">) => {
  const name = DIMENSIONS[dimension];
  return (
    <section>
      <h2>{`Erreurs selon : ${name.toLowerCase()}`.replace(" :", "\u00A0:")}</h2>
      <p class="aside">
        {spaced(
          `Sous ${FEW} réponses lues, aucun taux : il ne voudrait rien dire, et une ligne pourrait désigner une entreprise. Quand le total la trahirait, une autre ligne est cachée avec elle. Deux intervalles qui se recouvrent ne montrent pas de différence.`,
        )}
      </p>
      {cells.length === 0 ? (
        <p>Aucune réponse tirée dans cette période.</p>
      ) : (
        <Table
          name={`Erreurs selon ${name.toLowerCase()}`}
          heads={[name, "Lues", "Erreurs", "Part", "Intervalle à 95 %"]}
          rows={cells.map(({ label, hidden, errors }) =>
            errors === null
              ? [label, hidden === "few" ? `moins de ${FEW}` : "non affiché", "–", "–", "–"]
              : [label, number(errors.of), number(errors.count), percent(errors.rate), interval(errors)],
          )}
        />
      )}
    </section>
  );
};

/** Twelve weeks: two drawings, and every figure that they show. */
export const Trend = ({ weeks }: Pick<QualityReport, "weeks">) => (
  <section>
    <h2>Douze semaines</h2>
    <p class="aside">
      {spaced(
        "Semaines du lundi au dimanche, jusqu'à celle où finit la période. Le trait vertical est l'intervalle à 95 % : une semaine peu lue en a un très large.",
      )}
    </p>
    {weeks.some(({ errors }) => errors.rate !== null) ? (
      <>
        <ErrorChart weeks={weeks} />
        <CoverageChart weeks={weeks} />
      </>
    ) : (
      <p>{spaced("Il n'y a encore aucune semaine lue : rien à dessiner.")}</p>
    )}
    <Table
      name="Douze semaines"
      heads={["Semaine du", "Tirées", "Lues", "Couverture", "Erreurs", "Part", "Intervalle à 95 %"]}
      rows={weeks.map(({ from, running, errors, coverage }) => [
        `${shortDay(from)}/${from.slice(0, 4)}${running ? " (en cours)" : ""}`,
        number(coverage.of),
        number(coverage.count),
        percent(coverage.rate),
        number(errors.count),
        percent(errors.rate),
        interval(errors),
      ])}
    />
  </section>
);
