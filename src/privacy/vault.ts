import type { Database, Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { newKey, open, seal } from "./cipher.ts";
import type { MasterKeys } from "./master-keys.ts";

/**
 * The keys of conversations, wrapped by the master key (envelope encryption), in a schema of their own so that it is
 * backed up apart and briefly. Destroying a key erases every word it sealed, in every copy of the rows.
 */
export type Vault = {
  create(tx: Queryable, conversationId: string): Promise<Buffer>;
  /** The key, or null once destroyed. */
  key(db: Queryable, conversationId: string): Promise<Buffer | null>;
  destroy(tx: Queryable, conversationId: string): Promise<void>;
  /** Takes the destroyed keys out of the files too, after the transactions that destroyed them; at once when there are none. */
  scrub(db: Database): Promise<void>;
  /**
   * A key of the service itself, under a name that no conversation can have: kept here so that it outlives the rotation of
   * the master key. Made from `first` when there is none yet; whoever comes second takes the first one's.
   */
  named(db: Queryable, name: string, first: () => Buffer): Promise<Buffer>;
  /** Of these keys, those that are there, and whether they open; a destroyed key is absent. */
  states(db: Queryable, ids: readonly string[]): Promise<Map<string, "opens" | "closed">>;
  /**
   * Wraps again, under the current master key, `limit` keys at most that another version wraps, after the id `after`.
   * A key destroyed or wrapped again meanwhile is left alone.
   * @returns how many, and the last id looked at (null: none was left)
   */
  rewrap(db: Queryable, after: string, limit: number): Promise<Rewrapped>;
};

export type Rewrapped = { done: number; closed: number; last: string | null };

type KeyRow = { id: string; master_version: number; wrapped: Buffer };

/** How many keys each version of the master key wraps. */
export const keysByVersion = (db: Queryable): Promise<{ version: number; keys: number }[]> =>
  db.query(sql`
    SELECT master_version AS version, count(*)::int AS keys FROM vault.conversation_key WHERE wrapped <> ''
    GROUP BY 1 ORDER BY 1`);

export function createVault(master: MasterKeys): Vault {
  const wrap = (key: Buffer, id: string): Buffer => seal(masterKey(master, master.current), key, id);
  const unwrap = ({ id, master_version, wrapped }: KeyRow): Buffer =>
    open(masterKey(master, master_version), wrapped, id);
  /** The key, or null when its master key is not ours or a bit of it changed. */
  const unwrapIfPossible = (row: KeyRow): Buffer | null => {
    try {
      return unwrap(row);
    } catch {
      return null;
    }
  };
  const keyOf = async (db: Queryable, id: string): Promise<Buffer | null> => {
    const [row] = await db.query<KeyRow>(sql`
      SELECT conversation_id AS id, master_version, wrapped FROM vault.conversation_key
      WHERE conversation_id = ${id} AND wrapped <> ''`);
    return row ? unwrap(row) : null;
  };
  return {
    async create(tx, conversationId) {
      const key = newKey();
      await tx.query(sql`
        INSERT INTO vault.conversation_key (conversation_id, master_version, wrapped)
        VALUES (${conversationId}, ${master.current}, ${wrap(key, conversationId)})`);
      return key;
    },
    key: keyOf,
    async destroy(tx, conversationId) {
      // The emptied row stays until the files are clean, so that a crash before that leaves a trace of what is to do.
      await tx.query(
        sql`UPDATE vault.conversation_key SET wrapped = '' WHERE conversation_id = ${conversationId}`,
      );
    },
    async scrub(db) {
      const destroyed = await db.query<{ id: string }>(
        sql`SELECT conversation_id AS id FROM vault.conversation_key WHERE wrapped = ''`,
      );
      if (destroyed.length === 0) return;
      await db.scrub("vault.conversation_key");
      // Only those: a key destroyed meanwhile may still be in the files.
      const ids = destroyed.map(({ id }) => id);
      await db.query(sql`DELETE FROM vault.conversation_key WHERE conversation_id = ANY(${ids})`);
    },
    async named(db, name, first) {
      const id = `service:${name}`;
      const known = await keyOf(db, id);
      if (known) return known;
      await db.query(sql`
        INSERT INTO vault.conversation_key (conversation_id, master_version, wrapped)
        VALUES (${id}, ${master.current}, ${wrap(first(), id)}) ON CONFLICT (conversation_id) DO NOTHING`);
      const kept = await keyOf(db, id);
      if (!kept) throw new Error(`la clé ${id} a été détruite`);
      return kept;
    },
    async states(db, ids) {
      const rows = await db.query<KeyRow>(sql`
        SELECT conversation_id AS id, master_version, wrapped FROM vault.conversation_key
        WHERE conversation_id = ANY(${ids}::text[]) AND wrapped <> ''`);
      return new Map(rows.map((row) => [row.id, unwrapIfPossible(row) ? "opens" : "closed"]));
    },
    async rewrap(db, after, limit) {
      const rows = await db.query<KeyRow>(sql`
        SELECT conversation_id AS id, master_version, wrapped FROM vault.conversation_key
        WHERE conversation_id > ${after} AND master_version <> ${master.current} AND wrapped <> ''
        ORDER BY conversation_id LIMIT ${limit}`);
      const keys = rows.map((row) => unwrapIfPossible(row));
      const opened = rows.filter((_, n) => keys[n]);
      const fresh = rows.flatMap(({ id }, n) => (keys[n] ? [wrap(keys[n], id)] : []));
      // Only where the row is still the one that was read: a key destroyed meanwhile must not come back.
      const done = await db.query(sql`
        UPDATE vault.conversation_key k SET master_version = ${master.current}, wrapped = r.fresh
        FROM unnest(${opened.map(({ id }) => id)}::text[], ${opened.map(({ wrapped }) => wrapped)}::bytea[], ${fresh}::bytea[])
          AS r(id, known, fresh)
        WHERE k.conversation_id = r.id AND k.wrapped = r.known RETURNING k.conversation_id`);
      return { done: done.length, closed: rows.length - opened.length, last: rows.at(-1)?.id ?? null };
    },
  };
}

function masterKey(master: MasterKeys, version: number): Buffer {
  const key = master.keys.get(version);
  if (!key) throw new Error(`clé maîtresse de version ${version} absente de MASTER_KEY`);
  return key;
}
