import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export const isSpent = async (db: Queryable, digest: Buffer): Promise<boolean> =>
  (await db.query(sql`SELECT 1 FROM contact.spent_link WHERE digest = ${digest}`)).length > 0;

export const spend = (tx: Queryable, row: { digest: Buffer; requestId: string; at: Date; expiresAt: Date }) =>
  tx.query(sql`
    INSERT INTO contact.spent_link (digest, request_id, at, expires_at)
    VALUES (${row.digest}, ${row.requestId}, ${row.at}, ${row.expiresAt})`);

/** A link that is over opens nothing, used or not. */
export const forgetSpent = async (db: Queryable, now: Date): Promise<number> =>
  (await db.query(sql`DELETE FROM contact.spent_link WHERE expires_at <= ${now} RETURNING 1`)).length;
