import type { Clock } from "../../clock.ts";
import type { Queryable } from "../../db/database.ts";
import type { Advisor } from "../../directory/advisor.ts";
import { applyChange } from "../../directory/apply-change.ts";

export { lockedAdvisor } from "../../directory/apply-change.ts";

/** Gives an advisor another status: a new version of them. `record` writes the act, with the version of the directory that came of it. */
export async function changeStatus(
  tx: Queryable,
  clock: Clock,
  advisor: Advisor,
  status: Advisor["status"],
  record: (tx: Queryable, directoryVersion: string, at: Date) => Promise<void>,
): Promise<void> {
  await applyChange(tx, clock, { ...advisor, status }, record);
}
