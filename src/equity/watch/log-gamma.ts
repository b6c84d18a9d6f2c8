// Lanczos, g = 7: about fifteen figures.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function, for a value over one half (Numerical Recipes, §6.1). */
export function logGamma(value: number): number {
  const z = value - 1;
  const sum = LANCZOS.reduce((total, weight, at) => (at === 0 ? weight : total + weight / (z + at)), 0);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
