import { askedPart, premisePart } from "../../retrieval/focus.ts";
import type { RankedPassage } from "../../retrieval/search.ts";
import { citationsOf, mark } from "../citations.ts";
import { extract, type Quoted } from "../extract.ts";
import { gapOf } from "../gaps.ts";
import { unfoundedFigures } from "../premise.ts";
import type { Draft, PreparedMatch, State, UsedPassage } from "../state.ts";
import { withFlag } from "../state.ts";
import type { Step } from "../step.ts";

/** Writes the answer: prepared words as they are, or the sentences of the fiches that answer, each with its mark. */
export const write: Step = {
  name: "write",
  label: "Rédaction avec les sources",
  run(state) {
    if (state.prepared) return writePrepared(state, state.prepared);
    if (!state.found) return state;
    const { analyser } = state.found;
    const { shown, folded } = extract(
      state.put ?? state.question,
      state.found.query,
      state.selected,
      analyser,
    );
    const numbers = numberPassages([...shown, ...folded]);
    const used: UsedPassage[] = state.selected.map((passage, index) => ({
      passage,
      n: numbers.get(index) ?? null,
    }));
    const texts = state.selected.map((passage) =>
      [passage.heading, passage.body, ...passage.essentials].join(" "),
    );
    const asked = askedPart(state.put ?? state.question);
    const wrong = unfoundedFigures(premisePart(state.put ?? state.question), texts.slice(0, 2));
    const sentences = shown.map(({ text }) => text);
    const gap = gapOf(asked, sentences, texts, analyser.termOf) ?? (state.unsaid ? UNSAID : null);
    const draft: Draft = {
      outcome: gap === null ? "answered" : "refused_no_source",
      mode: "extractive",
      content: opening(wrong, gap) + paragraphs(shown, numbers),
      details: foldedText(folded, numbers, state.selected),
      citations: citationsOf([...used].sort((a, b) => (a.n ?? 0) - (b.n ?? 0))),
      completeness:
        gap !== null ? "none" : (state.found.passages[0]?.coverage ?? 0) >= FULL ? "full" : "partial",
      validation: null,
      suggestions: relatedQuestions(state),
    };
    const next = { ...state, draft, used };
    return wrong.length > 0 ? withFlag(next, "premisse_corrigee") : next;
  },
};

const UNSAID = "Je n'ai pas la réponse exacte dans mes sources. Ce qu'elles disent de plus proche :";

function opening(wrong: readonly string[], gap: string | null): string {
  if (gap) return `${gap}\n\n`;
  return wrong.length > 0
    ? `Mes sources ne donnent pas « ${wrong.join(" », « ")} ». Voici ce qu'elles disent.\n\n`
    : "";
}

/** Share of the question's rarity from which the best passage is taken to answer all of it. */
const FULL = 0.6;

function writePrepared(state: State, prepared: PreparedMatch): State {
  const wrong = unfoundedFigures(premisePart(state.put ?? state.question), [
    prepared.body,
    ...prepared.citations.map(({ passage }) => passage.body),
  ]);
  const used = prepared.citations.map(({ n, passage }) => ({ passage, n }));
  const draft: Draft = {
    outcome: "answered",
    mode: prepared.validation ? "validated" : "prepared",
    content: opening(wrong, null) + prepared.body,
    details: "",
    citations: citationsOf(used),
    completeness: "full",
    validation: prepared.validation,
    suggestions: relatedQuestions(state),
  };
  const next = { ...state, draft, used };
  return wrong.length > 0 ? withFlag(next, "premisse_corrigee") : next;
}

/** Marks follow the order of reading. */
function numberPassages(units: readonly Quoted[]): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const { passage } of units) if (!numbers.has(passage)) numbers.set(passage, numbers.size + 1);
  return numbers;
}

const marked = (unit: Quoted, numbers: ReadonlyMap<number, number>): string =>
  mark(unit.text, numbers.get(unit.passage) ?? 0);

/** The lead stands alone; the rest follows, a paragraph a passage. */
function paragraphs(units: readonly Quoted[], numbers: ReadonlyMap<number, number>): string {
  const [lead, ...rest] = units;
  if (!lead) return "";
  const groups = new Map<number, string[]>();
  for (const unit of rest)
    groups.set(unit.passage, [...(groups.get(unit.passage) ?? []), marked(unit, numbers)]);
  const join = (texts: string[]): string =>
    texts.join(texts.some((text) => text.includes("\n")) ? "\n\n" : " ");
  return [marked(lead, numbers), ...[...groups.values()].map(join)].join("\n\n");
}

function foldedText(
  units: readonly Quoted[],
  numbers: ReadonlyMap<number, number>,
  passages: readonly RankedPassage[],
): string {
  const groups = new Map<number, string[]>();
  for (const unit of units)
    groups.set(unit.passage, [...(groups.get(unit.passage) ?? []), marked(unit, numbers)]);
  return [...groups.entries()]
    .sort(([a], [b]) => a - b)
    .map(([index, texts]) => `**${passages[index]?.heading ?? ""}**\n\n${texts.join("\n\n")}`)
    .join("\n\n");
}

/** Headings found next to those used, as questions to follow with. */
const relatedQuestions = (state: State): string[] =>
  (state.found?.passages ?? [])
    .filter((passage) => !state.selected.some((used) => used.id === passage.id))
    .filter((passage) => passage.heading.endsWith("?"))
    .slice(0, 3)
    .map((passage) => passage.heading);
