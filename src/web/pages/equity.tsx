import type { Handler } from "hono";
import { GAP, LEAST, WATCHED_DAYS } from "../../equity/watch/gap.ts";
import { NobodyThere } from "../components/equity-coverage.tsx";
import { PairsResult, Runs } from "../components/equity-pairs.tsx";
import { MonthOfUse, OpenGaps } from "../components/equity-use.tsx";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

/** Is everyone served alike? What is tried, what it gave, good or bad, and what is done then. */
export const equity =
  ({ equity, unofficialBanner }: PagesDeps): Handler =>
  async (c) => {
    const [runs, gaps, month, coverage] = [
      await equity.history(),
      await equity.gaps(),
      await equity.lastMonth(),
      await equity.coverage(),
    ];
    return sendPage(
      c,
      { title: "L'égalité de traitement", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>L'égalité de traitement</h1>
        <p>
          {spaced(
            "Le service traite-t-il tout le monde de la même façon ? Nous le vérifions de trois manières. Les résultats sont ici, bons ou mauvais. ",
          )}
          <a href="/api/equity">Les mêmes données, pour un programme</a>.
        </p>
        <PairsResult run={runs[0] ?? null} />
        <h2>L'usage, par région, taille et secteur</h2>
        <p>
          {spaced(
            "Après chaque mois, nous comptons les conversations où quelqu'un a été proposé, et celles où seuls les relais publics l'ont été. Un groupe de moins de dix conversations n'est pas montré : il pourrait désigner une entreprise.",
          )}
        </p>
        <MonthOfUse month={month} />
        <h3>Écarts signalés</h3>
        <OpenGaps gaps={gaps} />
        <p>
          {spaced(
            `Chaque nuit, le service relit ${WATCHED_DAYS} jours d'usage. Il signale un groupe d'au moins ${LEAST} conversations quand on lui propose quelqu'un moins souvent qu'à l'ensemble. Il faut un écart de ${Math.round(100 * GAP)} points ou plus, que le hasard n'explique pas.`,
          )}
        </p>
        <p>
          {spaced(
            "Un agent d'astreinte est alors prévenu. Il cherche la cause : une règle, une fiche, un manque d'interlocuteurs. L'écart reste affiché ici tant qu'il dure.",
          )}
        </p>
        <NobodyThere coverage={coverage} />
        <h2>Entre interlocuteurs qui conviennent autant</h2>
        <p>
          {spaced(
            "Leur ordre est tiré au sort, conversation par conversation. La commande « npm run evals -- fairness » le vérifie sur 10 000 conversations par groupe. ",
          )}
          <a href="/orientation/regles">Les règles et les poids sont publics</a>.
        </p>
        <h2>Ce que ces vérifications ne voient pas</h2>
        <ul>
          <li>
            {spaced(
              "Le service ne demande ni sexe, ni origine, ni âge. Il ne peut donc pas comparer les vraies personnes entre elles : seules les paires le font.",
            )}
          </li>
          <li>{spaced("Les paires sont écrites par nous. Une autre façon de parler peut leur échapper.")}</li>
          <li>
            {spaced(
              "Quand un modèle de langue rédige, son texte n'est pas comparé : il n'est pas appelé pendant ce test.",
            )}
          </li>
        </ul>
        <Runs runs={runs} />
      </main>,
    );
  };
