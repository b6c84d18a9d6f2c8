import { frenchDate, parisDay } from "../clock.ts";
import type { PolicyView } from "./policy.ts";
import type { Preview, RunView } from "./retention.ts";
import { termWords } from "./words.ts";

const COLUMNS = [42, 14, 8] as const;
const line = (cells: readonly string[]): string =>
  cells
    .map((cell, n) => cell.padEnd(COLUMNS[n] ?? 0))
    .join("")
    .trimEnd();
const labelOf = (policies: readonly PolicyView[], code: string | null): string =>
  policies.find((policy) => policy.code === code)?.label ?? code ?? "";

/** A table for a terminal: kind, term, how many are due, since when the oldest is. */
export const printPreview = (policies: readonly PolicyView[], due: readonly Preview[]): string =>
  [
    line(["Donnée", "Durée", "Dû", "Depuis le"]),
    ...due.map(({ code, due: count, oldest }) => {
      const days = policies.find((policy) => policy.code === code)?.days ?? 0;
      const since = oldest === null ? "" : frenchDate(parisDay(oldest));
      return line([labelOf(policies, code), termWords(days), String(count), since]);
    }),
    "",
    "Rien n'a été changé.",
  ].join("\n");

export const printRuns = (policies: readonly PolicyView[], runs: readonly RunView[]): string => {
  const done = runs.filter((run) => run.policy !== null && run.done > 0);
  if (done.length === 0) return "Rien n'était dû.";
  return done.map((run) => line([labelOf(policies, run.policy), "effacés :", String(run.done)])).join("\n");
};
