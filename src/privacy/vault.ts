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
};

export function createVault(master: MasterKeys): Vault {
  return {
    async create(tx, conversationId) {
      const key = newKey();
      const wrapped = seal(masterKey(master, master.current), key, conversationId);
      await tx.query(sql`
        INSERT INTO vault.conversation_key (conversation_id, master_version, wrapped)
        VALUES (${conversationId}, ${master.current}, ${wrapped})`);
      return key;
    },
    async key(db, conversationId) {
      const [row] = await db.query<{ master_version: number; wrapped: Buffer }>(sql`
        SELECT master_version, wrapped FROM vault.conversation_key
        WHERE conversation_id = ${conversationId} AND wrapped <> ''`);
      return row ? open(masterKey(master, row.master_version), row.wrapped, conversationId) : null;
    },
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
  };
}

function masterKey(master: MasterKeys, version: number): Buffer {
  const key = master.keys.get(version);
  if (!key) throw new Error(`clé maîtresse de version ${version} absente de MASTER_KEY`);
  return key;
}
