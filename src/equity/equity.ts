import { parisDay } from "../clock.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import type { EquityDeps } from "./deps.ts";
import { runPairs } from "./pairs/run-pairs.ts";
import type { EquityRun } from "./run.ts";
import * as store from "./store.ts";
import type { OpenGap } from "./watch/gap.ts";
import type { Month } from "./watch/month.ts";

/** Is everyone served alike? Paired persons, use watched by group, and where nobody can be proposed. */
export type Equity = {
  /** The latest run of the pairs; null: none was ever made. */
  last(): Promise<EquityRun | null>;
  /** Runs, the latest first, at most fifty. */
  history(): Promise<readonly EquityRun[]>;
  /** Runs the pairs now, records what they gave, tells whoever is on duty of those that differ. */
  run(): Promise<EquityRun>;
  /** What differs and is not closed: groups served less often than the rest, or pairs (`dimension` « pairs »). */
  gaps(): Promise<readonly OpenGap[]>;
  /** What use gave in the last month that is over, as published; null: no month is over. */
  lastMonth(): Promise<Month | null>;
  /** Where the directory in force has nobody to propose today. */
  coverage(): Promise<Coverage>;
};

const MOST_RUNS = 50;

export function createEquity(deps: EquityDeps): Equity {
  let known: { key: string; coverage: Promise<Coverage> } | null = null;
  return {
    last: async () => (await store.latestRuns(deps.db, 1))[0] ?? null,
    history: () => store.latestRuns(deps.db, MOST_RUNS),
    run: () => runPairs(deps),
    gaps: () => store.openGaps(deps.db),
    lastMonth: () => store.latestMonth(deps.db),
    async coverage() {
      const [on, snapshot] = [parisDay(deps.clock.now()), await deps.directory.snapshot()];
      const key = `${snapshot.version} ${on}`;
      // A second of work in a full directory: once for an edition and a day, for all who ask.
      if (known?.key !== key) known = { key, coverage: coverageOf(snapshot, on) };
      const { coverage } = known;
      coverage.catch(() => {
        known = null;
      });
      return coverage;
    },
  };
}
