import { logGamma } from "../../src/equity/watch/log-gamma.ts";

/**
 * How likely chance alone makes a chi-square at least this large: the upper regularised incomplete gamma function Q(df/2, x/2),
 * by its series below the turning point and its continued fraction above (Numerical Recipes, §6.2).
 * @param degrees of freedom, 1 or more
 */
export function chanceOf(chiSquare: number, degrees: number): number {
  const [a, x] = [degrees / 2, chiSquare / 2];
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

const MOST_TERMS = 10_000;
const PRECISION = 1e-14;

const factor = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - logGamma(a));

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * factor(a, x);
}

function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const step = n * (a - n);
    b += 2;
    d = 1 / (step * d + b || tiny);
    c = b + step / c || tiny;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction * factor(a, x);
}

/**
 * Pearson's statistic of counts that should be equal. Where each draw shows `shown` of them at once, counts hold each other
 * back, and the statistic is widened to follow the same law.
 */
export function chiSquareOfEquals(counts: readonly number[], shown = 1): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const raw = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return shown === 1 ? raw : (raw * (counts.length - 1)) / (counts.length - shown);
}
