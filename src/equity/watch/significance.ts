import type { Count } from "./groups.ts";
import { logGamma } from "./log-gamma.ts";

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** Beyond, what is added no longer counts. */
const NEGLIGIBLE = 1e-12;

/**
 * How likely chance alone makes a group be served this seldom, or less, when it is served as the rest is: Fisher's exact test,
 * one-sided (Fisher 1935; the hypergeometric law). Exact, so that a group of thirty is not accused by an approximation.
 * @param whole the group included
 */
export function chanceOfSoFew(group: Count, whole: Count): number {
  const least = Math.max(0, group.of - (whole.of - whole.served));
  const all = logChoose(whole.of, group.of);
  let sum = 0;
  for (let k = group.served; k >= least; k--) {
    const term = Math.exp(
      logChoose(whole.served, k) + logChoose(whole.of - whole.served, group.of - k) - all,
    );
    sum += term;
    if (term < sum * NEGLIGIBLE) break;
  }
  return Math.min(1, sum);
}

/**
 * Which of several tests stand, when at most a share of those kept may be there by chance: Benjamini & Hochberg 1995 (JRSS B 57,
 * p. 289). Without it, forty groups looked at each day accuse one by chance every day.
 * @param share of false ones among those kept
 */
export function keptOf<T extends { chance: number }>(tests: readonly T[], share: number): T[] {
  const sorted = tests.toSorted((a, b) => a.chance - b.chance);
  const last = sorted.findLastIndex(({ chance }, at) => chance <= (share * (at + 1)) / sorted.length);
  return sorted.slice(0, last + 1);
}
