import type { Queryable } from "../../db/database.ts";
import type { Knowledge } from "../../ingestion/knowledge.ts";
import type { Orienter } from "../../orientation/network.ts";
import type { Retriever } from "../../retrieval/search.ts";
import { answerOf } from "./answer.ts";
import { casesFor } from "./cases.ts";
import { charterOf } from "./charter.ts";
import type { LikelyQuestion, Packs } from "./pack.ts";
import { likelyQuestions } from "./questions.ts";
import { numbering } from "./sources.ts";

type Deps = {
  db: Queryable;
  retriever: Retriever;
  knowledge: Knowledge;
  orienter: Pick<Orienter, "schemes">;
};

/** Who reads the pack is the help that this scheme offers. */
const NETWORK = "reseau-ambassadeurs";

/** Made from the fiches, the prepared answers and the schemes in force; no model is called, nothing is kept. */
export function createPacks(deps: Deps): Packs {
  return {
    async of(company, words) {
      const numbers = numbering();
      const questions: LikelyQuestion[] = [];
      for (const asked of likelyQuestions(company))
        questions.push({ ...asked, answer: await answerOf(deps, asked.question, numbers) });
      const cases = await casesFor(deps, company, words, numbers);
      const { charter, toAsk } = await charterOf(deps.db, numbers);
      const unknown = { wants: null, companyName: null, solution: null, headcount: null, turnover: null };
      const schemes = (await deps.orienter.schemes({ ...company, ...unknown })).filter(
        ({ id }) => id !== NETWORK,
      );
      const missing = [...new Set(schemes.flatMap((scheme) => scheme.missing))];
      return { questions, cases, schemes, charter, toAsk, missing, sources: numbers.list() };
    },
  };
}
