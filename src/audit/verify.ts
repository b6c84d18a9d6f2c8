import type { KeyObject } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Queryable } from "../db/database.ts";
import type { Vault } from "../privacy/vault.ts";
import { type Entry, entryDigest, GENESIS } from "./entry.ts";
import { type Fault, Faults } from "./faults.ts";
import { entriesAfter, lastEntry } from "./journal.ts";
import type { Line } from "./statement.ts";
import { entryAt } from "./store.ts";
import { type DeclaredRestore, gatherEvidence, verifyCheckpoints } from "./verify-checkpoints.ts";
import { type Answers, verifyContents } from "./verify-contents.ts";

export type { Fault } from "./faults.ts";

export type VerifyOptions = {
  /** First and last entry; absent: the whole journal. */
  from?: number | undefined;
  to?: number | undefined;
  /** The checkpoints to compare with, read twice; none: links and contents only, and a cut tail cannot be seen. */
  lines?: (() => AsyncIterable<Line | null>) | undefined;
  /** Public keys that count; null: those listed with the checkpoints. */
  roots?: readonly KeyObject[] | null;
  /** Tells a key that opens from one that was altered; null: only whether it is there. */
  vault?: Pick<Vault, "states"> | null;
  /** Small steps with pauses, for a journal read while people are served. */
  pace?: { batch: number; pauseMs: number };
  /** True: stop here; what was read stands, and `complete` is false. */
  enough?: () => boolean;
};

export type Verification = {
  /** What was read, links, digests and contents. `to` is 0 for an empty journal. */
  from: number;
  to: number;
  /** From the first entry to the last. */
  whole: boolean;
  /** False: stopped before the end that was asked for. */
  complete: boolean;
  entries: number;
  /** Checkpoints read whose signature counts. */
  checkpoints: number;
  attestedTo: number | null;
  answers: Answers;
  restores: DeclaredRestore[];
  /** The first ones; `faultCount` counts them all. */
  faults: Fault[];
  faultCount: number;
};

const PACE = { batch: 2_000, pauseMs: 0 };

/**
 * Reads the journal again, whole or from one entry to another: links and digests, the ciphertexts it speaks of, the keys
 * said erased, and the signed checkpoints kept outside the database. Memory does not grow with the journal.
 */
export async function verifyJournal(db: Queryable, options: VerifyOptions = {}): Promise<Verification> {
  const { from = 1, lines = nothing, vault = null, pace = PACE, enough = () => false } = options;
  const evidence = await gatherEvidence(db, lines(), options.roots ?? null);
  const end = (await lastEntry(db))?.seq ?? 0;
  const to = Math.min(options.to ?? end, end);
  const faults = new Faults();
  const answers: Answers = { readable: 0, erased: 0, lost: 0 };
  let previous = from === 1 ? { seq: 0, digest: GENESIS } : await before(db, from, faults);
  let entries = 0;
  let complete = true;
  for (;;) {
    const batch = await entriesAfter(db, previous.seq, pace.batch, to);
    if (batch.length === 0) break;
    for (const entry of batch) {
      verifyLink(entry, previous, faults);
      previous = entry;
    }
    await verifyContents(db, vault, batch, faults, answers);
    entries += batch.length;
    if (enough()) {
      complete = previous.seq >= to;
      break;
    }
    await sleep(pace.pauseMs);
  }
  if (complete && previous.seq < to) faults.add(to, "missing", "la fin de la plage demandée n'existe plus");
  const whole = from === 1 && options.to === undefined && complete;
  const read = { from, to: previous.seq, whole };
  const attested = await verifyCheckpoints(db, lines(), evidence, read, faults);
  return { ...read, complete, entries, ...attested, answers, faults: faults.told, faultCount: faults.count };
}

async function* nothing(): AsyncGenerator<Line | null> {}

/** The entry that a range hangs on. */
async function before(db: Queryable, from: number, faults: Faults): Promise<{ seq: number; digest: string }> {
  const entry = await entryAt(db, from - 1);
  if (!entry) {
    faults.add(from, "missing", "une entrée manque juste avant");
    return { seq: from - 1, digest: "" };
  }
  return entry;
}

function verifyLink(entry: Entry, previous: { seq: number; digest: string }, faults: Faults): void {
  if (entry.seq !== previous.seq + 1) faults.add(entry.seq, "missing", "une entrée manque juste avant");
  if (entry.previous !== previous.digest)
    faults.add(entry.seq, "altered", "le lien avec l'entrée précédente est rompu");
  if (entryDigest(entry) !== entry.digest) faults.add(entry.seq, "altered", "l'entrée a été modifiée");
}
