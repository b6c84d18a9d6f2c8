import type { Job } from "../jobs/job.ts";
import type { EquityDeps } from "./deps.ts";
import { runPairs, sameVersions, versionsNow } from "./pairs/run-pairs.ts";
import { latestRuns } from "./store.ts";
import { closeMonths } from "./watch/close-months.ts";
import { watchUse } from "./watch/watch-use.ts";

const WEEK_MS = 7 * 86_400_000;

/**
 * Every night: the pairs, when what decides of answers changed since the last run or a week has gone by; use by group, and the
 * months that are over.
 */
export const equityJob = (deps: EquityDeps): Job => ({
  name: "equity",
  cron: "17 2 * * *",
  awaited: true,
  async run() {
    if (await isDue(deps)) await runPairs(deps);
    await watchUse(deps);
    await closeMonths(deps);
  },
});

/** A run that ended minutes after the hour of the calendar is a week old a week later. */
const SPARED_MS = 3_600_000;

async function isDue(deps: EquityDeps): Promise<boolean> {
  const [last] = await latestRuns(deps.db, 1);
  if (!last) return true;
  const age = deps.clock.now().getTime() - last.at.getTime();
  return age >= WEEK_MS - SPARED_MS || !sameVersions(last.versions, await versionsNow(deps));
}
