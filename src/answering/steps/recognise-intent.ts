import { wants } from "../../intent/decide.ts";
import type { Intent } from "../../intent/intents.ts";
import { contentWords, tokenise } from "../../retrieval/tokenise.ts";
import { isAboutImpostor } from "../../trust/asked.ts";
import { asksForAssessment } from "../asks-for-assessment.ts";
import { asksForIntroduction, asksForPeople } from "../asks-for-people.ts";
import { caseQuestion } from "../case-question.ts";
import * as messages from "../messages.ts";
import { presentsCompany } from "../presents-company.ts";
import { readable } from "../screening/patterns.ts";
import { isFavouritism } from "../screening/refusals.ts";
import { asksCorrection, isOwnBusiness, likelyRight } from "../screening/rights.ts";
import { isAbuse, isGreeting, isThanks } from "../screening/service.ts";
import { type State, withFlag } from "../state.ts";
import { type Step, stop } from "../step.ts";

/** Alone, these say nothing of what is wanted. */
const VAGUE = new Set([
  "aide",
  "aides",
  "info",
  "infos",
  "renseignement",
  "renseignements",
  "urgent",
  "suite",
  "probleme",
  "projet",
]);

const CONNECTOR = /^ (?:et|ok et|mais|alors|du coup|donc|ah)\b/;
const PRONOUN =
  /\b(?:ca|sa|c|ce|celui|celle|ceux|celles|cela|dedans|il|elle|ils|elles|y|en|alors|le meme|la meme)\b/;
/** What a question may ask of the thing spoken of before, without naming it. */
const ATTRIBUTE =
  /^(?:gratuit\w*|payant\w*|paye\w*|cout\w*|prix|tarif\w*|montant\w*|taux|dur\w*|temps|delais?|dates?|condition\w*|contact\w*|joindre|inscri\w*|demand\w*|obtenir|eligib\w*|tpe|pme|eti|artisan\w*|micro\w*|independant\w*|entreprise|association\w*|site|adresse|remuner\w*|obligatoire|risque\w*|avantage\w*|dossier|documents?|ensuite|avant|exemple\w*|detail\w*|sources?)$/;

/** Whom to see, asked by someone of whom enough is known to say. */
const wantsSomeone = ({ profile, told }: State, text: string): boolean =>
  asksForIntroduction(text) ||
  ((profile.region !== null || profile.sector !== null) && (told.includes("wants") || asksForPeople(text)));

/** What the person wants: a message for the service itself, or a question; and whether it leans on the one before. */
export const recogniseIntent: Step = {
  name: "recogniseIntent",
  label: null,
  run(state) {
    const text = readable(state.question);
    const presented = presentsCompany(state);
    const is = (intent: Intent): boolean => wants(state.wants, intent, presented);
    if (isThanks(text)) return stop(state, messages.thanks());
    // A key struck by mistake, a number that nobody asked for: they want nothing that could be guessed.
    if (!/\p{L}\s*\p{L}/u.test(state.question) && !state.tellsOnly)
      return stop(state, messages.clarification());
    if (isGreeting(text) || (is("bonjour") && !state.tellsOnly)) return stop(state, messages.greeting());
    if (isAboutImpostor(state.question) && !/\bcharte\b/.test(text))
      return stop(withFlag(state, "demarchage_suspect"), messages.impostor());
    // Told plainly, a fact is no question, whatever its words resemble: « on est 4 ».
    if (state.tellsOnly) return stop(state, messages.profileUpdated());
    if (asksCorrection(state.question))
      return stop({ ...state, rights: { right: "rectify" } }, messages.rights());
    if (is("droits") && !isOwnBusiness(state.question))
      return stop({ ...state, rights: likelyRight(state.question) }, messages.rights());
    if (is("plainte"))
      return isAbuse(text)
        ? stop(withFlag(state, "injure"), messages.abuse())
        : stop(state, messages.complaint());
    const known = state.profile.region !== null || state.profile.sector !== null;
    if (is("humain") && !(known && asksForIntroduction(text)))
      return stop(state, messages.handover(state.masked.length > 0));
    // A trade and a trouble told are what the use cases answer, whatever their words resemble.
    const described = caseQuestion(state.question, state.profile, state.told) !== null;
    if (isFavouritism(text)) return stop(state, messages.favouritism());
    if (wantsSomeone(state, text)) return stop(state, messages.orientation());
    if (is("conseil") && !described) return stop(state, messages.advice());
    if (is("favoritisme") && !described) return stop(state, messages.favouritism());
    if (is("politique") && !described) return stop(state, messages.politics());
    if (asksForAssessment(text))
      return stop(withFlag(state, "questionnaire_maturite"), messages.assessment());
    const words = contentWords(state.question);
    const short = tokenise(state.question).length <= 8;
    const onlyAttributes = words.every((word) => ATTRIBUTE.test(word));
    const leans = short && (CONNECTOR.test(text) || (onlyAttributes && PRONOUN.test(text)));
    const bare = words.length === 1 && tokenise(state.question).length <= 2 && VAGUE.has(words[0] ?? "");
    const empty = words.length === 0 && !is("question");
    if ((empty || bare || is("vague")) && state.history.length === 0)
      return stop(state, messages.clarification());
    return {
      ...state,
      seeksPeople: asksForPeople(text),
      intent: leans || (words.length === 0 && !is("question")) ? "elliptic" : "question",
    };
  },
};
