import { type Share, shareOf, Z95 } from "./share.ts";

/** Counts of pairs: lines are what the first reader concluded, columns the second, in the same order of classes. */
export type PairTable = readonly (readonly number[])[];

/** Why a figure is missing: nothing was read twice; one class only, so that chance alone explains all; no error to compute. */
export type Missing = "no_pair" | "one_class" | "no_error";

export type Agreement = {
  /** Pairs that agree, of all pairs. */
  raw: Share;
  /** The share of agreement that chance alone would give, 0 to 1. */
  expected: number | null;
  /** -1 to 1: 1 is full agreement, 0 what chance would give. */
  kappa: number | null;
  standardError: number | null;
  low: number | null;
  high: number | null;
  missing: Missing | null;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const NOTHING = { expected: null, kappa: null, standardError: null, low: null, high: null };
/** Below this a standard error is what rounding left of zero. */
const ZERO = 1e-9;

/**
 * How far two readers agree beyond chance: Cohen's kappa, κ = (po − pe) / (1 − pe) (Cohen 1960, Educational and Psychological
 * Measurement 20, p. 40), with its asymptotic variance (Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72, p. 323) and
 * κ ± 1.96 σ, kept within −1 and 1. Undefined when both put everything in the same class; the variance is zero, which means
 * nothing, when they agree, or disagree, on everything.
 */
export function agreementOf(table: PairTable): Agreement {
  const n = sum(table.map(sum));
  const agreed = sum(table.map((line, i) => line[i] ?? 0));
  const raw = shareOf(agreed, n);
  if (n === 0) return { raw, ...NOTHING, missing: "no_pair" };
  const lines = table.map((line) => sum(line) / n);
  const columns = table.map((_, j) => sum(table.map((line) => line[j] ?? 0)) / n);
  const expected = sum(lines.map((share, i) => share * (columns[i] ?? 0)));
  if (1 - expected < ZERO) return { raw, ...NOTHING, expected, missing: "one_class" };
  const kappa = (agreed / n - expected) / (1 - expected);
  const standardError = Math.sqrt(varianceOf(table, { n, lines, columns, expected, kappa }));
  if (standardError < ZERO) return { raw, ...NOTHING, expected, kappa, missing: "no_error" };
  return {
    raw,
    expected,
    kappa,
    standardError,
    low: Math.max(-1, kappa - Z95 * standardError),
    high: Math.min(1, kappa + Z95 * standardError),
    missing: null,
  };
}

type Margins = { n: number; lines: number[]; columns: number[]; expected: number; kappa: number };

function varianceOf(table: PairTable, { n, lines, columns, expected, kappa }: Margins): number {
  const terms = table.flatMap((line, i) =>
    line.map((count, j) => {
      const margins = i === j ? (lines[i] ?? 0) + (columns[i] ?? 0) : (columns[i] ?? 0) + (lines[j] ?? 0);
      const weight = i === j ? 1 - margins * (1 - kappa) : margins * (1 - kappa);
      return (count / n) * weight ** 2;
    }),
  );
  const centre = kappa - expected * (1 - kappa);
  return Math.max(0, sum(terms) - centre ** 2) / (n * (1 - expected) ** 2);
}
