import type { Queryable } from "../../db/database.ts";
import { shareOf } from "../../review/quality/share.ts";
import type { AnnualPeriod } from "./period.ts";
import type { Usage } from "./review.ts";
import { type AnswersRow, answersBetween, countsByFact } from "./store.ts";
import { told } from "./suppress.ts";

/** What the journal says of the use of the service: it outlives what is erased. */
export async function usageOf(
  db: Queryable,
  period: AnnualPeriod,
  acts: ReadonlyMap<string, number>,
): Promise<Usage> {
  const rows = await answersBetween(db, period);
  const answers = rows.reduce((sum, { count }) => sum + count, 0);
  const opinions = await countsByFact(db, "feedback_given", "useful", period);
  const given = opinions.reduce((sum, { count }) => sum + count, 0);
  const without = rows.filter(({ generative }) => !generative);
  const months = monthsOf(period);
  return {
    conversations: acts.get("conversation_opened") ?? 0,
    answers,
    withoutModel: shareOf(
      without.reduce((sum, { count }) => sum + count, 0),
      answers,
    ),
    byMonth: told(months.map((month) => ({ code: month, count: sumOf(rows, (row) => row.month === month) }))),
    byOutcome: told(summedBy(rows, ({ outcome }) => outcome)),
    byMode: told(summedBy(rows, ({ mode }) => mode)),
    opinions: { given, useful: shareOf(opinions.find(({ value }) => value === "true")?.count ?? 0, given) },
    erasedOnRequest: acts.get("conversation_erased") ?? 0,
    erasedByTime: acts.get("conversation_expired") ?? 0,
  };
}

const monthsOf = ({ year, to }: AnnualPeriod): string[] =>
  Array.from({ length: Number(to.slice(5, 7)) }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}`);

const sumOf = (rows: readonly AnswersRow[], kept: (row: AnswersRow) => boolean): number =>
  rows.filter(kept).reduce((sum, { count }) => sum + count, 0);

const summedBy = (rows: readonly AnswersRow[], codeOf: (row: AnswersRow) => string) =>
  [...new Set(rows.map(codeOf))]
    .map((code) => ({ code, count: sumOf(rows, (row) => codeOf(row) === code) }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
