import type { Orientation } from "../../orientation/orientation.ts";
import type { Reading } from "../reading/read.ts";

const MOST = 6;

/** What to ask at the meeting: first what would change who may help, then what the message leaves out. */
export function questionsFor(
  { profile, needs, facts, precautions, asked }: Reading,
  orientation: Orientation,
): string[] {
  const said = (kind: string): boolean => facts.some(({ kinds }) => kinds.some((one) => one === kind));
  const next = orientation.nextQuestion;
  const missing: (string | false)[] = [
    next !== null && `${next.text} (la réponse peut changer les aides et les interlocuteurs proposés)`,
    asked.length === 0 && "Qu'attendez-vous de moi en premier ?",
    profile.sector === null && next?.field !== "sector" && "Que fait votre entreprise, en une phrase ?",
    profile.size === null && next?.field !== "size" && "Combien êtes-vous, vous compris ?",
    profile.region === null && next?.field !== "region" && "Où êtes-vous installés ?",
    needs.length === 0 &&
      next?.field !== "need" &&
      "Quelle tâche vous prend le plus de temps chaque semaine ?",
    profile.maturity === null &&
      next?.field !== "maturity" &&
      "Quels outils numériques utilisez-vous déjà, et l'IA ?",
    !said("budget") && "Quel budget, et qui décide ?",
    !said("echeance") && "Pour quand, et pourquoi cette date ?",
    !said("essais") && "Qu'avez-vous déjà essayé, et qu'est-ce qui n'a pas marché ?",
    precautions.some(({ code }) => code === "rgpd" || code === "secret") &&
      "Quelles données seraient utilisées, où sont-elles, qui les voit ?",
    precautions.some(({ code }) => code === "salaries") &&
      "Les salariés sont-ils informés, qu'en disent-ils ?",
    "À quoi verrez-vous, dans trois mois, que cela a servi ?",
  ];
  return missing.filter((question) => typeof question === "string").slice(0, MOST);
}
