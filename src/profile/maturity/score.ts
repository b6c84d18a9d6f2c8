import type { Maturity } from "../lists.ts";
import type { Level, Questionnaire } from "./questionnaire.ts";

/** Points of an answer; null: « je ne sais pas ». A question without an entry was passed; both are left out of the count. */
export type Points = 0 | 1 | 2 | 3;
export type Answers = Readonly<Record<string, Points | null>>;

/** Points of a dimension, on its answered questions alone. */
export type DimensionScore = { id: string; name: string; points: number; outOf: number };

export type Result =
  | {
      outcome: "level";
      level: Maturity;
      name: string;
      explanation: string;
      nextSteps: Level["nextSteps"];
      /** Out of three points for each answered question. */
      points: number;
      outOf: number;
      answered: number;
      /** Questions without points, by id. */
      unanswered: string[];
      /** The total alone would have given `total`: an answer says more than the total, and why. */
      held: { total: Maturity; because: string } | null;
      dimensions: DimensionScore[];
      /** The best and the least advanced dimensions; both empty when all are equal. */
      strongest: DimensionScore[];
      weakest: DimensionScore[];
    }
  | { outcome: "too_few"; answered: number; needed: number; unanswered: string[] };

const MOST_POINTS = 3;

/**
 * The level that answers give: by proportion of the points that the answered questions could bring, then within what an answer
 * says by itself (nobody who does not use AI is at the level of those who do, and the reverse).
 * @returns `too_few` under the questionnaire's minimum of answers: a level would be a guess
 */
export function scoreAnswers(questionnaire: Questionnaire, answers: Answers): Result {
  const scored = questionnaire.questions.map((question) => ({
    ...question,
    points: Object.hasOwn(answers, question.id) ? (answers[question.id] ?? null) : null,
  }));
  const given = scored.flatMap((question) =>
    question.points === null ? [] : [{ ...question, points: question.points }],
  );
  const unanswered = scored.filter(({ points }) => points === null).map((question) => question.id);
  const answered = given.length;
  if (answered < questionnaire.minimumAnswers)
    return { outcome: "too_few", answered, needed: questionnaire.minimumAnswers, unanswered };

  const points = sum(given);
  // In whole numbers: `points / (3 × answered)` of 30 reaches `from` when 10 × points reaches from × answered.
  const total = questionnaire.levels.findLast(({ from }) => 10 * points >= from * answered)?.level ?? 1;
  const { level, because } = withinBounds(
    total,
    given.flatMap(({ bounds, points: own }) => bounds?.[own] ?? []),
  );
  const dimensions = questionnaire.dimensions.flatMap(({ id, name }) => {
    const own = given.filter(({ dimension }) => dimension === id);
    return own.length === 0 ? [] : [{ id, name, points: sum(own), outOf: MOST_POINTS * own.length }];
  });
  const { name, explanation, nextSteps } = questionnaire.levels[level - 1] as Level;
  return {
    outcome: "level",
    level,
    name,
    explanation,
    nextSteps,
    points,
    outOf: MOST_POINTS * answered,
    answered,
    unanswered,
    held: because === null ? null : { total, because },
    dimensions,
    ...extremes(dimensions),
  };
}

const sum = (scored: readonly { points: Points }[]): number =>
  scored.reduce((total, { points }) => total + points, 0);

type Bounds = NonNullable<Questionnaire["questions"][number]["bounds"]>[number];

function withinBounds(total: Maturity, bounds: readonly Bounds[]) {
  let level = total;
  let because: string | null = null;
  for (const { min = 1, max = 4, because: reason } of bounds) {
    const held = Math.min(Math.max(level, min), max) as Maturity;
    if (held !== level) [level, because] = [held, reason];
  }
  return { level, because };
}

function extremes(dimensions: readonly DimensionScore[]) {
  const share = ({ points, outOf }: DimensionScore): number => points / outOf;
  const shares = dimensions.map(share);
  const [best, least] = [Math.max(...shares), Math.min(...shares)];
  if (best === least) return { strongest: [], weakest: [] };
  return {
    strongest: dimensions.filter((one) => share(one) === best),
    weakest: dimensions.filter((one) => share(one) === least),
  };
}
