import { type Entry, entryDigest, hashedText } from "../audit/entry.ts";
import { entriesAfter } from "../audit/journal.ts";
import {
  type Checkpoint,
  isKey,
  isRestore,
  isSigned,
  type Line,
  type PublicKeyLine,
  trustedKeys,
} from "../audit/statement.ts";
import type { Queryable } from "../db/database.ts";

/** The signed statement that covers an entry, with what anyone needs to check it. */
export type Attestation = {
  checkpoint: Checkpoint;
  /** The very bytes that are signed. */
  statement: string;
  /** In PEM; null when the file of keys does not list the one that signed. */
  publicKey: string | null;
  signed: boolean;
  /** The entries from the one proved to the one attested, each linked to the one before, all untouched. */
  linked: boolean;
  entriesBetween: number;
};

/** What proves that an entry of the journal is as it was written. */
export type EntryProof = {
  entry: Entry;
  /** Its SHA-256 is the digest. */
  hashed: string;
  /** The digest computed now is the one recorded. */
  untouched: boolean;
  /** Null when none was signed yet: one comes within the minute. */
  attestation: Attestation | null;
};

/** A checkpoint is signed each minute when something happened: more entries than this between two says something is wrong. */
const FURTHEST = 100_000;
const BATCH = 1_000;

/** The proof of an entry: its own digest, and the first checkpoint at or after it. */
export async function proveEntry(
  db: Queryable,
  lines: () => AsyncIterable<Line | null>,
  entry: Entry,
): Promise<EntryProof> {
  const { checkpoint, keys } = await firstCovering(lines(), entry.seq);
  return {
    entry,
    hashed: hashedText(entry),
    untouched: entryDigest(entry) === entry.digest,
    attestation: checkpoint && {
      checkpoint,
      ...signatureOf(checkpoint, keys),
      ...(await linkTo(db, entry, checkpoint)),
    },
  };
}

/** The public keys come first in the lines, so that reading may stop at the checkpoint. */
async function firstCovering(lines: AsyncIterable<Line | null>, seq: number) {
  const keys: PublicKeyLine[] = [];
  for await (const line of lines) {
    if (line === null || isRestore(line)) continue;
    if (isKey(line)) keys.push(line);
    else if (line.seq >= seq) return { checkpoint: line, keys };
  }
  return { checkpoint: null, keys };
}

function signatureOf(checkpoint: Checkpoint, keys: readonly PublicKeyLine[]) {
  const { seq, digest, at, key } = checkpoint;
  const publicKey = trustedKeys(keys, null).get(key) ?? null;
  return {
    // The order of audit/statement.ts.
    statement: JSON.stringify({ seq, digest, at, key }),
    publicKey: publicKey?.export({ type: "spki", format: "pem" }).toString() ?? null,
    signed: publicKey !== null && isSigned(checkpoint, publicKey),
  };
}

async function linkTo(db: Queryable, entry: Entry, { seq, digest }: Checkpoint) {
  const entriesBetween = seq - entry.seq;
  let last: { seq: number; digest: string } = entry;
  let linked = entriesBetween <= FURTHEST;
  while (linked && last.seq < seq) {
    const batch = await entriesAfter(db, last.seq, BATCH, seq);
    if (batch.length === 0) linked = false;
    for (const next of batch) {
      linked &&=
        next.seq === last.seq + 1 && next.previous === last.digest && entryDigest(next) === next.digest;
      last = next;
    }
  }
  return { entriesBetween, linked: linked && last.digest === digest };
}
