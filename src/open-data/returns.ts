import { frenchDate } from "../clock.ts";
import type { MonthFigures, Split } from "../statistics/figures.ts";
import { codeLabel, ORDERS, type SplitName } from "../statistics/labels.ts";
import { generatedFile, type OpenFile } from "./dataset.ts";

/** Aggregated returns of use, of closed months; no file while nothing can be told. */
export type Returns = {
  files: readonly OpenFile[];
  /** The last day that they speak of, `YYYY-MM-DD`. */
  modified: string | null;
  /** The figures of the months of a quarter, one sentence each, French. Both are days. */
  sentences(from: string, to: string): readonly string[];
};

const NAMES = Object.keys(ORDERS) as SplitName[];

/**
 * The very figures of /stats, which were told once and never change: nothing more can be learnt here than there.
 * @param months as published, the oldest first
 */
export function returnsOf(months: readonly MonthFigures[]): Returns {
  const told = months.filter(({ conversations }) => conversations !== null);
  const last = told.at(-1)?.month;
  if (last === undefined) return { files: [], modified: null, sentences: () => [] };
  const labels = NAMES.map((name) => [
    name,
    Object.fromEntries(ORDERS[name].map((code) => [code, codeLabel(name, code)])),
  ]);
  const file = generatedFile("retours/mois.json", "Usage, avis, contestations et corrections, par mois", {
    lire: "null : non publié, parce qu'il s'agirait de moins de 10 conversations ou que cela s'en déduirait ; « few » : de 1 à 9",
    libelles: Object.fromEntries(labels),
    mois: months,
  });
  return {
    files: [file],
    modified: lastDayOf(last),
    sentences: (from, to) =>
      told.filter(({ month }) => month >= from.slice(0, 7) && month <= to.slice(0, 7)).map(sentenceOf),
  };
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

function sentenceOf({
  month,
  conversations,
  answers,
  opinions,
  contests,
  corrections,
}: MonthFigures): string {
  const parts = [
    `${conversations} conversations`,
    answers === null ? null : `${answers} réponses`,
    cellOf(opinions, "useful", "jugées utiles"),
    cellOf(contests, "filed", "contestations"),
    cellOf(corrections, "corrected", "réponses corrigées"),
  ];
  return `${frenchDate(month)} : ${parts.filter((one) => one !== null).join(", ")}.`;
}

function cellOf({ cells }: Split, code: string, words: string): string | null {
  const count = cells?.find((cell) => cell.code === code)?.count ?? null;
  return count === null ? null : `${count} ${words}`;
}
