import type { Likelihoods } from "../intent/intents.ts";
import { missingKinds } from "../retrieval/expected.ts";
import { askedPart } from "../retrieval/focus.ts";
import type { Found } from "../retrieval/search.ts";
import learnt from "./answerability.json" with { type: "json" };
import { isElsewhere, isOnTheme } from "./theme.ts";
import { isUnknowable } from "./unknowable.ts";

/** Whether the fiches answer a question, or it is about something else, or about the theme but beyond what they say. */
export const VERDICTS = ["answerable", "elsewhere", "unsaid"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What each sign weighs for each verdict; learnt by `evals/answerability/learn.ts`, never by hand. */
const WEIGHTS: Record<Verdict, Record<string, number>> = learnt;

/** Short words that nobody knows are slips of the thumb (« fe », « é »), not a topic. */
const TOPIC_LETTERS = 4;
const UNKNOWN_IDF = 6;
const MUCH_ASKED = 30;
const READ = 4;

/** The most likely of the three. */
export function judgeAnswerable(question: string, wants: Likelihoods, found: Found): Verdict {
  const signs = signsOf(question, wants, found);
  const score = (verdict: Verdict): number =>
    Object.entries(signs).reduce((sum, [sign, value]) => sum + value * (WEIGHTS[verdict][sign] ?? 0), 0);
  return VERDICTS.reduce((best, verdict) => (score(verdict) > score(best) ? verdict : best));
}

/** Everything that tells, about 0 to 1 each (likelihoods as log-odds): what the words want, what was found, what it lacks. */
export function signsOf(question: string, wants: Likelihoods, found: Found): Record<string, number> {
  const { query, passages } = found;
  const [best] = passages;
  const known = query.terms.reduce((sum, term) => sum + term.weight * term.idf, 0);
  const unknown = query.unknown
    .filter(({ word }) => word.length >= TOPIC_LETTERS)
    .reduce((sum, { weight }) => sum + weight * UNKNOWN_IDF, 0);
  const texts = passages.slice(0, READ).map(({ heading, body }) => `${heading} ${body}`);
  const likelihood = (...intents: Parameters<Likelihoods["get"]>[0][]): number =>
    logOdds(intents.reduce((sum, intent) => sum + (wants.get(intent) ?? 0), 0));
  const onTheme = isOnTheme(question);
  return {
    always: 1,
    question: likelihood("question"),
    offTopic: likelihood("hors_sujet", "politique"),
    unsaid: likelihood("sans_source"),
    coverage: best?.coverage ?? 0,
    likeness: best?.likeness ?? 0,
    knownWords: known / (known + unknown + 1),
    onTheme: Number(onTheme),
    elsewhere: Number(!onTheme && isElsewhere(question)),
    unknowable: Number(isUnknowable(question)),
    figureLacking: Number(missingKinds(askedPart(question), texts).length > 0),
    length: Math.min(1, known / MUCH_ASKED),
  };
}

const logOdds = (share: number): number => Math.log((share + 1e-3) / (1 - share + 1e-3));
