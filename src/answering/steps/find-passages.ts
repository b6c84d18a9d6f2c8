import { missingKinds } from "../../retrieval/expected.ts";
import { askedPart, withoutHeadcount } from "../../retrieval/focus.ts";
import { matchPrepared } from "../../retrieval/prepared.ts";
import type { RankedPassage } from "../../retrieval/search.ts";
import { fold } from "../../retrieval/tokenise.ts";
import { givesOrders, withoutOrders } from "../screening/orders.ts";
import type { Step } from "../step.ts";
import { unknownYears } from "../unknowable.ts";

export const SEARCHED = 8;

/** « que risque-t-il ? » is no question without what is told before it. */
const POINTS_BACK =
  /[a-z]-(?:t-)?(?:il|elle|ils|elles)\b|\b(?:il|elle|ils|elles|lui|leur|ce(?:lui|lle)|la-dessus|la dessus|dedans)\b/;

/** Searches the fiches, and the prepared answers whose question this is. */
export const findPassages: Step = {
  name: "findPassages",
  label: "Recherche dans les fiches",
  async run(state, { db, retriever }) {
    const question = withoutHeadcount(state.standalone);
    const searched = await retriever.search(question, SEARCHED);
    const found = { ...searched, passages: searched.passages.flatMap(quiet) };
    const { analyser } = found;
    const asked = askedPart(question);
    // « garage de 6 personnes à Limoges, par où commencer ? » is the question that follows what is told.
    const match =
      (await matchPrepared(db, analyser, question, found.query)) ??
      (asked === question || POINTS_BACK.test(fold(asked))
        ? null
        : await matchPrepared(db, analyser, asked, await analyser.analyse(db, asked)));
    // A question that wants a figure, or names a year, that the prepared words do not give is another question.
    const apart =
      match && (missingKinds(asked, [match.body]).length > 0 || unknownYears(asked, [match.body]).length > 0);
    return { ...state, found, prepared: apart ? null : match };
  },
};

/** A document is data: what it says to a machine is neither shown nor passed on; where nothing else is left, it was not found. */
function quiet(passage: RankedPassage): RankedPassage[] {
  const body = withoutOrders(passage.body);
  const essentials = passage.essentials.map(withoutOrders).filter(Boolean);
  const nothing = givesOrders(passage.heading) || (body === "" && essentials.length === 0);
  return nothing ? [] : [{ ...passage, body, essentials }];
}
