import type { Orientation } from "../../orientation/orientation.ts";
import type { Reading } from "../reading/read.ts";
import { needInside } from "./labels.ts";
import { questionsFor } from "./questions.ts";
import { OWN_NETWORK } from "./schemes.ts";
import type { UseCase } from "./use-cases.ts";

const ASKED_BACK = 3;

/** A reply to edit, in the ambassador's voice: it promises nothing, names no product, repeats no word of the mail. */
export function replyOf(reading: Reading, orientation: Orientation, useCases: readonly UseCase[]): string {
  const { interests, distress, beyond } = reading;
  const paragraphs = ["Bonjour,"];
  if (distress)
    return [
      ...paragraphs,
      "Merci de m'avoir écrit. Ce que vous traversez compte plus que tout projet. Des personnes peuvent vous écouter maintenant : le 3114, gratuit, jour et nuit, et l'APESA au 0 805 65 50 50 pour les chefs d'entreprise. En cas de danger : le 15 ou le 112.",
      "Le reste peut attendre. Quand vous le souhaiterez, nous pourrons reparler de votre entreprise.",
      "Bien à vous,",
    ].join("\n\n");
  const needs = reading.needs.slice(0, 2).map(needInside);
  paragraphs.push(
    needs.length > 0
      ? `Merci pour votre message. Si je comprends bien, votre priorité serait : ${needs.join(", puis ")}. Dites-moi si je me trompe.`
      : "Merci pour votre message. Pour bien vous répondre, j'ai besoin de comprendre ce que vous attendez en premier.",
  );
  if (interests.length > 0)
    paragraphs.push(
      "Je dois être transparent avec vous : j'ai un intérêt déclaré qui touche à votre projet. Pour que votre intérêt passe d'abord, je vous propose d'en parler avec un autre ambassadeur, ou avec la direction régionale de l'État (DREETS). Souhaitez-vous que je vous dise comment les joindre ?",
    );
  else paragraphs.push(...helpOf(orientation, useCases));
  if (interests.length === 0) {
    const questions = questionsFor(reading, orientation)
      .map((question) => question.replace(/ \(la réponse.*\)$/, ""))
      .slice(0, ASKED_BACK);
    paragraphs.push(
      `Avant d'en parler, pouvez-vous me dire :\n${questions.map((question) => `- ${question}`).join("\n")}`,
    );
  }
  if (beyond.length > 0)
    paragraphs.push(
      "Certaines de vos questions relèvent d'un autre interlocuteur que moi : voyons ensemble lequel.",
    );
  paragraphs.push(
    "Je suis ambassadeur bénévole : je ne vends rien et je ne recommande aucun produit. Évitez de m'écrire des données personnelles ou confidentielles.",
    "Bien à vous,",
  );
  return paragraphs.join("\n\n");
}

function helpOf({ schemes, advisors }: Orientation, useCases: readonly UseCase[]): string[] {
  const lines: string[] = [];
  const known = useCases.find(({ near }) => near !== "any");
  if (known)
    lines.push(
      `D'autres entreprises de votre secteur ont essayé : je peux vous montrer la fiche « ${known.title} », avec sa source.`,
    );
  const scheme = schemes.find(
    ({ id, status }) => id !== OWN_NETWORK && (status === "eligible" || status === "to_confirm"),
  );
  if (scheme)
    lines.push(
      `Une piste à vérifier ensemble : « ${scheme.title} ». Seul son opérateur décide de l'attribuer.`,
    );
  if (lines.length === 0 && advisors.length === 0)
    lines.push("Je peux vous aider à poser le problème avant de parler d'outil.");
  return lines;
}
