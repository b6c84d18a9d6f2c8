import { vocabularyOf } from "../../verification/store.ts";
import { type Claim, verifySentence } from "../../verification/verify.ts";
import { citationsOf, mark } from "../citations.ts";
import type { Draft, State, UsedPassage } from "../state.ts";
import { withFlag } from "../state.ts";
import type { Step } from "../step.ts";
import { evidenceOf } from "./generate.ts";

/** Shows what a model wrote sentence by sentence, only where it is proven; too little left, and the extracts stand. */
export const verify: Step = {
  name: "verify",
  label: "Vérification phrase par phrase",
  applies: (state) => state.written !== null && !state.off.generated,
  async run(state, { db }) {
    const { written, draft, found } = state;
    if (!written || !draft || !found) return state;
    const vocabulary = await vocabularyOf(db, found.edition);
    const evidence = evidenceOf(state);
    const judged = written.claims.map((claim) => ({
      ...claim,
      reason: verifySentence(claim, evidence, vocabulary),
    }));
    const kept = judged.filter(({ reason }) => reason === null);
    const withheld = judged.flatMap(({ text, reason }) => (reason === null ? [] : [{ text, reason }]));
    const next = withheld.length > 0 ? withFlag({ ...state, withheld }, "phrase_retenue") : state;
    // The first sentence answers: without it, or with most of them gone, what is left may mislead.
    if (judged[0]?.reason !== null || kept.length < withheld.length)
      return withFlag(next, "generation_ecartee");
    return { ...next, ...shown(draft, state.selected, kept) };
  },
};

/** The proven sentences as the answer, passages numbered in the order of reading. */
function shown(draft: Draft, selected: State["selected"], kept: readonly Claim[]) {
  const order = [...new Set(kept.flatMap(({ citations }) => citations))];
  const used: UsedPassage[] = selected.map((passage, index) => {
    const at = order.indexOf(index + 1);
    return { passage, n: at === -1 ? null : at + 1 };
  });
  const [lead, ...rest] = kept.map(({ text, citations }) =>
    [...new Set(citations)].reduce((said, n) => mark(said, order.indexOf(n) + 1), text),
  );
  return {
    used,
    draft: {
      ...draft,
      mode: "generated" as const,
      content: [lead, rest.join(" ")].filter(Boolean).join("\n\n"),
      details: "",
      citations: citationsOf([...used].sort((a, b) => (a.n ?? 0) - (b.n ?? 0))),
    },
  };
}
