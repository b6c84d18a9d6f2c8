import { DomainError } from "../../errors.ts";
import type { Step } from "../step.ts";

export const MAX_CODE_POINTS = 2_000;

/** Everything that shows nothing and can hide something: controls, bidirectional marks, tags, variation selectors. */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u115F\u1160\u3164\uFFA0\p{Zl}\p{Zp}]|\u034F|\u17B4|\u17B5|[\u{E0100}-\u{E01EF}]|[\uFE00-\uFE0F]/gu;

/**
 * Trims, strips invisible Unicode and bounds the question.
 * @throws DomainError `entree-invalide` when nothing readable remains, or beyond 2,000 code points
 */
export function normaliseQuestion(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(INVISIBLE, (mark) => (mark === "\n" || mark === "\t" ? mark : ""))
    .replace(/\uFFFD/g, "")
    .trim();
  if (plain === "")
    throw invalid("Votre message est vide. Écrivez votre question avec vos mots, même en une ligne.");
  const length = [...plain].length;
  if (length > MAX_CODE_POINTS) {
    throw invalid(
      `Votre message compte ${length} caractères ; le maximum est de ${MAX_CODE_POINTS}. Raccourcissez-le ou posez deux questions.`,
    );
  }
  return plain;
}

const invalid = (message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field: "content", message }]);

export const normalise: Step = {
  name: "normalise",
  label: null,
  run: (state) => ({ ...state, question: normaliseQuestion(state.question) }),
};
