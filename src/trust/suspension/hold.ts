import type { Directory } from "../../directory/directory.ts";
import type { TrustDeps } from "../deps.ts";
import { changeStatus, lockedAdvisor } from "./change-status.ts";
import { suspensionOf, suspensionsInForce } from "./store.ts";

/**
 * Suspends again whoever an import of the directory put back in activity: a file that knows nothing of a suspension does not
 * lift it. Whoever it withdrew stays withdrawn.
 * @returns the ids of those suspended again
 */
export async function holdSuspensions({
  db,
  clock,
  journal,
  directory,
}: Omit<TrustDeps, "vault"> & { directory: Directory }): Promise<string[]> {
  const held: string[] = [];
  for (const { advisorId } of await suspensionsInForce(db)) {
    // Asked every minute: the directory is locked only when there is something to do.
    if ((await directory.find(advisorId))?.status !== "actif") continue;
    await db.transaction(async (tx) => {
      const advisor = await lockedAdvisor(tx, advisorId);
      const suspension = await suspensionOf(tx, advisorId);
      if (suspension === null || advisor.status !== "actif") return;
      await changeStatus(tx, clock, advisor, "suspendu", (inner, directoryVersion, at) => {
        const facts = { suspension: suspension.id, again: true, directoryVersion };
        const act = { kind: "advisor_suspended" as const, subject: advisorId, facts, contentDigest: null };
        return journal(inner, act, at);
      });
      held.push(advisorId);
    });
  }
  return held;
}
