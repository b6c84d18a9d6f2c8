import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { DomainError } from "../../../errors.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { REQUESTS } from "../requests/words.ts";
import { MY_CARD } from "./words.ts";

type Deps = Pick<ConsoleDeps, "cards">;

/** What leaving does, before it is done (charter, art. 4). */
export const leavePage =
  ({ cards }: Deps): Handler =>
  async (c) => {
    const card = await cards.mine(staffOf(c));
    if (card === null || card.advisor.status === "retire")
      throw new DomainError("introuvable", "Il n'y a pas de fiche à retirer. Revenez à « Ma fiche ».");
    return sendConsole(
      c,
      { title: "Je ne veux plus être ambassadeur", here: MY_CARD },
      <>
        <p class="up">
          <a href={MY_CARD}>Ma fiche</a>
        </p>
        <h1>Je ne veux plus être ambassadeur</h1>
        <p>{spaced(`Voici ce qui se passe pour ${card.advisor.name}, aussitôt :`)}</p>
        <ul>
          <li>Votre fiche n'est plus montrée dans l'annuaire, ni proposée à personne.</li>
          <li>Une proposition de changement en attente est retirée.</li>
          <li>L'administration en est prévenue. Vous n'avez pas à vous justifier.</li>
          <li>
            {spaced(
              "Vos demandes en cours vous sont retirées, rendez-vous compris : chaque dirigeant en est averti, et d'autres personnes lui sont proposées. Vous n'en voyez plus ni le message ni les coordonnées.",
            )}
          </li>
          <li>
            {spaced("Un échange a déjà eu lieu, ou vous tenez à un rendez-vous ? ")}
            <a href={REQUESTS}>Allez au bout sur vos demandes</a>
            {spaced(" avant d'arrêter : après, ce ne sera plus possible.")}
          </li>
        </ul>
        <p>
          {spaced(
            "Pour revenir, il faudra un nouvel engagement, auprès de la DGE ou de la DREETS. Une pause suffit peut-être : ",
          )}
          <a href={`${MY_CARD}#partir`}>voir les autres choix</a>.
        </p>
        <form method="post" action={`${MY_CARD}/partir`}>
          <label class="check">
            <input type="checkbox" name="compris" value="oui" required /> J'ai compris, je veux arrêter
          </label>
          <button type="submit" class="danger">
            Arrêter maintenant
          </button>
        </form>
      </>,
    );
  };

export const postLeaving =
  ({ cards }: Deps): Handler =>
  async (c) => {
    const { compris } = await c.req.parseBody();
    if (compris !== "oui")
      throw new DomainError("entree-invalide", "Rien n'a changé. Cochez la case, puis recommencez.");
    await cards.leave(staffOf(c));
    return c.redirect(`${MY_CARD}?fait=parti`, 303);
  };
