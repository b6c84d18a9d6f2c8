import { DELAYS } from "../../../contact/delays.ts";
import { spaced } from "../../typography.ts";

/**
 * What happens once it is sent: told before, and kept by the life cycle (src/contact).
 * @param byMail the advisor is told by e-mail; else in their space alone
 * @param linkMailed the private link is sent by e-mail too; else it is shown once
 */
export const WhatNext = ({
  name,
  byMail,
  linkMailed,
}: {
  name: string;
  byMail: boolean;
  linkMailed: boolean;
}) => (
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
          byMail
            ? "Vos coordonnées ne partent pas par courriel : un lien privé les ouvre à cette personne. Si elle n'a pas de compte ici, ce lien arrive dans la boîte de sa structure, et qui la lit peut l'ouvrir. Ni nos agents ni une autre entreprise ne les lisent."
            : "Vos coordonnées ne s'ouvrent qu'à cette personne, dans son espace : ni à nos agents, ni à une autre entreprise.",
        )}
      </li>
      <li>
        {spaced(
          linkMailed
            ? "Un lien pour suivre la demande, l'annuler ou tout effacer s'affiche après l'envoi, et vous arrive par courriel."
            : "Après l'envoi, un lien pour suivre la demande, l'annuler ou tout effacer s'affiche une seule fois : gardez ce lien.",
        )}
      </li>
      <li>
        {spaced(
          `Message et coordonnées sont effacés d'ici ${DELAYS.keptClosed} jours après la fin de l'échange, et ${DELAYS.keptAtMost} jours après l'envoi dans tous les cas.`,
        )}
      </li>
      {byMail && (
        <li>
          {spaced(
            "Le message, lui, part aussi par courriel : il reste dans la messagerie de cette personne, où nous ne pouvons pas l'effacer.",
          )}
        </li>
      )}
    </ul>
  </section>
);
