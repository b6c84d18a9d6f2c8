import type { Handler } from "hono";
import { FLAGS } from "../../answering/risk.ts";
import { READ_TWICE_PERCENT } from "../../review/intake/draw.ts";
import { LISTED_FROM } from "../../review/intake/listed.ts";
import { SAMPLE_SHARE } from "../../review/queue/plan.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

/** How answers are reread: what is looked at first and why, drawn from what runs. */
export const reviewRules =
  ({ unofficialBanner, review }: PagesDeps): Handler =>
  (c) => {
    const { dailyCapacity, samplePercent, unreadDays } = review;
    const flags = Object.values(FLAGS).filter(({ weight }) => weight > 0);
    return sendPage(
      c,
      { title: "Comment les réponses sont relues", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Comment les réponses sont relues</h1>
        <p>
          {spaced(
            `Des agents habilités relisent les réponses : pas toutes, ${dailyCapacity} par jour au plus. Deux choses décident lesquelles.`,
          )}
        </p>
        <h2>Le hasard</h2>
        <p>
          {spaced(
            `${samplePercent.toLocaleString("fr-FR")} % des réponses sont tirées au sort au moment où elles sont enregistrées, sans regarder ce qu'elles disent. Le taux d'erreur du service se mesure sur elles seules. ${Math.round(SAMPLE_SHARE * 100)} % au moins de chaque journée de relecture leur sont gardés, et ${READ_TWICE_PERCENT} % d'entre elles sont lues par deux personnes qui ne se concertent pas.`,
          )}
        </p>
        <h2>Le risque</h2>
        <p>
          {spaced(
            `Chaque signe ci-dessous pèse, et les poids s'ajoutent. À partir de ${LISTED_FROM}, la réponse entre dans la file, la plus lourde d'abord. Une personne en danger, une contestation passent avant tout.`,
          )}
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">Signe</th>
              <th scope="col">Poids</th>
            </tr>
          </thead>
          <tbody>
            {[...flags]
              .sort((a, b) => b.weight - a.weight)
              .map(({ label, because, weight }) => (
                <tr>
                  <td>
                    <strong>{label}</strong>
                    {spaced(` : ${because}`)}
                  </td>
                  <td>{weight}</td>
                </tr>
              ))}
          </tbody>
        </table>
        <h2>Ce qui n'est pas relu</h2>
        <p>
          {spaced(
            `Après ${unreadDays} jours, ce que personne n'a relu sort de la file ; c'est compté, et publié avec les chiffres de qualité. Une réponse relue et jugée fausse est corrigée pour tous ceux qui l'ont reçue, après l'accord d'une seconde personne ; si elle peut nuire, elle est retirée aussitôt.`,
          )}
        </p>
        <p>
          Chaque lecture par un agent est inscrite au journal. Vous pouvez contester une réponse : le bouton
          est sous chacune.
        </p>
      </main>,
    );
  };
