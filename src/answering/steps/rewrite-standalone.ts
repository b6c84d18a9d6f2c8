import { withoutPlaceholders } from "../../privacy/mask.ts";
import { contentWords, fold } from "../../retrieval/tokenise.ts";
import { caseQuestion } from "../case-question.ts";
import type { Step } from "../step.ts";

/** Words of one family replace each other: « et pour une ETI ? » after a question on PME. */
const FAMILIES: readonly (readonly string[])[] = [
  ["tpe", "pme", "eti", "ge", "microentreprise", "micro", "artisan", "independant", "groupe", "grand groupe"],
  ["ambassadeur", "activateur"],
  ["diagnostic", "garantie", "academie", "pionniers", "catalogue"],
  ["gratuit", "payant", "cout", "prix", "duree", "date", "delai", "contact", "condition"],
];

/**
 * Makes a question that leans on the conversation stand alone: the topic of the last one, with what the new one
 * changes. `previous` is itself a standalone question.
 */
export function standaloneOf(question: string, previous: string): string {
  const fresh = contentWords(question);
  const replaced = new Set(FAMILIES.filter((family) => fresh.some((word) => isOneOf(word, family))).flat());
  const kept = previous
    .split(/\s+/)
    .filter((word) => !contentWords(word).some((part) => isOneOf(part, [...replaced])))
    .join(" ");
  return `${kept} ${question}`.trim();
}

const isOneOf = (word: string, family: readonly string[]): boolean =>
  family.some((member) => word === member || word === `${member}s`);

const SUBJECT: ReadonlySet<string> = new Set(["answered", "refused_no_source"]);

export const rewriteStandalone: Step = {
  name: "rewriteStandalone",
  label: null,
  async run(start, { readIntent }) {
    // « information de santé masquée » is no subject: the fiches on health are not what was asked for.
    const asked = withoutPlaceholders(start.question).trim();
    const state = asked === "" ? start : { ...start, standalone: asked };
    const own = caseQuestion(state.question, state.profile, state.told);
    if (own) return { ...state, standalone: own, put: own, wants: await readIntent(own) };
    // A turn that was refused left no subject to lean on.
    const previous = state.history.findLast(({ outcome }) => SUBJECT.has(outcome));
    if (state.intent !== "elliptic" || !previous) return state;
    // A thread of bare « et ? » must not grow without end.
    const recent =
      fold(previous.standalone).length > 600 ? previous.standalone.slice(-600) : previous.standalone;
    const standalone = standaloneOf(state.standalone, recent);
    return { ...state, standalone, wants: await readIntent(standalone) };
  },
};
