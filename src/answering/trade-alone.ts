import { tokenise } from "../retrieval/tokenise.ts";
import type { State } from "./state.ts";

const FEW_WORDS = 3;

/** « la ferme », « crèche associative »: a trade told in two words wants nothing else, whatever the words resemble. */
export const isTradeAlone = ({ question, reading }: State): boolean =>
  reading?.provenance.sector !== undefined && tokenise(question).length <= FEW_WORDS;
