import { contentWords } from "../../retrieval/tokenise.ts";
import type { Step } from "../step.ts";

/**
 * A threshold or an exception marked essential in a passage that the answer cites, and that its words dropped, is added
 * back: the worst error of such a service is an omission.
 */
export const addEssentials: Step = {
  name: "addEssentials",
  label: null,
  run(state) {
    const { draft, used } = state;
    if (!draft || draft.mode === "canned") return state;
    const said = new Set(contentWords(draft.content));
    const missing = used
      .filter(({ n }) => n !== null && draft.content.includes(`[${n}]`))
      .flatMap(({ passage, n }) => passage.essentials.map((text) => ({ text, n })))
      .filter(({ text }) => !isSaid(text, said, draft.mode === "extractive" ? 0.8 : 0.5));
    if (missing.length === 0) return state;
    const added = missing.map(({ text, n }) => `> **À savoir.** ${text} [${n}]`).join("\n>\n");
    return { ...state, draft: { ...draft, content: `${draft.content}\n\n${added}` } };
  },
};

/** Every figure and `share` of its words are in the answer already; prepared words say it in their own way. */
export function isSaid(essential: string, said: ReadonlySet<string>, share: number): boolean {
  const words = contentWords(essential);
  if (words.some((word) => /\d/.test(word) && !said.has(word))) return false;
  return words.filter((word) => said.has(word)).length >= share * words.length;
}
