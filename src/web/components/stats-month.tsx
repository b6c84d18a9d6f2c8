import type { MonthFigures } from "../../statistics/figures.ts";
import { frenchDate } from "../dates.ts";
import { spaced } from "../typography.ts";
import { partWords, percent, SplitTable, shareWords, told, UNTOLD } from "./stats-table.tsx";

const countOf = ({ cells }: MonthFigures["opinions"], code: string): number | null =>
  cells === null ? null : (cells.find((cell) => cell.code === code) ?? { count: 0 }).count;

/** Of those who said something, how many found the answer useful. */
function usefulWords({ opinions }: MonthFigures): string {
  const [useful, not] = [countOf(opinions, "useful"), countOf(opinions, "not_useful")];
  if (useful === null || not === null) return UNTOLD;
  return useful + not === 0 ? "aucun avis" : `${shareWords(useful, useful + not)}, sur ${useful + not} avis`;
}

/** Of those drawn at random and read, how many were wrong; with few of them, only the most that it can be is told. */
function errorWords({ errors: { total, count } }: MonthFigures): string {
  if (total === null || count === null) return UNTOLD;
  if (total === 0) return "inconnu : aucune n'a été lue";
  if (count === "few") return `moins de dix sur ${total} lues, donc moins de ${percent(10 / total)}`;
  return `${shareWords(count, total)}, sur ${total} lues`;
}

/** Answers first read in the month, over those recorded in it. */
function readWords({ readings: { total }, answers }: MonthFigures): string {
  if (total === null || answers === null) return UNTOLD;
  return `${told(total)} lues, pour ${told(answers)} enregistrées`;
}

/** One month in full. */
export const StatsMonth = ({ figures }: { figures: MonthFigures }) => {
  const name = frenchDate(figures.month);
  if (figures.conversations === null)
    return (
      <p class="essential">
        {spaced(`En ${name} : moins de dix conversations. C'est trop peu pour montrer autre chose.`)}
      </p>
    );
  const { decisionDays } = figures;
  return (
    <>
      <dl class="figures">
        <div>
          <dt>Conversations</dt>
          <dd>{told(figures.conversations)}</dd>
        </div>
        <div>
          <dt>Réponses</dt>
          <dd>{told(figures.answers)}</dd>
        </div>
        <div>
          <dt>Réponses pour lesquelles un modèle a été appelé</dt>
          <dd>{spaced(partWords(figures.model))}</dd>
        </div>
        <div>
          <dt>Jugées utiles par les personnes</dt>
          <dd>{spaced(usefulWords(figures))}</dd>
        </div>
      </dl>
      <SplitTable name="outcomes" split={figures.outcomes} />
      <h3>La qualité, vue par les relecteurs</h3>
      <dl class="figures">
        <div>
          <dt>Réponses relues</dt>
          <dd>{spaced(readWords(figures))}</dd>
        </div>
        <div>
          <dt>Part jugée fausse ou à revoir</dt>
          <dd>{spaced(errorWords(figures))}</dd>
        </div>
      </dl>
      <p class="aside">
        {spaced(
          "Cette part ne compte que les réponses tirées au hasard et lues dans le mois. Les deux bornes disent l'incertitude, à 95 %.",
        )}
      </p>
      <h3>Corrections et contestations</h3>
      <h3>Demandes à un ambassadeur ou un activateur</h3>
      <SplitTable name="contacts" split={figures.contacts} />
      <SplitTable name="corrections" split={figures.corrections} />
      <SplitTable name="decisions" split={figures.decisions} />
      <dl class="figures">
        <div>
          <dt>Contestations déposées</dt>
          <dd>{told(figures.contests.total)}</dd>
        </div>
        <div>
          <dt>Délai médian d'une décision</dt>
          <dd>
            {spaced(
              decisionDays === null
                ? figures.decisions.total === 0
                  ? "aucune décision"
                  : UNTOLD
                : `${decisionDays.toLocaleString("fr-FR")} jours`,
            )}
          </dd>
        </div>
        <div>
          <dt>Décisions rendues après leur date</dt>
          <dd>{spaced(partWords(figures.late))}</dd>
        </div>
      </dl>
      <h3>Les entreprises</h3>
      <p>
        {spaced(
          "Ce que les personnes ont dit de leur entreprise, une fois par conversation. Un critère à la fois : jamais deux croisés.",
        )}
      </p>
      <details class="fold">
        <summary>Par taille</summary>
        <SplitTable name="size" split={figures.size} />
      </details>
      <details class="fold">
        <summary>Par région</summary>
        <SplitTable name="region" split={figures.region} />
      </details>
      <details class="fold">
        <summary>Par secteur</summary>
        <SplitTable name="section" split={figures.section} />
      </details>
    </>
  );
};
