import type { Queryable } from "../../db/database.ts";
import { orientedAnswers } from "../store.ts";
import type { Oriented } from "./groups.ts";

const DAY_MS = 86_400_000;

/**
 * How each conversation of a time was oriented in the end: its last orientation that ended, one a conversation, since what is
 * asked next depends on what came before. Read a day at a time: the embedded engine has one connection, for people too.
 */
export async function orientedIn(db: Queryable, from: Date, to: Date): Promise<Oriented[]> {
  const last = new Map<string, Oriented>();
  for (let at = from.getTime(); at < to.getTime(); at += DAY_MS) {
    const until = new Date(Math.min(at + DAY_MS, to.getTime()));
    for (const { conversation, ...one } of await orientedAnswers(db, new Date(at), until))
      last.set(conversation, one);
  }
  return [...last.values()];
}
