import type { Citation } from "../../answering/answer.ts";
import { citationOf } from "../../answering/citations.ts";
import type { PassageRow } from "../../retrieval/store.ts";

/** One list of sources for a whole sheet: the same passage keeps its number wherever it is cited. */
export type Numbering = { cite(passage: PassageRow): number; list(): Citation[] };

export function numbering(): Numbering {
  const passages: PassageRow[] = [];
  return {
    cite(passage) {
      const at = passages.findIndex(({ digest }) => digest === passage.digest);
      return at === -1 ? passages.push(passage) : at + 1;
    },
    list: () => passages.map((passage, at) => citationOf(at + 1, passage)),
  };
}
