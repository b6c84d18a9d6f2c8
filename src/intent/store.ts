import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Intent } from "./intents.ts";
import type { Example, TextClassifier } from "./text-classifier.ts";

export type IntentExample = { intent: Intent; text: string };

export async function saveExamples(tx: Queryable, examples: readonly IntentExample[]): Promise<void> {
  await tx.query(sql`DELETE FROM knowledge.intent_example`);
  await tx.query(sql`
    INSERT INTO knowledge.intent_example (intent, text)
    SELECT * FROM unnest(${examples.map((e) => e.intent)}::text[], ${examples.map((e) => e.text)}::text[])
    ON CONFLICT DO NOTHING`);
}

/**
 * The example messages, the ways of asking for a prepared answer, and a quarter of those for a passage: these are questions.
 * All of them would drown the rest (five points fewer refusals recognised).
 */
export const examplesOf = (db: Queryable) =>
  db.query<Example>(sql`
    SELECT text, intent AS label FROM knowledge.intent_example
    UNION ALL SELECT text, 'question' FROM knowledge.phrasing WHERE substr(md5(text), 1, 1) < '4'
    UNION SELECT unnest(question || variants), 'question' FROM knowledge.prepared_answer WHERE current
    ORDER BY 2, 1`);

export const digestOfExamples = async (db: Queryable): Promise<string> =>
  (
    await db.query<{ digest: string }>(sql`
      SELECT md5(coalesce(string_agg(intent || ' ' || text, E'\n' ORDER BY intent, text), '')) AS digest
      FROM knowledge.intent_example`)
  )[0]?.digest ?? "";

export async function saveModel(tx: Queryable, { labels, weights }: TextClassifier): Promise<void> {
  await tx.query(sql`DELETE FROM knowledge.intent_model`);
  await tx.query(sql`
    INSERT INTO knowledge.intent_model (labels, weights)
    VALUES (${[...labels]}, ${Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength)})`);
}

export async function modelOf(db: Queryable): Promise<TextClassifier | null> {
  const [row] = await db.query<{ labels: string[]; weights: Buffer }>(
    sql`SELECT labels, weights FROM knowledge.intent_model`,
  );
  if (!row) return null;
  const bytes = Uint8Array.from(row.weights); // its own memory: a Buffer may share a pool, at an odd offset
  return { labels: row.labels, weights: new Float32Array(bytes.buffer) };
}
