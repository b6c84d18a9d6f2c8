import type { Database, Queryable, Row } from "../db/database.ts";
import { QUEUE_SCHEMA, withinTransaction } from "../db/queues.ts";

/** Days that what became of a job is kept, by pg-boss itself and by the retention policy of the same name. */
export const JOB_DAYS_KEPT = 30;

export type Executor = {
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
  /** Waits for the statements under way; those that come later do nothing. */
  close(): Promise<void>;
};

/** The queue that pg-boss sends what a calendar asks for through; see db/queues.ts. */
const SENDING = "__pgboss__send-it";

/**
 * Our database as pg-boss wants one: the same connections as everything else, since the embedded engine has a single one. Its
 * statements are the library's own, in its schema, timed by the server's clock: they plan work, and decide nothing about a person.
 */
export function createExecutor(
  db: Database,
  onUnexpected: (error: unknown, place: string) => void,
): Executor {
  const underWay = new Set<Promise<unknown>>();
  let closed = false;
  const send = async (text: string, values: readonly unknown[]): Promise<Row[]> => {
    // A script that fails half-way must not leave a connection in a transaction that nobody ends.
    if (/^\s*BEGIN;/.test(text))
      return db.transaction((tx) => tx.query<Row>({ text: withinTransaction(text), values: [] }));
    try {
      return await db.query<Row>({ text, values });
    } catch (error) {
      // What the library does not wait for: a failure would end the process. The job is taken as lost, and tried again.
      if (values[0] !== SENDING) throw error;
      onUnexpected(error, "jobs");
      return [{ count: 0 }];
    }
  };
  return {
    async executeSql(text, values = []) {
      // Queues are made with the migrations: the application's role may not make a table.
      if (closed || text.includes(".create_queue(")) return { rows: [] };
      const sent = send(text, values);
      underWay.add(sent);
      try {
        return { rows: await sent };
      } finally {
        underWay.delete(sent);
      }
    },
    async close() {
      closed = true;
      await Promise.allSettled(underWay);
    },
  };
}

export type LastRun = {
  name: string;
  state: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
  startedAt: Date | null;
  finishedAt: Date | null;
  /** How many times it was tried again. */
  retries: number;
  /** Why it failed, as a code. */
  code: string | null;
};

const run = <R extends Row>(db: Queryable, text: string, values: readonly unknown[] = []) =>
  db.query<R>({ text, values });

/** What became of each queue's latest job that was taken at least once. */
export const lastRunsOf = (db: Queryable, names: readonly string[]) =>
  run<LastRun>(
    db,
    `SELECT DISTINCT ON (name) name, state::text AS state, started_on AS "startedAt", completed_on AS "finishedAt",
       retry_count AS retries, output ->> 'code' AS code
     FROM (SELECT name, state, started_on, completed_on, retry_count, output FROM ${QUEUE_SCHEMA}.job
           UNION ALL SELECT name, state, started_on, completed_on, retry_count, output FROM ${QUEUE_SCHEMA}.archive) j
     WHERE name = ANY($1::text[]) AND started_on IS NOT NULL ORDER BY name, started_on DESC`,
    [names],
  );

/** Jobs ended for `JOB_DAYS_KEPT` days at `before`: how many, and when the first one ended. */
export const oldJobs = async (db: Queryable, before: Date): Promise<{ count: number; first: Date | null }> =>
  (
    await run<{ count: number; first: Date | null }>(
      db,
      `SELECT count(*)::int AS count, min(completed_on) AS first FROM ${QUEUE_SCHEMA}.archive WHERE completed_on <= $1`,
      [before],
    )
  )[0] ?? { count: 0, first: null };

export const deleteOldJobs = async (db: Queryable, before: Date): Promise<number> =>
  (await run(db, `DELETE FROM ${QUEUE_SCHEMA}.archive WHERE completed_on <= $1 RETURNING 1`, [before]))
    .length;
