import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";
import { type Sql, sql } from "./sql.ts";

export type Row = Record<string, unknown>;

/** Runs one statement: on a connection of the pool, or on the connection of the transaction it is in. */
export type Queryable = { query<R extends Row>(statement: Sql): Promise<R[]> };

export type Database = Queryable & {
  /** One transaction: committed when `work` resolves, rolled back when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/**
 * The one door to PostgreSQL, embedded or not.
 *
 * The embedded engine has a single connection: a statement sent to the pool from inside a transaction would
 * wait for itself for ever. It is refused at once, on a real server too, so that tests see it.
 */
export function createDatabase(pool: pg.Pool, onClose: () => Promise<void> = async () => {}): Database {
  const inTransaction = new AsyncLocalStorage<true>();
  const assertOutside = (): void => {
    if (inTransaction.getStore()) throw new Error("statement sent to the pool from inside a transaction");
  };
  return {
    async query<R extends Row>(statement: Sql): Promise<R[]> {
      assertOutside();
      return rowsOf<R>(await pool.query(statement.text, [...statement.values]));
    },
    async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
      assertOutside();
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query("BEGIN");
        const result = await inTransaction.run(true, () => work(queryableOf(client)));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch((cause: Error) => {
          broken = cause; // the connection is lost: never hand it to someone else
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async close() {
      await pool.end();
      await onClose();
    },
  };
}

function queryableOf(client: pg.PoolClient): Queryable {
  return {
    async query<R extends Row>(statement: Sql) {
      return rowsOf<R>(await client.query(statement.text, [...statement.values]));
    },
  };
}

function rowsOf<R extends Row>(result: pg.QueryResult): R[] {
  return result.rows as R[];
}

/** Resolves when the database answers. */
export const ping = (db: Queryable): Promise<unknown> => db.query(sql`SELECT 1`);
