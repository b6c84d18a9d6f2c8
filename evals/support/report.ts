import { interval } from "./cases.ts";

export type Measure = { name: string; hits: number; total: number; threshold?: number };
export type Failure = { id: string; question: string; expected: string; got: string };
export type Report = {
  step: string;
  measures: Measure[];
  figures: Record<string, string>;
  failures: Failure[];
};

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** A share with its 95 % interval, and whether it reaches its threshold. */
export function line({ name, hits, total, threshold }: Measure): string {
  const [low, high] = interval(hits, total);
  const verdict =
    threshold === undefined
      ? ""
      : hits / total >= threshold
        ? "  atteint"
        : `  SOUS LE SEUIL (${percent(threshold)})`;
  return `  ${name.padEnd(44)} ${percent(hits / total).padStart(8)}  [${percent(low)} – ${percent(high)}]  ${hits}/${total}${verdict}`;
}

export const reaches = ({ hits, total, threshold }: Measure): boolean =>
  threshold === undefined || hits / total >= threshold;

export function print(report: Report, withFailures: boolean): void {
  console.log(`\n${report.step}`);
  for (const measure of report.measures) console.log(line(measure));
  for (const [name, value] of Object.entries(report.figures)) console.log(`  ${name.padEnd(44)} ${value}`);
  if (!withFailures) return;
  for (const { id, question, expected, got } of report.failures) {
    console.log(`  - ${id} « ${question} »\n      attendu : ${expected}\n      obtenu : ${got}`);
  }
}
