import { csvOf } from "../review/quality/csv.ts";
import { LEAST, QUESTION_KINDS, type Results } from "./survey.ts";

export const FEW = `tu : moins de ${LEAST} personnes, ou ce qui les laisserait deviner`;

const HEADERS = ["Question", "Libellé", "Sorte", "Réponse", "Valeur", "Remarque"] as const;
type Row = (string | number | null)[];

/** Results for a spreadsheet: one line a count, a middle value or a text; what would be a formula is disarmed. */
export function resultsCsv({ survey, questions }: Results): string {
  const whole: Row[] = [
    [null, survey.title, "ensemble", "Ambassadeurs interrogés", survey.asked, ""],
    [null, survey.title, "ensemble", "Réponses", survey.answered, questions === null ? FEW : ""],
  ];
  const rows = (questions ?? []).flatMap(({ question, cells, middle, texts }, place): Row[] => {
    const row = (answer: string, value: number | null, note = ""): Row => [
      place + 1,
      question.label,
      QUESTION_KINDS[question.kind],
      answer,
      value,
      note,
    ];
    const middles =
      middle === null
        ? [row("Médiane", null, FEW)]
        : [row("Médiane", middle.median), ...(middle.mean === null ? [] : [row("Moyenne", middle.mean)])];
    return [
      ...cells.map(({ label, count }) => row(label, count, count === null ? FEW : "")),
      ...(question.kind === "number" || question.kind === "scale" ? middles : []),
      ...texts.map((text) => row(text, null)),
    ];
  });
  return csvOf(HEADERS, [...whole, ...rows]);
}

/** The same as data; a count that is not told is null. */
export const resultsJson = ({ survey, questions }: Results): string =>
  `${JSON.stringify(
    {
      title: survey.title,
      why: survey.why,
      openedAt: survey.openedAt,
      closedAt: survey.closedAt,
      asked: survey.asked,
      answered: survey.answered,
      untold: FEW,
      questions:
        questions?.map(({ question, cells, middle, texts }) => ({ ...question, cells, middle, texts })) ??
        null,
    },
    null,
    2,
  )}\n`;
