import type { Advisor } from "../directory/advisor.ts";
import { names } from "../orientation/conflicts.ts";
import type { Interest } from "./report.ts";

/**
 * Whether the author of a report has an interest in a solution that it names (charter, art. 4: any possible conflict is declared):
 * what they say, or what their card says: a declared conflict, the structure they speak for, what it sells.
 * @param card the card of the directory that the account speaks for; null: none, nobody can say
 */
export function interestOf(
  card: Pick<Advisor, "name" | "conflicts" | "commercialInterest"> | null,
  report: { solution: string | null; text: string; interested: boolean },
): Interest {
  const { solution, text } = report;
  if (report.interested) return "declared";
  if (card === null) return solution === null ? "none" : "unknown";
  const declared = card.conflicts.filter(({ scope }) => scope !== "sector").map(({ value }) => value);
  const concerned =
    declared.some((value) => names(solution, value) || holdsName(text, value)) ||
    names(solution, card.name) ||
    (solution !== null && card.commercialInterest !== null && holdsName(card.commercialInterest, solution));
  return concerned ? "card" : "none";
}

/** Sentence by sentence: a name must not be found across two of them. */
const holdsName = (text: string, name: string): boolean =>
  text
    .split(/[.!?;:\n]/)
    .some((sentence) => sentence.trim().length >= name.trim().length && names(sentence, name));
