import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";
import { DomainError } from "../errors.ts";
import { type Sql, sql } from "./sql.ts";

export type Row = Record<string, unknown>;

/** Runs one statement: on a connection of the pool, or on the connection of the transaction it is in. */
export type Queryable = { query<R extends Row>(statement: Sql): Promise<R[]> };

export type Database = Queryable & {
  /** One transaction: committed when `work` resolves, rolled back when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Rids the data files of what was deleted or overwritten in a table; does nothing on a server, whose files are its administrator's. */
  scrub(table: string): Promise<void>;
  close(): Promise<void>;
};

/** What stands behind the pool besides its connections. */
export type Engine = {
  close(): Promise<void>;
  /** The engine gave up (a full disk, mostly): it answers no further statement. */
  abandon(): void;
  scrub(db: Queryable, table: string): Promise<void>;
};

/**
 * The one door to PostgreSQL, embedded or not.
 *
 * The embedded engine has a single connection: a statement sent to the pool from inside a transaction would
 * wait for itself for ever. It is refused at once, on a real server too, so that tests see it.
 */
export function createDatabase(pool: pg.Pool, engine: Partial<Engine> = {}): Database {
  const inTransaction = new AsyncLocalStorage<true>();
  const assertOutside = (): void => {
    if (inTransaction.getStore()) throw new Error("statement sent to the pool from inside a transaction");
  };
  const send = async (
    connection: pg.Pool | pg.PoolClient,
    { text, values }: Sql,
  ): Promise<pg.QueryResult> => {
    try {
      return await connection.query(text, [...values]);
    } catch (error) {
      if (isPanic(error)) engine.abandon?.();
      if (codeOf(error) === NULL_CHARACTER)
        throw new DomainError(
          "entree-invalide",
          "Votre texte contient un caractère invisible qui ne peut pas être gardé : effacez-le, puis recommencez.",
        );
      throw error;
    }
  };
  return {
    async query<R extends Row>(statement: Sql): Promise<R[]> {
      assertOutside();
      return rowsOf<R>(await send(pool, statement));
    },
    async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
      assertOutside();
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await send(client, sql`BEGIN`);
        const tx: Queryable = {
          query: async <R extends Row>(statement: Sql) => rowsOf<R>(await send(client, statement)),
        };
        const result = await inTransaction.run(true, () => work(tx));
        await send(client, sql`COMMIT`);
        return result;
      } catch (error) {
        if (isPanic(error)) broken = error;
        else {
          await send(client, sql`ROLLBACK`).catch((cause: Error) => {
            broken = cause; // the connection is lost: never hand it to someone else
          });
        }
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async scrub(table) {
      await engine.scrub?.(this, table);
    },
    async close() {
      await pool.end();
      await engine.close?.();
    },
  };
}

// « invalid byte sequence »: PostgreSQL has no text with a null character.
const NULL_CHARACTER = "22021";
const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

const isPanic = (error: unknown): error is Error =>
  error instanceof Error && "severity" in error && error.severity === "PANIC";

function rowsOf<R extends Row>(result: pg.QueryResult): R[] {
  return result.rows as R[];
}

/** Resolves when the database answers. */
export const ping = (db: Queryable): Promise<unknown> => db.query(sql`SELECT 1`);
