import { FLAGS } from "../../../answering/risk.ts";
import type { Clock } from "../../../clock.ts";
import type { Database } from "../../../db/database.ts";
import { blurItems, blurRows, conversationsToBlur } from "./store.ts";

const BATCH = 500;
const DAY_MS = 86_400_000;
const WEIGHTS = Object.entries(FLAGS).map(([flag, { weight }]) => ({ flag, weight }));

/**
 * Makes vague what an erasure leaves in clear and that says something intimate: « détresse », « aveu », « discrimination »,
 * the kinds of data that were masked. `days` after the erasure, review needs none of it any more. The hour stays: the journal
 * holds it for good, and the delays of review are counted from it.
 * @returns how many conversations
 */
export async function blurErased(
  { db, clock }: { db: Database; clock: Clock },
  days: number,
): Promise<number> {
  const now = clock.now();
  const before = new Date(now.getTime() - days * DAY_MS);
  let done = 0;
  for (;;) {
    const ids = await conversationsToBlur(db, before, BATCH);
    if (ids.length === 0) return done;
    await db.transaction(async (tx) => {
      await blurItems(tx, ids, WEIGHTS);
      await blurRows(tx, ids, now);
    });
    done += ids.length;
  }
}
