import { readdir, readFile } from "node:fs/promises";
import type { Database, Queryable } from "./database.ts";
import { prepareQueues } from "./queues.ts";
import { sql } from "./sql.ts";

const FOLDER = new URL("./migrations/", import.meta.url);

// Any fixed number: it only has to be the same in every process of the service.
const LOCK = 4_711_202_507;

/**
 * Applies the numbered migrations that are missing, and makes the queues of the scheduled jobs, in one transaction under an advisory lock, so that several
 * processes may start together.
 * @returns the names of those applied
 * @throws Error when an applied migration's file is gone (an older version of the service on a newer database)
 */
export async function migrate(db: Database): Promise<string[]> {
  const files = (await readdir(FOLDER)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return db.transaction(async (tx) => {
    await tx.query(sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`);
    await tx.query(
      sql`CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL)`,
    );
    const done = new Set(
      (await tx.query<{ name: string }>(sql`SELECT name FROM schema_migration`)).map((r) => r.name),
    );
    const unknown = [...done].filter((name) => !files.includes(name));
    if (unknown.length > 0) throw new Error(`base plus récente que ce programme : ${unknown.join(", ")}`);
    const missing = files.filter((name) => !done.has(name));
    for (const name of missing) await apply(tx, name);
    await prepareQueues(tx);
    return missing;
  });
}

async function apply(tx: Queryable, name: string): Promise<void> {
  const text = await readFile(new URL(name, FOLDER), "utf8");
  // No parameter: the simple protocol takes several statements at once.
  await tx.query({ text, values: [] });
  await tx.query(sql`INSERT INTO schema_migration (name, applied_at) VALUES (${name}, clock_timestamp())`);
}
