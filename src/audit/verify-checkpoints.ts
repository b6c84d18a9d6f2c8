import type { KeyObject } from "node:crypto";
import type { Queryable } from "../db/database.ts";
import type { Faults } from "./faults.ts";
import {
  type Checkpoint,
  isKey,
  isRestore,
  isSigned,
  type Line,
  type PublicKeyLine,
  type Restore,
  readLine,
  trustedKeys,
} from "./statement.ts";
import { digestsAt, entriesOfKinds } from "./store.ts";

/** A restore declared and signed: from which entry on, and how far, the journal before it is lost. */
export type DeclaredRestore = { at: string; lostFrom: number; lostTo: number };

export type Evidence = { keys: ReadonlyMap<string, KeyObject>; restores: readonly Restore[] };

const BATCH = 500;

/**
 * The keys that count and the restores declared with one of them, in the file or in the journal itself (where the same
 * signed statement stands, for the processes that did not make the restore).
 */
export async function gatherEvidence(
  db: Queryable,
  lines: AsyncIterable<Line | null>,
  roots: readonly KeyObject[] | null,
): Promise<Evidence> {
  const listed: PublicKeyLine[] = [];
  const declared = new Map<string, Restore>();
  for await (const line of lines) {
    if (line && isKey(line)) listed.push(line);
    if (line && isRestore(line)) declared.set(line.signature, line);
  }
  for (const { facts } of await entriesOfKinds(db, ["backup_restored"], 0, 1_000)) {
    const line = typeof facts.declaration === "string" ? readLine(facts.declaration) : null;
    if (line && isRestore(line)) declared.set(line.signature, line);
  }
  const keys = trustedKeys(listed, roots);
  const restores = [...declared.values()].filter((restore) => {
    const key = keys.get(restore.key);
    return key !== undefined && isSigned(restore, key);
  });
  return { keys, restores };
}

export type Attestation = {
  /** Checkpoints read whose signature counts. */
  checkpoints: number;
  /** The furthest entry that a checkpoint attests, among those verified. */
  attestedTo: number | null;
  restores: DeclaredRestore[];
};

/**
 * Compares the signed checkpoints with the entries between `from` and `to`. One made before a declared restore, about an entry
 * that the restore gave up, is not a fault: it says how much was lost.
 * @param whole false: a range, whose end says nothing of the end of the journal
 */
export async function verifyCheckpoints(
  db: Queryable,
  lines: AsyncIterable<Line | null>,
  { keys, restores }: Evidence,
  { from, to, whole }: { from: number; to: number; whole: boolean },
  faults: Faults,
): Promise<Attestation> {
  const result: Attestation = { checkpoints: 0, attestedTo: null, restores: [] };
  const lost = new Map(restores.map((restore) => [restore, Math.max(restore.lostTo, restore.seq)]));
  const unknown = new Map<string, number>();
  const missing: (Checkpoint | Restore)[] = [];

  const superseding = (line: Checkpoint | Restore): Restore[] =>
    restores.filter((restore) => line.at < restore.at && line.seq > restore.seq);
  const compare = async (batch: readonly (Checkpoint | Restore)[]): Promise<void> => {
    const digests = await digestsAt(
      db,
      batch.map(({ seq }) => seq),
    );
    for (const line of batch) {
      const digest = digests.get(line.seq);
      if (digest === undefined) {
        if (line.seq > (missing[0]?.seq ?? 0)) missing[0] = line;
      } else if (digest !== line.digest) {
        faults.add(line.seq, "checkpoint", `l'entrée n'est plus celle du point de contrôle du ${line.at}`);
      } else result.attestedTo = Math.max(result.attestedTo ?? 0, line.seq);
    }
  };

  let batch: (Checkpoint | Restore)[] = [];
  for await (const line of lines) {
    if (line === null) {
      faults.add(null, "unreadable", "une ligne du fichier des points de contrôle est illisible");
      continue;
    }
    if (isKey(line)) continue;
    const key = keys.get(line.key);
    if (!key) {
      unknown.set(line.key, (unknown.get(line.key) ?? 0) + 1);
      continue;
    }
    if (!isSigned(line, key)) {
      faults.add(line.seq, "signature", "un point de contrôle porte une signature fausse");
      continue;
    }
    result.checkpoints++;
    const given = superseding(line);
    for (const restore of given) lost.set(restore, Math.max(lost.get(restore) ?? 0, line.seq));
    if (given.length > 0 || line.seq < from || (line.seq > to && !whole)) continue;
    batch.push(line);
    if (batch.length === BATCH) {
      await compare(batch);
      batch = [];
    }
  }
  await compare(batch);
  for (const line of missing) tellMissing(line, whole, to, faults);
  for (const [name, count] of unknown)
    faults.add(
      null,
      "unknown_key",
      `${count} ${count > 1 ? "points de contrôle sont signés" : "point de contrôle est signé"} d'une clé inconnue (${name})`,
    );
  result.restores = [...lost]
    .map(([{ at, seq }, lostTo]) => ({ at, lostFrom: seq + 1, lostTo }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return result;
}

/** The furthest entry that was attested and is not there. */
function tellMissing(line: Checkpoint | Restore, whole: boolean, last: number, faults: Faults): void {
  if (whole && line.seq > last)
    faults.add(last, "truncated", `journal tronqué : un point de contrôle atteste l'entrée ${line.seq}`);
  else faults.add(line.seq, "missing", `l'entrée attestée le ${line.at} n'existe plus`);
}
