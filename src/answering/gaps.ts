import { countLacks, missingKinds } from "../retrieval/expected.ts";
import { readable } from "./screening/patterns.ts";
import { asksNames, statesAbsence, unknownYears } from "./unknowable.ts";

const CONFIRMING =
  /\b(?:c est (?:vrai|bien|ca|sur)|cest (?:vrai|bien|ca|sur)|c vrai|c bien|non ?\?|hein ?\?|n est ce pas|confirm\w*|il parait|parait que|j ai (?:lu|entendu)|on m a dit|vrai ou faux|exact ?\?|d accord ?\?|c est ca ?\?)/;

/** « il a été fait en 2021, non ? » takes a figure for granted: the fiche corrects it. « le budget en 2031 ? » asks for it. */
export const isConfirming = (question: string): boolean => CONFIRMING.test(readable(question));

/**
 * What is asked and that the passages do not tell, as words to open with: « » when the passage says so itself, null when
 * nothing lacks.
 * @param shown sentences of the answer, in order
 * @param texts passages they come from, the best first
 */
export function gapOf(
  question: string,
  shown: readonly string[],
  texts: readonly string[],
  termOf: (word: string) => string,
): string | null {
  const silent = shown.findIndex(statesAbsence);
  if (silent === 0 || (silent > 0 && asksNames(question))) return "";
  const years = isConfirming(question) ? [] : unknownYears(question, texts);
  if (years.length > 0)
    return `Mes sources ne disent rien pour ${years.join(" ni ")}. Ce qu'elles disent de proche :`;
  if (missingKinds(question, texts).length > 0 || countLacks(question, texts, termOf))
    return "Mes sources ne donnent pas ce chiffre. Ce qu'elles disent de proche :";
  return null;
}
