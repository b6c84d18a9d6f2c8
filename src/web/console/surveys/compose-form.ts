import { MOST_QUESTIONS, type Survey, type SurveyForm } from "../../../surveys/survey.ts";
import { textOf } from "../words.ts";

/** Questions shown at first, and added by the button. */
const ROWS = 3;
const MORE = 3;

export type TypedSurvey = { form: SurveyForm; rows: number };

export const EMPTY: TypedSurvey = {
  rows: ROWS,
  form: { title: "", why: "", closingDay: "", regions: [], kinds: [], questions: [] },
};

/** What a body of the form says; `body` read with `all`. */
export function typedSurvey(body: Readonly<Record<string, unknown>>): TypedSurvey {
  const text = (name: string): string => textOf([body[name]].flat()[0]);
  const list = (name: string): string[] => [body[name]].flat().map(textOf).filter(Boolean);
  const rows = Math.min(Math.max(Math.trunc(Number(text("rows"))) || ROWS, ROWS), MOST_QUESTIONS);
  return {
    rows: Math.min(text("act") === "question" ? rows + MORE : rows, MOST_QUESTIONS),
    form: {
      title: text("title"),
      why: text("why"),
      closingDay: text("closingDay"),
      regions: list("regions"),
      kinds: list("kinds"),
      questions: Array.from({ length: rows }, (_, n) => ({
        kind: text(`q${n}-kind`),
        label: text(`q${n}-label`),
        options: text(`q${n}-options`),
      })),
    },
  };
}

/** A draft as a form. */
export const typedFrom = ({ title, why, closingDay, regions, kinds, questions }: Survey): TypedSurvey => ({
  rows: Math.max(questions.length, ROWS),
  form: {
    ...{ title, why, closingDay, regions, kinds },
    questions: questions.map(({ kind, label, options }) => ({ kind, label, options: options.join("\n") })),
  },
});
