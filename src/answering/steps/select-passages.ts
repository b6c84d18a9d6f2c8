import type { RankedPassage } from "../../retrieval/search.ts";
import * as messages from "../messages.ts";
import { type Step, stop } from "../pipeline.ts";
import { isSupported, SUPPORT } from "../support.ts";

/** Keeps the passages that bear on the question; none: says so rather than answer beside it. */
export const selectPassages: Step = {
  name: "selectPassages",
  label: null,
  run(state) {
    const { found, prepared } = state;
    if (!found) return state;
    const [best] = found.passages;
    if (prepared) return state;
    if (!best || !isSupported(found, best)) {
      const inTheme = found.query.terms.some((term) => term.weight > 0 && THEME.has(term.term));
      const near = found.passages.slice(0, 3).filter((passage) => passage.coverage > SUPPORT.near);
      return stop(
        { ...state, used: found.passages.slice(0, 3).map((passage) => ({ passage, n: null })) },
        inTheme ? messages.noSource(near.map(questionOf)) : messages.outOfScope(),
      );
    }
    const selected = found.passages.filter((passage) => passage.score >= best.score * SUPPORT.relative).slice(0, 4);
    return { ...state, selected };
  },
};

// Stems (French Snowball, folded) that show a question on the theme of this service.
const THEME = new Set(
  "ia artificiel intelligent intelligenc ambassadeur activ activateur osez plan chart diagnost franc num dge dreet bpifranc pionni academ chatgpt algorithm automatis num numer chatbot don donne rgpd prestatair formation solut".split(
    " ",
  ),
);

/** A heading, as a question to propose. */
const questionOf = (passage: RankedPassage): string => passage.heading;
