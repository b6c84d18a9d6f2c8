import type { RecordedAnswer } from "../../conversation/review-intake.ts";
import type { Queryable } from "../../db/database.ts";
import { type Sql, sql } from "../../db/sql.ts";
import type { Drawn } from "./draw.ts";
import { LISTED_FROM, READ_ALL_THE_SAME } from "./listed.ts";

const required: Sql = sql`flags && ${[...READ_ALL_THE_SAME]}::text[]`;

export const insertItem = (
  tx: Queryable,
  answer: RecordedAnswer,
  item: Drawn & { risk: number; urgent: boolean; listed: boolean },
) =>
  tx.query(sql`
    INSERT INTO review.item (answer_id, conversation_id, reference, recorded_at, outcome, mode, flags, risk, sampled, lot,
      readings_wanted, urgent, opposed, status, passages, prepared_id, question_group, section, size, region, prompt_version)
    VALUES (${answer.answerId}, ${answer.conversationId}, ${answer.reference}, ${answer.at}, ${answer.outcome}, ${answer.mode},
      ${[...answer.flags]}, ${item.risk}, ${item.sampled}, ${item.lot}, ${item.readingsWanted}, ${item.urgent}, ${answer.opposed},
      ${item.listed ? "open" : "unlisted"}, ${[...new Set(answer.passages)]}, ${answer.preparedId}, ${answer.questionGroup},
      ${answer.profile.sector?.section ?? null}, ${answer.profile.size}, ${answer.profile.region}, ${answer.promptVersion})`);

export type Flagged = { flags: string[]; risk: number; status: string; opposed: boolean; done: boolean };

/** The flags of an answer that review knows, locked; null for one recorded before there was a review. */
export const lockFlags = async (tx: Queryable, answerId: string): Promise<Flagged | null> =>
  (
    await tx.query<Flagged>(sql`
      SELECT flags, risk, status, opposed, done_at IS NOT NULL AS done FROM review.item WHERE answer_id = ${answerId} FOR NO KEY UPDATE`)
  )[0] ?? null;

export const setFlags = (
  tx: Queryable,
  answerId: string,
  { flags, risk, status }: { flags: readonly string[]; risk: number; status: string },
) =>
  tx.query(sql`
    UPDATE review.item SET flags = ${[...flags]}, risk = ${risk}, status = ${status},
      done_at = CASE WHEN ${status} = 'open' THEN NULL ELSE done_at END
    WHERE answer_id = ${answerId}`);

/**
 * A contest that ends closes what waited for it alone: an answer found good, or corrected, or withdrawn. One whose reading its
 * person opposes leaves the queue with it.
 */
export const setContested = (tx: Queryable, answerId: string, dueAt: Date | null, at: Date) =>
  tx.query(sql`
    WITH settled AS (
      SELECT ${dueAt === null}::boolean AND i.status = 'escalated' AND (
        EXISTS (SELECT 1 FROM chat.correction c WHERE c.answer_id = i.answer_id)
        OR (i.readings > 0 AND NOT EXISTS (
          SELECT 1 FROM review.verdict v WHERE v.answer_id = i.answer_id AND v.conclusion <> 'good'))) AS done
      FROM review.item i WHERE i.answer_id = ${answerId})
    UPDATE review.item SET contested = ${dueAt !== null}, due_at = ${dueAt},
      status = CASE WHEN settled.done THEN 'done' WHEN ${dueAt === null} AND opposed AND status = 'open' AND NOT ${required} THEN 'unlisted'
        ELSE status END,
      done_at = CASE WHEN settled.done THEN ${at}::timestamptz ELSE done_at END
    FROM settled WHERE answer_id = ${answerId}`);

/**
 * The person opposes the reading of their answers, or does no more: those that nobody has to read all the same leave the queue, or
 * come back to it. What a lead is already correcting stays.
 */
export async function setOpposed(
  tx: Queryable,
  conversationId: string,
  opposed: boolean,
  at: Date,
): Promise<void> {
  const held = await tx.query<{ id: string; status: string }>(sql`
    SELECT answer_id AS id, status FROM review.item WHERE conversation_id = ${conversationId} AND opposed <> ${opposed}
    ORDER BY answer_id FOR NO KEY UPDATE`);
  const ids = held.map(({ id }) => id);
  if (opposed)
    await tx.query(sql`
      UPDATE review.item SET opposed = true, claimed_by = NULL, claimed_until = NULL,
        status = CASE WHEN status = 'open' AND NOT contested AND NOT ${required} THEN 'unlisted' ELSE status END
      WHERE answer_id = ANY(${ids}::text[])`);
  else
    await tx.query(sql`
      UPDATE review.item SET opposed = false,
        status = CASE WHEN status = 'unlisted' AND (sampled OR risk >= ${LISTED_FROM}) THEN 'open' ELSE status END
      WHERE answer_id = ANY(${ids}::text[])`);
  for (const { id, status } of held)
    if (status === "open" || status === "unlisted")
      await addEvent(tx, {
        answerId: id,
        kind: opposed ? "opposed" : "opposition_withdrawn",
        accountId: null,
        at,
      });
}

/** The figures tell no more of what company asked. */
export const forgetCompany = (tx: Queryable, conversationId: string) =>
  tx.query(sql`
    UPDATE review.item SET section = NULL, size = NULL, region = NULL WHERE conversation_id = ${conversationId}`);

/** Nothing is left to read. What groups the question goes; the company too, when the person asked. */
export async function setErased(
  tx: Queryable,
  conversationId: string,
  byPerson: boolean,
  at: Date,
  butContested = false,
): Promise<void> {
  const held = await tx.query<{ id: string }>(sql`
    SELECT answer_id AS id FROM review.item WHERE conversation_id = ${conversationId} AND NOT (${butContested} AND contested)
    ORDER BY answer_id FOR NO KEY UPDATE`);
  await tx.query(sql`
    UPDATE review.item SET question_group = NULL, claimed_by = NULL, claimed_until = NULL, urgent = false,
      section = CASE WHEN ${byPerson} THEN NULL ELSE section END, size = CASE WHEN ${byPerson} THEN NULL ELSE size END,
      region = CASE WHEN ${byPerson} THEN NULL ELSE region END,
      done_at = CASE WHEN status IN ('open', 'escalated') THEN ${at}::timestamptz ELSE done_at END,
      status = CASE WHEN status IN ('open', 'escalated', 'unlisted') THEN 'erased' ELSE status END
    WHERE answer_id = ANY(${held.map(({ id }) => id)}::text[])`);
}

export const addEvent = (
  tx: Queryable,
  event: {
    answerId: string;
    kind: string;
    accountId: string | null;
    facts?: Record<string, unknown>;
    words?: Buffer | null;
    at: Date;
  },
) =>
  tx.query(sql`
    INSERT INTO review.event (answer_id, kind, account_id, facts, words, at)
    VALUES (${event.answerId}, ${event.kind}, ${event.accountId}, ${JSON.stringify(event.facts ?? {})},
      ${event.words ?? null}, ${event.at})`);
