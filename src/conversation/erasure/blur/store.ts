import { GENERAL_OUTCOMES, SENSITIVE_FLAGS } from "../../../answering/discretion.ts";
import type { Queryable } from "../../../db/database.ts";
import { type Sql, sql } from "../../../db/sql.ts";

export const conversationsToBlur = async (db: Queryable, before: Date, limit: number): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM chat.conversation WHERE erased_at <= ${before} AND blurred_at IS NULL ORDER BY erased_at LIMIT ${limit}`)
  ).map(({ id }) => id);

const [SPECIAL, GENERAL] = [Object.keys(GENERAL_OUTCOMES), Object.values(GENERAL_OUTCOMES)];
const outcome: Sql = sql`coalesce((${GENERAL}::text[])[array_position(${SPECIAL}::text[], outcome)], outcome)`;
const flags: Sql = sql`ARRAY(SELECT f FROM unnest(flags) WITH ORDINALITY AS u(f, n) WHERE f <> ALL(${[...SENSITIVE_FLAGS]}::text[]) ORDER BY n)`;

/** Those of review; only what changes is written, since a queue of hundreds of thousands has many indexes. */
export const blurItems = (
  tx: Queryable,
  conversations: readonly string[],
  weights: readonly { flag: string; weight: number }[],
) =>
  tx.query(sql`
    UPDATE review.item SET outcome = ${outcome}, flags = ${flags}, risk = (
      SELECT coalesce(sum(w.weight), 0)
      FROM unnest(${weights.map(({ flag }) => flag)}::text[], ${weights.map(({ weight }) => weight)}::int[]) AS w(flag, weight)
      WHERE w.flag = ANY(item.flags) AND w.flag <> ALL(${[...SENSITIVE_FLAGS]}::text[]))
    WHERE conversation_id = ANY(${conversations}::text[])
      AND (flags && ${[...SENSITIVE_FLAGS]}::text[] OR outcome = ANY(${SPECIAL}::text[]))`);

export async function blurRows(tx: Queryable, conversations: readonly string[], at: Date): Promise<void> {
  await tx.query(sql`
    UPDATE chat.answer SET outcome = ${outcome}, flags = ${flags}
    WHERE conversation_id = ANY(${conversations}::text[])
      AND (flags && ${[...SENSITIVE_FLAGS]}::text[] OR outcome = ANY(${SPECIAL}::text[]))`);
  await tx.query(sql`
    UPDATE chat.message SET masked = '{}' WHERE conversation_id = ANY(${conversations}::text[]) AND masked <> '{}'`);
  await tx.query(sql`
    UPDATE chat.conversation SET blurred_at = ${at} WHERE id = ANY(${conversations}::text[])`);
}
