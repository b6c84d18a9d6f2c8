import { METHOD } from "../../footprint/ecologits.ts";
import type { MonthFigures } from "../../statistics/figures.ts";
import { footprintTotals } from "../../statistics/totals.ts";
import { frenchDate } from "../dates.ts";
import { rangeWords } from "../footprint-words.ts";
import { spaced } from "../typography.ts";
import { told, UNTOLD } from "./stats-table.tsx";

const EUROS = new Intl.NumberFormat("fr-FR", {
  style: "currency",
  currency: "EUR",
  maximumSignificantDigits: 2,
});

const euros = (value: number | null): string => (value === null ? "inconnu" : EUROS.format(value));

const energyWords = ({ footprint: { outputTokens, energyWh, partial } }: MonthFigures): string => {
  if (outputTokens === null) return UNTOLD;
  if (outputTokens === 0 && !partial) return "aucun appel";
  return `${partial && energyWh ? "au moins, " : ""}${rangeWords(energyWh, "Wh")}`;
};
const gasWords = ({ footprint: { outputTokens, gCO2e, partial } }: MonthFigures): string => {
  if (outputTokens === null) return UNTOLD;
  return outputTokens === 0 && !partial ? "aucun appel" : rangeWords(gCO2e, "g");
};

/** What the model's calls cost in energy, carbon and euros: each month, in all, and how it is known. */
export const StatsFootprint = ({ months }: { months: readonly MonthFigures[] }) => {
  const [first, last] = [months.at(0), months.at(-1)];
  const totals = first && last ? footprintTotals(months, first.month, last.month) : null;
  return (
    <>
      {totals && (
        <dl class="figures">
          <div>
            <dt>Énergie des appels au modèle, en tout</dt>
            <dd>
              {spaced(totals.outputTokens === 0 ? "aucun modèle appelé" : rangeWords(totals.energyWh, "Wh"))}
            </dd>
          </div>
          <div>
            <dt>Gaz à effet de serre, en tout</dt>
            <dd>
              {spaced(
                totals.outputTokens === 0
                  ? "aucun modèle appelé"
                  : rangeWords(totals.gCO2e, "g équivalent CO2"),
              )}
            </dd>
          </div>
          <div>
            <dt>Le serveur du service lui-même</dt>
            <dd>inconnu : sa consommation n'est pas mesurée</dd>
          </div>
          <div>
            <dt>Coût d'une mise en relation aboutie</dt>
            <dd>inconnu : le suivi des mises en relation n'existe pas encore</dd>
          </div>
        </dl>
      )}
      {totals !== null && totals.untold + totals.unknown + totals.partial > 0 && (
        <p class="aside">
          {spaced("Certains mois ne sont pas comptés, ou le sont en partie : ces totaux sont des minimums.")}
        </p>
      )}
      {months.length > 0 && <ByMonth months={months} />}
      <Method />
    </>
  );
};

const ByMonth = ({ months }: { months: readonly MonthFigures[] }) => (
  <section class="scroll" aria-label="Empreinte et coût, mois par mois" tabindex={0}>
    <table>
      <thead>
        <tr>
          <th scope="col">Mois</th>
          <th scope="col">Mots reçus et écrits, en jetons</th>
          <th scope="col">Énergie</th>
          <th scope="col">CO2 équivalent</th>
          <th scope="col">Coût d'une réponse</th>
        </tr>
      </thead>
      <tbody>
        {[...months].reverse().map((figures) => (
          <tr>
            <th scope="row">{frenchDate(figures.month)}</th>
            <td>
              {figures.footprint.inputTokens === null
                ? UNTOLD
                : spaced(`${told(figures.footprint.inputTokens)} + ${told(figures.footprint.outputTokens)}`)}
            </td>
            <td>{spaced(energyWords(figures))}</td>
            <td>{spaced(gasWords(figures))}</td>
            <td>
              {spaced(figures.footprint.outputTokens === null ? UNTOLD : euros(figures.euros.perAnswer))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Method = () => (
  <details class="fold">
    <summary>Comment l'empreinte est estimée</summary>
    <p>
      {spaced(
        `Un jeton est un morceau de mot. La méthode est celle d'EcoLogits, un logiciel libre, dans son état du ${frenchDate(METHOD.day)}. Elle part des mots que le modèle écrit, de sa taille, du centre de données et de l'électricité du pays. `,
      )}
      <a href={METHOD.url}>La méthode et ses sources</a>.
    </p>
    <p>
      {spaced(
        "Elle ne compte ni l'apprentissage du modèle, ni le réseau, ni votre appareil. Elle ne compte pas non plus les mots lus par le modèle : un long texte à lire coûte pourtant de l'énergie.",
      )}
    </p>
    <p>
      {spaced(
        "Les méthodes ne sont pas d'accord. Pour une page écrite par Mistral Large 2, l'analyse de cycle de vie publiée par Mistral en juillet 2025 donne 1,14 gramme. EcoLogits donnait 0,013 gramme en novembre 2025, soit près de 90 fois moins. La première compte toute la vie du modèle, la seconde ses seules réponses.",
      )}
    </p>
    <p>
      {spaced(
        "Quand le modèle ou le pays de son serveur n'est pas connu, l'empreinte est dite inconnue. Elle n'est jamais mise à zéro.",
      )}
    </p>
  </details>
);
