import { contentWords, tokenise } from "../../retrieval/tokenise.ts";
import * as messages from "../messages.ts";
import { type Step, stop } from "../pipeline.ts";
import { readable } from "../screening/patterns.ts";
import { isAdvice, isEligibilityVerdict, isFavouritism } from "../screening/refusals.ts";
import * as service from "../screening/service.ts";

const ELLIPTIC = /^ (?:et|ok et|mais|alors|du coup|donc|ah|oui|non)\b|\b(?:ca|sa|celui|celle|ceux|celles|cela|ce dernier|la dedans|dedans|il|elle|ils|elles|y|en|combien alors|le meme|la meme)\b/;

/** What the person wants: a message for the service itself, or a question; and whether it leans on the one before. */
export const recogniseIntent: Step = {
  name: "recogniseIntent",
  label: null,
  run(state) {
    const text = readable(state.question);
    if (service.isThanks(text)) return stop(state, messages.thanks());
    if (service.isGreeting(text)) return stop(state, messages.greeting());
    if (service.isRightsRequest(text)) return stop(state, messages.rights());
    if (service.isComplaint(text)) return stop(state, messages.complaint());
    if (service.isHandover(text)) return stop(state, messages.handover(state.masked.length > 0));
    if (isAdvice(text) || isEligibilityVerdict(text)) return stop(state, messages.advice());
    if (isFavouritism(text)) return stop(state, messages.favouritism());
    if (service.isPolitics(text)) return stop(state, messages.politics());
    const words = contentWords(state.question);
    const short = tokenise(state.question).length <= 8;
    const leans = short && ELLIPTIC.test(text);
    if (words.length === 0 && state.history.length === 0) return stop(state, messages.clarification());
    return { ...state, intent: leans || words.length === 0 ? "elliptic" : "question" };
  },
};
