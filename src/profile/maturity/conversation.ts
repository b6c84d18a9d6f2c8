import type { Questionnaire } from "./questionnaire.ts";
import type { Points } from "./score.ts";

/** A question of the self-assessment as a conversation asks it: buttons, each with the value that `readButton` reads back. */
export type AskedQuestion = {
  id: string;
  /** 1 for the first. */
  number: number;
  of: number;
  text: string;
  why: string;
  options: { value: string; label: string }[];
};

const PREFIX = "maturite";
const DONT_KNOW = "?";
const POINTS: Record<string, Points | null> = { "0": 0, "1": 1, "2": 2, "3": 3, [DONT_KNOW]: null };

/** The value of the button that gives `points` to a question; null: « je ne sais pas ». */
export const buttonOf = (question: string, points: Points | null): string =>
  `${PREFIX}:${question}:${points ?? DONT_KNOW}`;

/** The question of a number, from 1; null past the last. */
export function questionAt(questionnaire: Questionnaire, number: number): AskedQuestion | null {
  const question = questionnaire.questions[number - 1];
  if (question === undefined) return null;
  const { id, text, why, answers } = question;
  return {
    id,
    number,
    of: questionnaire.questions.length,
    text,
    why: why.text,
    options: [
      ...answers.map((label, points) => ({ value: buttonOf(id, points as Points), label })),
      { value: buttonOf(id, null), label: questionnaire.dontKnow },
    ],
  };
}

/**
 * What a button of `questionAt` says, or a radio of the page: the question and its points, null for « je ne sais pas ».
 * @returns null when the value is no answer to this questionnaire
 */
export function readButton(
  questionnaire: Questionnaire,
  value: string,
): { question: string; points: Points | null } | null {
  const [prefix, question, said, ...more] = value.split(":");
  if (prefix !== PREFIX || question === undefined || said === undefined || more.length > 0) return null;
  if (!questionnaire.questions.some(({ id }) => id === question)) return null;
  const points = Object.hasOwn(POINTS, said) ? POINTS[said] : undefined;
  return points === undefined ? null : { question, points };
}
