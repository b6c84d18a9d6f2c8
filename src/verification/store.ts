import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";

const kept = new WeakMap<Queryable, { edition: string; vocabulary: Promise<Vocabulary> }>();

/** The words of the current fiches; read once an edition. */
export function vocabularyOf(db: Queryable, edition: string): Promise<Vocabulary> {
  const known = kept.get(db);
  if (known?.edition === edition) return known.vocabulary;
  const vocabulary = readVocabulary(db);
  kept.set(db, { edition, vocabulary });
  vocabulary.catch(() => kept.delete(db));
  return vocabulary;
}

async function readVocabulary(db: Queryable): Promise<Vocabulary> {
  const rows = await db.query<{ text: string }>(sql`
    SELECT heading || ' ' || body || ' ' || array_to_string(essentials || questions, ' ') AS text FROM knowledge.passage WHERE current`);
  const text = rows.map((row) => row.text).join("\n");
  return createVocabulary(text);
}
