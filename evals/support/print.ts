import { interval } from "../../src/review/quality/share.ts";
import { gridLines } from "../coverage/print.ts";
import { failuresOf, type Measure, type Report } from "./report.ts";

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** A share with its 95 % interval, and whether it reaches its threshold. */
export function line({ name, hits, total, threshold }: Measure): string {
  if (total === 0) return `  ${name.padEnd(44)} ${"–".padStart(8)}  aucun cas`;
  const [low, high] = interval(hits, total);
  const verdict =
    threshold === undefined
      ? ""
      : hits / total >= threshold
        ? "  atteint"
        : `  SOUS LE SEUIL (${percent(threshold)})`;
  return `  ${name.padEnd(44)} ${percent(hits / total).padStart(8)}  [${percent(low)} – ${percent(high)}]  ${hits}/${total}${verdict}`;
}

/** Shows a report on the terminal. */
export function print(report: Report, withFailures: boolean): void {
  console.log(`\n${report.step}`);
  for (const measure of report.measures) console.log(line(measure));
  for (const [name, value] of Object.entries(report.figures)) console.log(`  ${name.padEnd(44)} ${value}`);
  if (report.grid) console.log(`\n${gridLines(report.grid).join("\n")}`);
  if (!withFailures) return;
  for (const { id, question, miss } of failuresOf(report)) {
    console.log(`  - ${id} « ${question} »\n      attendu : ${miss.expected}\n      obtenu : ${miss.got}`);
  }
}
