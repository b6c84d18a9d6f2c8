import { join } from "node:path";
import { z } from "zod";
import type { Queryable } from "../db/database.ts";
import type { Entry } from "./entry.ts";
import { openJsonLines } from "./jsonl.ts";
import { ERASURES, entriesOfKinds, entryAt } from "./store.ts";

/**
 * What a restored backup must not bring back: erasures first, and whatever else someone was promised is over. Ids and times
 * only; a kind is added here and in backup/replay.ts together.
 */
export const REPLAYED = [
  ...ERASURES,
  "erasure_requested",
  "notice_address_removed",
  "contact_closed",
  "account_disabled",
  "account_erased",
  "survey_closed",
] as const satisfies readonly Entry["kind"][];

const Line = z.object({ seq: z.number(), kind: z.enum(REPLAYED), id: z.string(), at: z.string() });
export type LedgerLine = z.infer<typeof Line>;

export type ErasureLedger = {
  /** Adds the erasures journalled since the last one kept. @returns how many */
  export(db: Queryable): Promise<number>;
  lines(): AsyncIterable<LedgerLine>;
};

const BATCH = 1_000;

/**
 * The erasures, outside the database, in `DATA_DIR/erasures.jsonl`: a backup made before one, once restored, is brought to
 * forget again (backup/replay.ts). They are copied from the journal, where an erasure is an entry of its own transaction: a
 * process that dies in between leaves the copy to the next start.
 * @throws Error of the system when the file cannot be used
 */
export async function openErasureLedger(dataDir: string): Promise<ErasureLedger> {
  const file = await openJsonLines(join(dataDir, "erasures.jsonl"));
  let position: number | null = null;
  let exporting: Promise<unknown> = Promise.resolve();

  const exportNow = async (db: Queryable): Promise<number> => {
    position ??= await positionIn(db, parse(await file.last()));
    let exported = 0;
    for (;;) {
      const entries = await entriesOfKinds(db, REPLAYED, position, BATCH);
      await file.append(
        entries.map(({ seq, kind, subject, at }) => ({ seq, kind, id: subject, at: at.toISOString() })),
      );
      exported += entries.length;
      position = entries.at(-1)?.seq ?? position;
      if (entries.length < BATCH) return exported;
    }
  };

  return {
    export(db) {
      const next = exporting.then(() => exportNow(db));
      exporting = next.catch(() => {});
      return next;
    },
    lines: () => ledgerLines(file.lines()),
  };
}

/** The lines of a ledger, its own or a copy of another process's. @throws Error at a line that is not one: erasures may hide there */
export async function* ledgerLines(texts: AsyncIterable<string>): AsyncGenerator<LedgerLine> {
  for await (const text of texts) {
    const line = parse(text);
    if (!line) throw new Error("une ligne du registre des effacements est illisible");
    yield line;
  }
}

function parse(text: string | null): LedgerLine | null {
  try {
    return text === null ? null : (Line.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

/** Where the copy stands; 0 when the journal is not the one it was made from (a backup was restored): copying twice harms nothing. */
async function positionIn(db: Queryable, last: LedgerLine | null): Promise<number> {
  const entry = last && (await entryAt(db, last.seq));
  return entry && entry.kind === last.kind && entry.subject === last.id ? last.seq : 0;
}
