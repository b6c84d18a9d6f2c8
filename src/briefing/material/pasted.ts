import { DomainError } from "../../errors.ts";
import { plain } from "../../trust/clean.ts";
import { LONGEST } from "../briefing.ts";

/**
 * Pasted words as people see them: nothing invisible, bounded.
 * @throws DomainError `entree-invalide` when nothing readable remains, or too much
 */
export function pastedText(text: string): string {
  const clean = plain(text);
  if (!/[\p{L}\p{N}]/u.test(clean))
    throw invalid("Le texte collé est vide : collez un courriel ou des notes.");
  const length = [...clean].length;
  if (length > LONGEST)
    throw invalid(
      `Le texte compte ${length} caractères ; le maximum est de ${LONGEST}. Gardez le message du dirigeant, sans la suite du fil.`,
    );
  return clean;
}

const invalid = (message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field: "text", message }]);
