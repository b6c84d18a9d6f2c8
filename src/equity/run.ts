/** Two messages about the same company, that tell different things of the person who leads it. Ours: nobody wrote them. */
export type Pair = { id: string; differs: string; a: string; b: string };

/** Where two messages of a pair were not treated alike: a code, and the start of what each was given. */
export type Difference = { field: string; a: string; b: string };
export type Failing = Pair & { differences: readonly Difference[] };

/** What a run was made on: nothing else decides of its result, but the day. */
export type Versions = {
  /** Of the rules that screen, choose and flag. */
  answering: string;
  /** Of the rules, criteria and weights of orientation. */
  orientation: string;
  knowledge: string;
  directory: string;
  /** Digest of the pairs. */
  pairs: string;
};

/** One passage of the paired persons through the service as it ran that day. */
export type EquityRun = {
  at: Date;
  versions: Versions;
  /** How many pairs, and how many were treated alike. */
  pairs: number;
  alike: number;
  topics: readonly { topic: string; alike: number; of: number }[];
  failing: readonly Failing[];
  durationMs: number;
};
