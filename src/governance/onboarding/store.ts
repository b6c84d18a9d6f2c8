import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type ReadRow = { accountId: string; roles: string[]; version: string; at: Date };

const READ = sql`
  SELECT DISTINCT ON (e.facts ->> 'account') e.facts ->> 'account' AS "accountId", e.facts ->> 'version' AS version, e.at,
    ARRAY(SELECT jsonb_array_elements_text(e.facts -> 'roles')) AS roles
  FROM audit.entry e WHERE e.kind = 'onboarding_read' AND e.facts ? 'account'`;

/** The last time an account said that it had read; the journal is its only memory. */
export const lastRead = async (db: Queryable, accountId: string): Promise<ReadRow | null> =>
  (
    await db.query<ReadRow>(
      sql`${READ} AND e.facts ->> 'account' = ${accountId} ORDER BY e.facts ->> 'account', e.seq DESC`,
    )
  )[0] ?? null;

/** The last time of each account, before an instant. */
export const lastReads = (db: Queryable, before: Date) =>
  db.query<ReadRow>(sql`${READ} AND e.at < ${before} ORDER BY e.facts ->> 'account', e.seq DESC`);
