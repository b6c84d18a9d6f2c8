import { givesOrders } from "../answering/screening/orders.ts";
import { maySpeakToMachine } from "../answering/screening/suspect.ts";
import type { Section } from "./sections.ts";

/** A sentence of a document that was not let in, for a person to look at. */
export type SetAside = { file: string; section: string; text: string };

/**
 * Keeps out of a document that others wrote each sentence that may speak to a machine rather than to a leader: such a sentence would reach a
 * model as part of its evidence. Wide: what it takes out wrongly is told to who brings the document, who can write a fiche with it.
 */
export function quarantine(
  file: string,
  sections: readonly Section[],
): { sections: Section[]; aside: SetAside[] } {
  const aside: SetAside[] = [];
  const kept = sections.flatMap((section): Section[] => {
    const clean = (text: string): string => {
      const parts = sentencesOf(text).map(({ sentence, end }) => {
        if (!maySpeakToMachine(sentence)) return sentence + end;
        aside.push({ file, section: section.heading, text: sentence.trim() });
        return end.includes("\n") ? end : "";
      });
      return parts
        .join("")
        .replace(/\n{3,}/g, "\n\n")
        .trim();
    };
    const heading = clean(section.heading);
    const body = clean(section.body);
    const essentials = section.essentials.map(clean).filter(Boolean);
    const questions = section.questions.filter((question) => !givesOrders(question));
    return heading === "" || (body === "" && essentials.length === 0)
      ? []
      : [{ ...section, heading, body, essentials, questions }];
  });
  return { sections: kept, aside };
}

/** Sentences (one goes on after « Santé ! » et…) with what follows each, so that what is kept keeps its lines and lists. */
function sentencesOf(text: string): { sentence: string; end: string }[] {
  return [...text.matchAll(/([^\n]+?)(?:((?<=[.!?…][»")\]]*)\s+(?=[^\s\p{Ll}»)\]]))|(\s*\n\s*|$))|\n/gu)].map(
    ({ 0: whole, 1: sentence = "", 2: space = "", 3: line = "" }) =>
      sentence === "" ? { sentence: "", end: whole } : { sentence, end: space || line },
  );
}
