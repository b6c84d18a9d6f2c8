import { type Answer, LEAST, type Question, type QuestionResult, SCALE, type Told } from "./survey.ts";

/**
 * What the answers to each question come to; null when fewer than `LEAST` answered at all. No answer is crossed with another: nothing
 * here says what one person answered to two questions.
 * @param sheets each person's answers, in the order of the questions
 */
export function resultsOf(
  questions: readonly Question[],
  sheets: readonly (readonly Answer[])[],
): QuestionResult[] | null {
  if (sheets.length < LEAST) return null;
  return questions.map((question, place) =>
    resultOf(
      question,
      sheets.map((sheet) => sheet[place] ?? null),
    ),
  );
}

const NOTHING = "Sans réponse";

function resultOf(question: Question, answers: readonly Answer[]): QuestionResult {
  const result = { question, cells: [], middle: null, texts: [] };
  const given = answers.filter((answer) => answer !== null);
  const none = answers.length - given.length;
  switch (question.kind) {
    case "single":
    case "several": {
      const counts = question.options.map(
        (_, place) => given.filter((answer) => chose(answer, place)).length,
      );
      // Of one choice, the counts add up to everyone; of several, they do not.
      const told =
        question.kind === "single" ? tellParts([...counts, none]) : tellChoices(counts, given.length, none);
      return { ...result, cells: named([...question.options, NOTHING], told) };
    }
    case "scale": {
      const counts = SCALE.map((note) => given.filter((answer) => answer === note).length);
      return {
        ...result,
        cells: named([...SCALE.map(String), NOTHING], tellParts([...counts, none])),
        middle: middleOf(given, false),
      };
    }
    case "number":
      return { ...result, middle: middleOf(given, true) };
    case "text": {
      const texts = given.filter((answer) => typeof answer === "string");
      return { ...result, texts: texts.sort((a, b) => a.localeCompare(b, "fr")) };
    }
  }
}

const chose = (answer: Answer, place: number): boolean => Array.isArray(answer) && answer.includes(place);
const isSmall = (count: number): boolean => count > 0 && count < LEAST;
const named = (labels: readonly string[], counts: readonly Told[]) =>
  labels.map((label, place) => ({ label, count: counts[place] ?? null }));

/**
 * Counts that add up to a known whole: the small ones are not told, nor as many others as it takes for nobody to work them out from
 * the rest: two at least, of `LEAST` persons together.
 */
export function tellParts(counts: readonly number[]): Told[] {
  const hidden = new Set(counts.flatMap((count, place) => (isSmall(count) ? [place] : [])));
  const others = counts
    .map((count, place) => ({ count, place }))
    .filter(({ count }) => count >= LEAST)
    .sort((a, b) => a.count - b.count);
  const together = (): number => [...hidden].reduce((sum, place) => sum + (counts[place] ?? 0), 0);
  while (hidden.size > 0 && (hidden.size < 2 || together() < LEAST)) {
    const next = others.shift();
    if (next === undefined) break;
    hidden.add(next.place);
  }
  return counts.map((count, place) => (hidden.has(place) ? null : count));
}

/**
 * Counts of choices that may be ticked together. Not told: a few who ticked one, a few who did not (of everyone, or of those who
 * answered), a few who answered or did not, a few ticks beyond one each. As soon as something is not, how many answered nothing is
 * not either: it would give what is hidden from what is told. Then as many more as it takes for nothing to be worked out.
 * @param given how many ticked something
 * @param none how many ticked nothing
 */
export function tellChoices(counts: readonly number[], given: number, none: number): Told[] {
  const ticks = counts.reduce((sum, count) => sum + count, 0);
  const tells = (count: number): boolean =>
    isSmall(count) || isSmall(given + none - count) || isSmall(given - count);
  const hidden = new Set(counts.flatMap((count, place) => (tells(count) ? [place] : [])));
  const bare = isSmall(none) || isSmall(given);
  if (hidden.size === 0 && (bare || isSmall(ticks - given))) {
    const [least] = counts
      .map((count, place) => ({ count, place }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count);
    if (least !== undefined) hidden.add(least.place);
  }
  const untold = hidden.size > 0 || bare;
  return [...counts.map((count, place) => (hidden.has(place) ? null : count)), untold ? null : none];
}

/** Of notes, no mean: with the counts told beside it, it would give those that are not. Null where too few answered. */
function middleOf(answers: readonly Answer[], hasMean: boolean): QuestionResult["middle"] {
  const sorted = answers.filter((answer) => typeof answer === "number").sort((a, b) => a - b);
  if (sorted.length < LEAST) return null;
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return { median, mean: hasMean ? Math.round(mean * 10) / 10 : null };
}
