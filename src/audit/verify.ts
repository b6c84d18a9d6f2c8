import type { KeyObject } from "node:crypto";
import type { Queryable } from "../db/database.ts";
import { type Checkpoint, isSigned } from "./checkpoint.ts";
import { contentDigest, type Entry, entryDigest, GENESIS } from "./entry.ts";
import { entriesAfter, sealedContents } from "./journal.ts";

export type Fault = { seq: number | null; reason: string };
export type Verification = { entries: number; checkpoints: number; faults: Fault[] };

const BATCH = 2_000;

/**
 * Reads the whole journal again: links, digests, the ciphertexts it speaks of, and the signed checkpoints kept outside
 * the database. An erased conversation verifies: its ciphertext stays, its key is gone.
 */
export async function verifyJournal(
  db: Queryable,
  checkpoints: readonly Checkpoint[],
  publicKey: KeyObject,
): Promise<Verification> {
  const faults: Fault[] = [];
  const expected = new Map<number, Checkpoint[]>();
  for (const checkpoint of checkpoints) {
    if (!isSigned(checkpoint, publicKey)) {
      faults.push({ seq: checkpoint.seq, reason: "un point de contrôle porte une signature fausse" });
    }
    expected.set(checkpoint.seq, [...(expected.get(checkpoint.seq) ?? []), checkpoint]);
  }
  let previous: { seq: number; digest: string } = { seq: 0, digest: GENESIS };
  for (;;) {
    const batch = await entriesAfter(db, previous.seq, BATCH);
    if (batch.length === 0) break;
    faults.push(...(await contentFaults(db, batch)));
    for (const entry of batch) {
      faults.push(...linkFaults(entry, previous));
      for (const checkpoint of expected.get(entry.seq) ?? []) {
        if (checkpoint.digest !== entry.digest) {
          faults.push({
            seq: entry.seq,
            reason: `l'entrée n'est plus celle du point de contrôle du ${checkpoint.at}`,
          });
        }
      }
      previous = entry;
    }
  }
  const furthest = Math.max(0, ...expected.keys());
  if (furthest > previous.seq) {
    faults.push({
      seq: previous.seq,
      reason: `journal tronqué : un point de contrôle atteste l'entrée ${furthest}`,
    });
  }
  return { entries: previous.seq, checkpoints: checkpoints.length, faults };
}

function linkFaults(entry: Entry, previous: { seq: number; digest: string }): Fault[] {
  const faults: Fault[] = [];
  if (entry.seq !== previous.seq + 1)
    faults.push({ seq: entry.seq, reason: "une entrée manque juste avant" });
  if (entry.previous !== previous.digest)
    faults.push({ seq: entry.seq, reason: "le lien avec l'entrée précédente est rompu" });
  if (entryDigest(entry) !== entry.digest) faults.push({ seq: entry.seq, reason: "l'entrée a été modifiée" });
  return faults;
}

/** The stored words must be those that were journalled. */
async function contentFaults(db: Queryable, batch: readonly Entry[]): Promise<Fault[]> {
  const recorded = batch.filter((entry) => entry.kind === "answer_recorded");
  const stored = new Map(
    (
      await sealedContents(
        db,
        recorded.map((e) => e.subject),
      )
    ).map((row) => [row.id, row.content]),
  );
  return recorded.flatMap((entry) => {
    const content = stored.get(entry.subject);
    if (!content) return [{ seq: entry.seq, reason: "la réponse journalisée n'existe plus" }];
    return contentDigest(content) === entry.contentDigest
      ? []
      : [{ seq: entry.seq, reason: "la réponse enregistrée a été modifiée" }];
  });
}
