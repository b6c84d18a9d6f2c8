import { journal } from "../audit/journal.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { MasterKeys } from "../privacy/master-keys.ts";
import { createVault, keysByVersion } from "../privacy/vault.ts";

export type Rotation = {
  to: number;
  rewrapped: number;
  /** Keys that the version which wraps them does not open: it is missing from MASTER_KEY, or they were altered. */
  closed: number;
  /** Keys left on other versions, by version; empty: the older versions can go. */
  left: readonly { version: number; keys: number }[];
};

const BATCH = 500;

/**
 * Wraps every key of the vault again under the current master key, a batch at a time. It can be stopped and started again, by
 * several processes at once, while people are served: each row is changed only if it is still as it was read. The words
 * themselves are not touched. Journalled, with counts and versions only.
 */
export async function rotateKeys(
  { db, master, clock }: { db: Database; master: MasterKeys; clock: Clock },
  onProgress: (rewrapped: number) => void = () => {},
): Promise<Rotation> {
  const vault = createVault(master);
  let rewrapped = 0;
  let closed = 0;
  for (let after: string | null = ""; after !== null; ) {
    const batch: { done: number; closed: number; last: string | null } = await vault.rewrap(db, after, BATCH);
    rewrapped += batch.done;
    closed += batch.closed;
    after = batch.last;
    if (batch.done > 0) onProgress(rewrapped);
  }
  const left = (await keysByVersion(db)).filter(({ version }) => version !== master.current);
  if (rewrapped === 0) return { to: master.current, rewrapped, closed, left };
  const facts = {
    to: master.current,
    rewrapped,
    left: left.reduce((sum, { keys }) => sum + keys, 0),
    leftVersions: left.map(({ version }) => String(version)),
  };
  await db.transaction((tx) =>
    journal(tx, { kind: "key_rotated", subject: "master_key", facts, contentDigest: null }, clock.now()),
  );
  // The former wrappings are in the files of the embedded engine: whoever holds the former master key could open them.
  await db.scrub("vault.conversation_key");
  return { to: master.current, rewrapped, closed, left };
}
