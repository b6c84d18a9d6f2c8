/**
 * Loaded into a measured process with `--import`. Between the IPC messages « count » and « tell » it counts and times
 * every statement sent to the database; the rest of the time the client is untouched. So src/ needs nothing for the bench.
 */
import pg from "pg";

export type StatementTime = { statement: string; count: number; ms: number };

type Send = (...args: unknown[]) => unknown;
type Done = (...results: unknown[]) => void;

const times = new Map<string, { count: number; ms: number }>();
const client = pg.Client.prototype as unknown as { query: Send };
const send = client.query;

function counted(this: unknown, ...args: unknown[]): unknown {
  const before = performance.now();
  const over = (): void => {
    const name = nameOf(args[0]);
    const known = times.get(name) ?? { count: 0, ms: 0 };
    times.set(name, { count: known.count + 1, ms: known.ms + performance.now() - before });
  };
  const last = args.at(-1);
  if (typeof last === "function") {
    const done = last as Done;
    const heard: Done = (...results) => {
      over();
      done(...results);
    };
    return send.apply(this, [...args.slice(0, -1), heard]);
  }
  const result = send.apply(this, args);
  if (result instanceof Promise) result.then(over, over);
  return result;
}

process.on("message", (message) => {
  client.query = message === "count" ? counted : send;
  const statements: StatementTime[] = [...times].map(([statement, time]) => ({ statement, ...time }));
  times.clear();
  process.send?.({ statements });
});

/** The start of a statement's text; values are parameters, so there is nothing of a question in it. */
function nameOf(statement: unknown): string {
  const text = typeof statement === "string" ? statement : "?";
  return text.replace(/\s+/g, " ").trim().slice(0, 90);
}
