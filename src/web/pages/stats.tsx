import type { Handler } from "hono";
import { parisDay } from "../../clock.ts";
import { LEAST, MOST_OF_ONE } from "../../statistics/disclose.ts";
import type { MonthFigures } from "../../statistics/figures.ts";
import { monthAfter } from "../../statistics/months.ts";
import { refusedIn, type Total, totalOf } from "../../statistics/totals.ts";
import { StatsFootprint } from "../components/stats-footprint.tsx";
import { StatsMonth } from "../components/stats-month.tsx";
import { partWords, told, UNTOLD } from "../components/stats-table.tsx";
import { MonthBars } from "../components/stats-trend.tsx";
import { frenchDate } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

const SHOWN = 24;

/** What everyone may know of the use of the service: closed months alone, told once. */
export const stats =
  ({ statistics, clock, unofficialBanner }: PagesDeps): Handler =>
  async (c) => {
    const months = await statistics.published();
    const asked = c.req.query("mois");
    const chosen = months.find(({ month }) => month === asked) ?? months.at(-1);
    return sendPage(
      c,
      { title: "Les chiffres", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Les chiffres</h1>
        <p>
          {spaced(
            "Combien de questions, avec quelles réponses, et à quel coût. Chaque mois terminé est publié une seule fois, puis ne change plus.",
          )}
        </p>
        {chosen === undefined ? (
          <Waiting since={await statistics.since()} today={parisDay(clock.now())} />
        ) : (
          <>
            <Totals months={months} since={await statistics.since()} />
            <Trend months={months.slice(-SHOWN)} />
            <h2 id="mois">{spaced(`Le détail : ${frenchDate(chosen.month)}`)}</h2>
            <OtherMonths months={months} chosen={chosen} />
            <StatsMonth figures={chosen} />
          </>
        )}
        <h2 id="empreinte">L'empreinte et le coût</h2>
        <StatsFootprint months={months} />
        <Untold />
        <h2>Emporter ces chiffres</h2>
        <p>
          <a href="/stats.csv">Pour un tableur</a> <a href="/api/stats">Pour un programme</a>
        </p>
      </main>,
    );
  };

const Waiting = ({ since, today }: { since: string | null; today: string }) => (
  <p class="essential">
    {spaced(
      `${since ? `Le service tourne depuis ${frenchDate(since)}. ` : ""}Aucun mois n'est encore publié. Le mois en cours le sera dans la nuit du 1er ${frenchDate(monthAfter(today.slice(0, 7)))}.`,
    )}
  </p>
);

/** A sum of what is told; « au moins » where a month does not tell it. */
const sumWords = ({ sum, untold }: Total): string => {
  if (untold > 0 && sum === 0) return UNTOLD;
  return `${untold > 0 ? "au moins " : ""}${told(sum)}`;
};

const Totals = ({ months, since }: { months: readonly MonthFigures[]; since: string | null }) => {
  const cell = (part: "corrections" | "contests") => (figures: MonthFigures) => figures[part].total;
  return (
    <>
      <h2>{spaced(`En tout${since ? `, depuis ${frenchDate(since)}` : ""}`)}</h2>
      <dl class="figures">
        <div>
          <dt>Mois publiés</dt>
          <dd>{told(months.length)}</dd>
        </div>
        <div>
          <dt>Conversations</dt>
          <dd>{spaced(sumWords(totalOf(months, ({ conversations }) => conversations)))}</dd>
        </div>
        <div>
          <dt>Réponses</dt>
          <dd>{spaced(sumWords(totalOf(months, ({ answers }) => answers)))}</dd>
        </div>
        <div>
          <dt>Réponses données sans appeler de modèle</dt>
          <dd>{spaced(sumWords(totalOf(months, withoutModel)))}</dd>
        </div>
        <div>
          <dt>Questions refusées ou sans source</dt>
          <dd>{spaced(sumWords(refusedIn(months)))}</dd>
        </div>
        <div>
          <dt>Réponses corrigées ou retirées</dt>
          <dd>{spaced(sumWords(totalOf(months, cell("corrections"))))}</dd>
        </div>
        <div>
          <dt>Contestations</dt>
          <dd>{spaced(sumWords(totalOf(months, cell("contests"))))}</dd>
        </div>
      </dl>
      <p class="aside">
        {spaced(
          "Une conversation qui dure sur deux mois compte dans chacun. « Au moins » : une partie n'est pas publiée.",
        )}
      </p>
    </>
  );
};

const withoutModel = ({ model: { total, count } }: MonthFigures): number | null =>
  total === null || typeof count !== "number" ? null : total - count;

const Trend = ({ months }: { months: readonly MonthFigures[] }) => (
  <>
    <h2>Mois par mois</h2>
    <MonthBars
      id="reponses"
      title="Réponses par mois"
      points={months.map(({ month, answers }) => ({ month, value: answers }))}
    />
    <section class="scroll" aria-label="Mois par mois" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            <th scope="col">Conversations</th>
            <th scope="col">Réponses</th>
            <th scope="col">Avec appel à un modèle</th>
          </tr>
        </thead>
        <tbody>
          {[...months].reverse().map(({ month, conversations, answers, model }) => (
            <tr>
              <th scope="row">
                <a href={`/stats?mois=${month}#mois`}>{frenchDate(month)}</a>
              </th>
              <td>{conversations === null ? "moins de 10" : told(conversations)}</td>
              <td>{told(answers)}</td>
              <td>{spaced(partWords(model))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </>
);

const OtherMonths = ({ months, chosen }: { months: readonly MonthFigures[]; chosen: MonthFigures }) => {
  const at = months.indexOf(chosen);
  const near = [months[at - 1], months[at + 1]].filter((month) => month !== undefined);
  return near.length === 0 ? null : (
    <p>
      {near.map(({ month }) => (
        <>
          <a href={`/stats?mois=${month}#mois`}>{spaced(`Voir ${frenchDate(month)}`)}</a>{" "}
        </>
      ))}
    </p>
  );
};

const Untold = () => (
  <>
    <h2>Ce qui n'est pas montré, et pourquoi</h2>
    <ul>
      <li>
        {spaced(
          `Un chiffre qui porte sur moins de ${LEAST} conversations n'est pas publié : il pourrait désigner quelqu'un. Pas davantage quand une seule conversation en fait plus de ${Math.round(100 * MOST_OF_ONE)} %.`,
        )}
      </li>
      <li>
        {spaced(
          "Le total permettrait de retrouver une ligne cachée par soustraction. Une ou plusieurs voisines sont donc cachées avec elle. Rien ne dit laquelle était trop petite.",
        )}
      </li>
      <li>
        {spaced(
          "Le mois en cours n'est pas montré, ni aucun jour. Comparer deux moments ne doit rien apprendre sur une personne.",
        )}
      </li>
      <li>
        {spaced(
          "Un effacement ou une correction faits plus tard ne changent pas un mois publié. Le journal du service garde l'empreinte de chaque mois.",
        )}
      </li>
      <li>
        {spaced(
          "Une même entreprise peut ouvrir plusieurs conversations : le service ne les relie pas. Dix conversations ne sont donc pas toujours dix entreprises.",
        )}
      </li>
    </ul>
  </>
);
