import { journal } from "../audit/journal.ts";
import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { Vault } from "../privacy/vault.ts";
import { SHEET_DAYS } from "./briefing.ts";
import { deleteSheet, sheetsMadeBy } from "./store.ts";

const BATCH = 500;
const DAY_MS = 86_400_000;

/** Sheets made at or before this are past their term, whether or not their row is gone yet. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - SHEET_DAYS * DAY_MS);

/** Erases a sheet, in a transaction: its row and its key. Once committed, call `vault.scrub`. */
export async function eraseSheet(
  tx: Queryable,
  { vault, clock }: { vault: Vault; clock: Clock },
  id: string,
  why: "taken_back" | "term_passed",
): Promise<void> {
  if (!(await deleteSheet(tx, id))) return;
  await vault.destroy(tx, id);
  await journal(
    tx,
    { kind: "briefing_erased", subject: id, facts: { why }, contentDigest: null },
    clock.now(),
  );
}

/** Erases a batch of the sheets whose term has passed. @returns how many */
export async function eraseOldSheets(deps: { db: Database; vault: Vault; clock: Clock }): Promise<number> {
  const due = await sheetsMadeBy(deps.db, keptSince(deps.clock.now()), BATCH);
  for (const id of due) await deps.db.transaction((tx) => eraseSheet(tx, deps, id, "term_passed"));
  if (due.length > 0) await deps.vault.scrub(deps.db);
  return due.length;
}
