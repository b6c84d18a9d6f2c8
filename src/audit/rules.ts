import type { Database } from "../db/database.ts";
import { journal } from "./journal.ts";
import { lastFactsAbout } from "./store.ts";

/** What decides of an answer and of its review, by name, in a version or a figure. */
export type Rules = Readonly<Record<string, string | number>>;

const SUBJECT = "regles";

/**
 * Notes the rules that a process starts with, when they are not those of the last note: a year later, the journal says from
 * which day on they held.
 */
export async function recordRules(db: Database, rules: Rules, at: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const known = await lastFactsAbout(tx, SUBJECT);
    const same =
      known !== null &&
      Object.keys(known).length === Object.keys(rules).length &&
      Object.entries(rules).every(([name, value]) => known[name] === value);
    if (same) return;
    await journal(
      tx,
      { kind: "rules_changed", subject: SUBJECT, facts: { ...rules }, contentDigest: null },
      at,
    );
  });
}
