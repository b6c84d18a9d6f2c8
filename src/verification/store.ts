import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { fold } from "../retrieval/tokenise.ts";

const kept = new WeakMap<Queryable, { edition: string; words: Promise<ReadonlySet<string>> }>();

/**
 * The words that the current fiches write without a capital, folded: at the start of a sentence they name no one. Read once an edition.
 */
export function ordinaryWords(db: Queryable, edition: string): Promise<ReadonlySet<string>> {
  const known = kept.get(db);
  if (known?.edition === edition) return known.words;
  const words = readOrdinaryWords(db);
  kept.set(db, { edition, words });
  words.catch(() => kept.delete(db));
  return words;
}

async function readOrdinaryWords(db: Queryable): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ text: string }>(sql`
    SELECT heading || ' ' || body || ' ' || array_to_string(essentials || questions, ' ') AS text FROM knowledge.passage WHERE current`);
  const words = rows.flatMap(({ text }) => text.match(/\p{L}+/gu) ?? []);
  return new Set(words.filter((word) => !/\p{Lu}/u.test(word)).map(fold));
}
