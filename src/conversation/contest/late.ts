import { raiseAlerts } from "../../alerts/raise.ts";
import type { ConversationDeps } from "../deps.ts";
import { tellDue } from "./store.ts";

/** How long before its day a contest that nobody decided is told to whoever is on duty. */
const BEFORE_MS = 2 * 86_400_000;

/** Tells whoever is on duty, once, of each contest whose day is near or past. @returns how many */
export async function tellLateContests({
  db,
  clock,
}: Pick<ConversationDeps, "db" | "clock">): Promise<number> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const due = await tellDue(tx, new Date(now.getTime() + BEFORE_MS), now);
    await raiseAlerts(
      tx,
      due.map(({ id, reference }) => ({ kind: "contest_late", subject: id, facts: { reference } })),
      now,
    );
    return due.length;
  });
}
