import type { QueuedMail } from "../../mail/outbox.ts";
import { letterHtml } from "../letter-html.ts";
import { DAYS_TO_CONFIRM } from "./link.ts";

const WHY =
  "Vous recevez ce message parce que cette adresse est, ou doit être, celle d'une fiche de l'annuaire de Boussole IA. Personne ne lit les réponses à cette adresse.";

function letter(
  to: string,
  subject: string,
  said: readonly string[],
  link: { words: string; url: string } | null,
): QueuedMail {
  const paragraphs = ["Bonjour,", ...said];
  const last = link === null ? [] : [`${link.words} : ${link.url}`];
  return {
    to,
    subject,
    text: [...paragraphs, ...last, WHY].join("\n\n"),
    html: letterHtml(paragraphs, link, WHY),
  };
}

/** To the new address: nothing is changed before someone who reads it says so. */
export const confirmationMail = (to: string, name: string, url: string): QueuedMail =>
  letter(
    to,
    "Confirmez cette adresse pour votre fiche de l'annuaire",
    [
      `${name} veut recevoir ici les demandes des dirigeants que lui envoie Boussole IA. L'administration l'a accepté.`,
      `Si c'est bien votre adresse, confirmez-la dans les ${DAYS_TO_CONFIRM} jours. Jusque-là, l'ancienne reste en service.`,
      "Vous n'êtes pas au courant ? Ne faites rien : cette adresse ne sera pas utilisée.",
    ],
    { words: "Confirmer mon adresse", url },
  );

const NOT_YOU =
  "Ce n'est pas vous qui l'avez demandé ? Dites-le aussitôt à la DREETS de votre région, ou à la DGE.";

/** To the address in force. @param what is happening to it */
export const noticeMail = (
  to: string,
  name: string,
  what: "asked" | "changed" | "removed",
  site: string,
): QueuedMail =>
  letter(
    to,
    what === "asked"
      ? "Un changement d'adresse est demandé pour votre fiche de l'annuaire"
      : "L'adresse de votre fiche de l'annuaire a changé",
    [
      what === "asked"
        ? `Une autre adresse électronique a été acceptée pour la fiche ${name}. Elle doit encore être confirmée : jusque-là, les demandes des dirigeants arrivent ici comme avant.`
        : what === "changed"
          ? `La fiche ${name} a maintenant une autre adresse électronique : les demandes des dirigeants n'arrivent plus ici.`
          : `La fiche ${name} n'a plus d'adresse électronique : les demandes des dirigeants n'arrivent plus ici.`,
      NOT_YOU,
    ],
    { words: "Votre fiche", url: `${site}/console/ma-fiche` },
  );
