import { verifySentence, type Withheld } from "../../verification/verify.ts";
import { citationsOf, mark } from "../citations.ts";
import type { State, UsedPassage } from "../state.ts";
import { withFlag } from "../state.ts";
import type { Step } from "../step.ts";
import { evidenceOf } from "./generate.ts";

/** Shows what a model wrote sentence by sentence, only where it is proven; too little left, and the extracts stand. */
export const verify: Step = {
  name: "verify",
  label: "Vérification phrase par phrase",
  applies: (state) => state.written !== null,
  async run(state, { ordinaryWords }) {
    const { written, draft } = state;
    if (!written || !draft) return state;
    const ordinary = await ordinaryWords();
    const evidence = evidenceOf(state);
    const judged = written.claims.map((claim) => ({
      ...claim,
      reason: verifySentence(claim, evidence, (word) => ordinary.has(word)),
    }));
    const kept = judged.filter(({ reason }) => reason === null);
    const withheld = judged.flatMap(({ text, reason }) => (reason === null ? [] : [{ text, reason }]));
    const next = withheld.length > 0 ? withFlag({ ...state, withheld }, "phrase_retenue") : state;
    // The first sentence answers: without it, or with most of them gone, what is left may mislead.
    if (kept.length === 0 || judged[0]?.reason !== null || kept.length < withheld.length)
      return withFlag(next, "generation_ecartee");
    return shown(next, kept);
  },
};

export type WithheldSentence = { text: string; reason: Withheld };

function shown(state: State, kept: readonly { text: string; citations: readonly number[] }[]): State {
  const order = [...new Set(kept.flatMap(({ citations }) => citations))];
  const numberOf = (n: number): number => order.indexOf(n) + 1;
  const used: UsedPassage[] = state.selected.map((passage, index) => ({
    passage,
    n: order.includes(index + 1) ? numberOf(index + 1) : null,
  }));
  const sentences = kept.map(({ text, citations }) => citations.reduce((said, n) => mark(said, numberOf(n)), text));
  const [lead, ...rest] = sentences;
  if (!state.draft) return state;
  const draft = {
    ...state.draft,
    mode: "generated" as const,
    content: [lead, rest.join(" ")].filter(Boolean).join("\n\n"),
    details: "",
    citations: citationsOf([...used].sort((a, b) => (a.n ?? 0) - (b.n ?? 0))),
  };
  return { ...state, draft, used };
}
