/**
 * A figure where it stands: « 500 k€ » is 500,000 in euros, written on the `scale` of a thousand; `at` and `end` are where it begins and
 * stops among the words of its sentence. `rough`: said as such (« près de », « 8 sur 10 »). `letters`: written in words, as a small count
 * is. `of`: the root of the word it counts.
 */
export type Figure = {
  value: number;
  unit: string;
  scale: number;
  at: number;
  end: number;
  rough: boolean;
  letters: boolean;
  of: string;
};

/** `breaks`: where a sentence may turn to another thing, the strongest highest. `ways`: « de 9 à 6 », from the first to the second. */
export type Scanned = {
  /** A date that no calendar has: « 2026 février 10 », « 2021-2019 ». */
  garbled: string | null;
  figures: Figure[];
  words: { root: string; at: number }[];
  breaks: { strength: number; at: number }[];
  ways: [from: Figure, to: Figure][];
};
