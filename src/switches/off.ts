import type { Off } from "../answering/state.ts";
import type { Queryable } from "../db/database.ts";
import { turnedOff } from "./store.ts";

/** What is off now, in one short statement. Kept by nothing: another process may have turned it a moment ago. */
export async function whatIsOff(db: Queryable): Promise<Off> {
  const rows = await turnedOff(db);
  const is = (kind: string): boolean => rows.some((row) => row.kind === kind);
  return {
    chat: is("chat"),
    generated: is("generated"),
    fiches: new Set(rows.flatMap(({ kind, target }) => (kind === "fiche" ? [target] : []))),
  };
}
