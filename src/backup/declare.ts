import type { Checkpoints } from "../audit/checkpoint.ts";
import type { ErasureLedger, LedgerLine } from "../audit/erasure-ledger.ts";
import { journal, lastEntry } from "../audit/journal.ts";
import { isKey, isRestore, isSigned, type Line, type Restore, trustedKeys } from "../audit/statement.ts";
import { entryAt } from "../audit/store.ts";
import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import { StartError } from "../errors.ts";
import { type ReplayDeps, replayErasures } from "./replay.ts";
import * as store from "./store.ts";

export type RestoreDeps = ReplayDeps & {
  /** The database, with its owner's rights. */
  db: Database;
  clock: Clock;
  checkpoints: Checkpoints;
  ledger: ErasureLedger;
};

/** What is known outside the database of what followed the backup. */
export type Elsewhere = {
  /** Checkpoints of the other processes, and public keys from elsewhere. */
  otherLines?: () => AsyncIterable<Line | null>;
  /** Erasures known to the other processes. */
  otherErasures?: () => AsyncIterable<LedgerLine>;
};

export type Declared = {
  /** Erasures done after the backup and done again. */
  replayed: number;
  /** The first and last entries known to be lost; null: none. */
  lost: { from: number; to: number } | null;
  statement: Restore | null;
};

type Point = { at: Date; journal: { seq: number; digest: string } | null };

/** What the clocks of two processes may differ by. */
const CLOCKS_MS = 5 * 60_000;

/**
 * In the transaction that puts an old state back: ends what was under way then, erases again what was erased since, and says
 * in the journal that it was restored, from which entry, what is lost.
 */
export async function replayAndDeclare(
  tx: Queryable,
  deps: RestoreDeps,
  elsewhere: Elsewhere,
  backup: Point,
): Promise<Declared> {
  const now = deps.clock.now();
  const since = new Date(backup.at.getTime() - CLOCKS_MS);
  for (const letter of await store.endWhatWasUnderWay(tx, now)) await deps.vault.destroy(tx, letter);
  const replayed = await replayErasures(tx, deps, erasures(deps, elsewhere), since, now);
  const seq = backup.journal?.seq ?? 0;
  const lostTo = await furthestKnown(deps, elsewhere, seq, since);
  // An empty journal has no entry to go back to: there is nothing to declare.
  const statement = backup.journal && deps.checkpoints.restored(backup.journal, lostTo, now);
  const facts = {
    backup: seq,
    backupAt: backup.at.toISOString(),
    lostTo,
    replayed,
    declaration: statement && JSON.stringify(statement),
  };
  await journal(tx, { kind: "backup_restored", subject: "backup", facts, contentDigest: null }, now);
  return { replayed, statement, lost: lostTo > seq ? { from: seq + 1, to: lostTo } : null };
}

/**
 * Once that is committed: the files are rid of the keys, and the declaration is kept outside the database. A crash before that
 * loses nothing: the same signed statement is in the journal.
 */
export async function keepDeclaration(deps: RestoreDeps, { statement }: Declared): Promise<void> {
  const { db, checkpoints, clock, vault } = deps;
  await vault.scrub(db);
  await store.analyse(db);
  if (statement) await checkpoints.keep(statement);
  const last = await lastEntry(db);
  if (last) await checkpoints.add(last, clock.now());
}

/**
 * For a database put back by other means (`pg_restore`, a snapshot of the disk): the same, on what is there.
 * @throws StartError in French when nothing outside the database says that it is an old one
 */
export async function declareRestored(deps: RestoreDeps, elsewhere: Elsewhere): Promise<Declared> {
  const declared = await deps.db.transaction(async (tx) => {
    const end = await lastEntry(tx);
    const entry = end && (await entryAt(tx, end.seq));
    const at = entry?.at ?? new Date(0);
    const known = await furthestKnown(deps, elsewhere, 0, new Date(at.getTime() - CLOCKS_MS));
    if (end === null || known <= end.seq)
      throw new StartError(
        "Cette base contient tout ce que les points de contrôle et le registre des effacements connaissent : il n'y a rien à " +
          "rejouer ni à déclarer. Donnez ceux d'alors (DATA_DIR, --checkpoints, --erasures).",
      );
    return replayAndDeclare(tx, deps, elsewhere, { at, journal: end });
  });
  await keepDeclaration(deps, declared);
  return declared;
}

export async function* bothLines(
  { checkpoints }: Pick<RestoreDeps, "checkpoints">,
  { otherLines }: Elsewhere,
): AsyncGenerator<Line | null> {
  yield* checkpoints.lines();
  if (otherLines) yield* otherLines();
}

async function* erasures({ ledger }: RestoreDeps, { otherErasures }: Elsewhere): AsyncGenerator<LedgerLine> {
  yield* ledger.lines();
  if (otherErasures) yield* otherErasures();
}

/** The public keys listed here and in what was given. */
export async function knownKeys(deps: Pick<RestoreDeps, "checkpoints">, elsewhere: Elsewhere) {
  const listed = [];
  for await (const line of bothLines(deps, elsewhere)) if (line && isKey(line)) listed.push(line);
  return trustedKeys(listed, null);
}

/** The furthest entry that was attested, or told of an erasure, since a time. */
async function furthestKnown(
  deps: RestoreDeps,
  elsewhere: Elsewhere,
  atLeast: number,
  since: Date,
): Promise<number> {
  const keys = await knownKeys(deps, elsewhere);
  let furthest = atLeast;
  for await (const line of bothLines(deps, elsewhere)) {
    if (!line || isKey(line) || isRestore(line) || new Date(line.at) < since) continue;
    const key = keys.get(line.key);
    if (key && isSigned(line, key)) furthest = Math.max(furthest, line.seq);
  }
  for await (const { seq, at } of erasures(deps, elsewhere))
    if (new Date(at) >= since) furthest = Math.max(furthest, seq);
  return furthest;
}
