/** So many of so many, with what it says of the whole they were drawn from. Rates and bounds go from 0 to 1; null over none. */
export type Share = {
  count: number;
  of: number;
  rate: number | null;
  low: number | null;
  high: number | null;
};

/** Of the normal law, for 95 % between its bounds. */
export const Z95 = 1.96;

/**
 * 95 % interval of a share: Wilson's score interval (Wilson 1927, JASA 22, p. 209; Brown, Cai & DasGupta 2001 recommend it
 * for samples as small as these). Unlike p ± 1.96 σ it stays within 0 and 1 and says something at 0 hits. No correction for a
 * finite whole: where most of the answers are read, it is wider than it needs to be.
 * Meaningless over no case.
 */
export function interval(hits: number, total: number): [number, number] {
  const p = hits / total;
  const denominator = 1 + Z95 ** 2 / total;
  const centre = (p + Z95 ** 2 / (2 * total)) / denominator;
  const half = (Z95 * Math.sqrt((p * (1 - p)) / total + Z95 ** 2 / (4 * total ** 2))) / denominator;
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, rate: null, low: null, high: null };
  const [low, high] = interval(count, of);
  return { count, of, rate: count / of, low, high };
}
