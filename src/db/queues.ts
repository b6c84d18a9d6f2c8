import { createRequire } from "node:module";
import type { Queryable } from "./database.ts";
import { sql } from "./sql.ts";

/** The schema that pg-boss calls its own. */
export const QUEUE_SCHEMA = "pgboss";

/** A queue for each scheduled job, and the one that pg-boss sends what a calendar asks for through. */
export const QUEUES = [
  "retention",
  "equity",
  "statistics",
  "renewals",
  "field",
  "__pgboss__send-it",
] as const;

// One job of a name waits, one is to be retried, one runs: two processes never run the same at once. One whose process died is
// free again after an hour.
const OPTIONS = JSON.stringify({
  policy: "stately",
  retryLimit: 3,
  retryDelay: 60,
  retryBackoff: true,
  expireInSeconds: 3_600,
});
const SENDING = JSON.stringify({ policy: "standard" });

const library = createRequire(import.meta.url)("pg-boss/version.json") as { schema: number };

/**
 * Makes the tables of pg-boss and our queues, within the migrations' transaction: a queue is a table, which the application's
 * own role must not be able to make. The statements are the library's, with its own clock: it plans by the server's time.
 */
export async function prepareQueues(tx: Queryable): Promise<void> {
  const [found] = await tx.query<{ there: boolean }>(
    sql`SELECT to_regclass(${`${QUEUE_SCHEMA}.version`}) IS NOT NULL AS there`,
  );
  const [state] = found?.there
    ? await tx.query<{ version: number }>({ text: `SELECT version FROM ${QUEUE_SCHEMA}.version`, values: [] })
    : [];
  if (state?.version !== library.schema) {
    // Read only here: it takes as long to load as a small start.
    const { default: PgBoss } = await import("pg-boss");
    const plan = state
      ? PgBoss.getMigrationPlans(QUEUE_SCHEMA, String(state.version))
      : PgBoss.getConstructionPlans(QUEUE_SCHEMA);
    await tx.query({ text: withinTransaction(plan), values: [] });
  }
  const there = await tx.query<{ name: string }>({
    text: `SELECT name FROM ${QUEUE_SCHEMA}.queue`,
    values: [],
  });
  for (const name of QUEUES) {
    if (there.some((queue) => queue.name === name)) continue;
    const options = name.startsWith("__") ? SENDING : OPTIONS;
    await tx.query({ text: `SELECT ${QUEUE_SCHEMA}.create_queue($1, $2::json)`, values: [name, options] });
  }
}

/** The library's own scripts open a transaction and commit it: they are run in one of ours. */
export const withinTransaction = (script: string): string =>
  script.replace(/^\s*BEGIN;/, "").replace(/COMMIT;\s*$/, "");
