import { matchPrepared } from "../../retrieval/prepared.ts";
import type { Step } from "../pipeline.ts";

export const SEARCHED = 8;

/** Searches the fiches, and the prepared answers whose question this is. */
export const findPassages: Step = {
  name: "findPassages",
  label: "Recherche dans les fiches",
  async run(state, { db, retriever }) {
    const found = await retriever.search(state.standalone, SEARCHED);
    const prepared = await matchPrepared(db, await retriever.analyser(), found.query);
    return { ...state, found, prepared };
  },
};
