import type { Mail, Notice } from "./notice.ts";

const WHY =
  "Vous recevez ce message parce que cette adresse a été laissée, avec votre accord, dans une conversation avec Boussole IA. " +
  "Elle est effacée avec la conversation.";

/**
 * Tells that an answer was corrected, or withdrawn. The person's own return link cannot be given again (only its digest is
 * kept): the way back is their browser or that link, and what the message links to shows the correction alone.
 * @param site address of the service, without a final slash
 */
export function correctionMail({ address, reference, kind, path }: Notice, site: string): Mail {
  const corrected = kind === "corrected";
  return {
    to: address,
    subject: corrected
      ? "Une réponse de Boussole IA a été corrigée"
      : "Une réponse de Boussole IA a été retirée",
    text: [
      "Bonjour,",
      corrected
        ? `La réponse ${reference}, que Boussole IA vous a donnée, a été corrigée après relecture.`
        : `La réponse ${reference}, que Boussole IA vous a donnée, a été retirée après relecture : ne vous y fiez pas.`,
      `${corrected ? "La correction" : "Que faire maintenant"} : ${site}${path}\nCette page montre la correction, jamais votre conversation.`,
      `Pour relire votre conversation : ${site}, dans le navigateur où vous l'avez ouverte, ou votre lien privé de retour.`,
      `${WHY} Pour ne plus être prévenu, ouvrez la page ci-dessus : un bouton y retire votre adresse.`,
    ].join("\n\n"),
  };
}

/** Tells that a contest is decided; the ticket shows the decision, and no word of the exchange. */
export function decisionMail(to: string, reference: string, ticket: string, site: string): Mail {
  return {
    to,
    subject: "Votre contestation d'une réponse de Boussole IA a reçu une décision",
    text: [
      "Bonjour,",
      `Vous avez contesté la réponse ${reference} de Boussole IA. Une personne l'a examinée et a décidé.`,
      `La décision et son explication : ${site}/contestations/${ticket}`,
      WHY,
    ].join("\n\n"),
  };
}
