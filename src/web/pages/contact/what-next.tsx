import { DELAYS } from "../../../contact/delays.ts";
import { spaced } from "../../typography.ts";

/** What happens once it is sent: told before, and kept by the life cycle (src/contact). */
export const WhatNext = ({ name }: { name: string }) => (
  <section aria-labelledby="suite">
    <h2 id="suite">{spaced("Et après ?")}</h2>
    <ul>
      <li>
        {spaced(
          `${name} a ${DELAYS.answerWithin} jours ouvrés pour répondre. Sinon, nous vous proposons quelqu'un d'autre, à qui rien n'est envoyé sans votre accord.`,
        )}
      </li>
      <li>
        {spaced(
          "Vos coordonnées ne sont lues que par cette personne : ni par nos agents, ni par une autre entreprise.",
        )}
      </li>
      <li>Vous recevrez un lien pour suivre la demande, l'annuler ou tout effacer.</li>
      <li>
        {spaced(
          `Message et coordonnées sont effacés ${DELAYS.keptClosed} jours après la fin de l'échange, et ${DELAYS.keptAtMost} jours après l'envoi dans tous les cas.`,
        )}
      </li>
    </ul>
  </section>
);
