import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { ContestOutcome } from "./contest.ts";

export type ContestRow = {
  id: string;
  answerId: string;
  conversationId: string;
  /** Of the answer. */
  reference: string;
  reason: Buffer;
  createdAt: Date;
  dueAt: Date;
  withdrawnAt: Date | null;
  decidedAt: Date | null;
  outcome: ContestOutcome | null;
  answer: Buffer | null;
  answerErasedAt: Date | null;
  closedAt: Date | null;
  erasedAt: Date | null;
};

const CONTEST = sql`
  SELECT o.id, o.answer_id AS "answerId", o.conversation_id AS "conversationId", a.reference, o.reason,
    o.created_at AS "createdAt", o.due_at AS "dueAt", o.withdrawn_at AS "withdrawnAt", o.decided_at AS "decidedAt",
    o.outcome, o.answer, o.answer_erased_at AS "answerErasedAt", c.closed_at AS "closedAt", c.erased_at AS "erasedAt"
  FROM chat.contest o JOIN chat.answer a ON a.id = o.answer_id JOIN chat.conversation c ON c.id = o.conversation_id`;
const OPEN = sql`o.decided_at IS NULL AND o.withdrawn_at IS NULL`;

export const insertContest = (
  tx: Queryable,
  row: Pick<ContestRow, "id" | "answerId" | "conversationId" | "reason" | "createdAt" | "dueAt"> & {
    ticketDigest: Buffer;
  },
) =>
  tx.query(sql`
    INSERT INTO chat.contest (id, answer_id, conversation_id, ticket_digest, reason, created_at, due_at)
    VALUES (${row.id}, ${row.answerId}, ${row.conversationId}, ${row.ticketDigest}, ${row.reason}, ${row.createdAt},
      ${row.dueAt})`);

export const contestOfTicket = async (db: Queryable, digest: Buffer): Promise<ContestRow | null> =>
  (await db.query<ContestRow>(sql`${CONTEST} WHERE o.ticket_digest = ${digest}`))[0] ?? null;

export const contestById = async (db: Queryable, id: string): Promise<ContestRow | null> =>
  (await db.query<ContestRow>(sql`${CONTEST} WHERE o.id = ${id}`))[0] ?? null;

export const openContestOf = async (db: Queryable, answerId: string): Promise<ContestRow | null> =>
  (await db.query<ContestRow>(sql`${CONTEST} WHERE o.answer_id = ${answerId} AND ${OPEN}`))[0] ?? null;

/** Every contest of a conversation, in the order they came. */
export const contestsOf = (db: Queryable, conversationId: string) =>
  db.query<ContestRow>(
    sql`${CONTEST} WHERE o.conversation_id = ${conversationId} ORDER BY o.created_at, o.id`,
  );

/**
 * Open contests due before an instant, of which nobody was told; each is marked as told. One that is being withdrawn, decided or
 * erased at this very moment is left to the next time: this waits for nobody while it holds others.
 */
export async function tellDue(
  tx: Queryable,
  before: Date,
  at: Date,
): Promise<{ id: string; reference: string }[]> {
  // Apart from what marks them: one statement would go back to the rows as it first saw them.
  const due = await tx.query<{ id: string; reference: string }>(sql`
    SELECT o.id, a.reference FROM chat.contest o JOIN chat.answer a ON a.id = o.answer_id
    WHERE ${OPEN} AND o.due_at < ${before} AND o.late_told_at IS NULL ORDER BY o.id FOR NO KEY UPDATE OF o SKIP LOCKED`);
  const ids = due.map(({ id }) => id);
  await tx.query(sql`UPDATE chat.contest SET late_told_at = ${at} WHERE id = ANY(${ids}::text[])`);
  return due;
}

/** Late ones are the first by their very date. */
export const contestsToDecide = (db: Queryable, limit: number) =>
  db.query<ContestRow>(sql`${CONTEST} WHERE ${OPEN} ORDER BY o.due_at, o.id LIMIT ${limit}`);

export const lastDecided = (db: Queryable, limit: number) =>
  db.query<ContestRow>(
    sql`${CONTEST} WHERE o.decided_at IS NOT NULL ORDER BY o.decided_at DESC, o.id LIMIT ${limit}`,
  );

export const markWithdrawn = (tx: Queryable, id: string, at: Date) =>
  tx.query(sql`UPDATE chat.contest SET withdrawn_at = ${at}, answer_erased_at = ${at} WHERE id = ${id}`);

export const markDecided = (
  tx: Queryable,
  id: string,
  decision: { by: string; outcome: ContestOutcome; answer: Buffer; at: Date },
) =>
  tx.query(sql`
    UPDATE chat.contest SET decided_at = ${decision.at}, decided_by = ${decision.by}, outcome = ${decision.outcome},
      answer = ${decision.answer} WHERE id = ${id}`);

/** @returns false when it was marked already */
export const markAnswerErased = async (tx: Queryable, id: string, at: Date): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE chat.contest SET answer_erased_at = ${at} WHERE id = ${id} AND answer_erased_at IS NULL RETURNING id`)
  ).length === 1;

/** Contests decided at or before a time, whose answer can still be read. */
export const answersToErase = async (db: Queryable, before: Date, limit: number): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM chat.contest WHERE answer_erased_at IS NULL AND decided_at <= ${before} ORDER BY decided_at LIMIT ${limit}`)
  ).map(({ id }) => id);

export type ContestFigures = {
  received: number;
  withdrawn: number;
  upheld: number;
  partly: number;
  rejected: number;
  medianSeconds: number | null;
  open: number;
  late: number;
  decidedLate: number;
};

export const contestFigures = async (db: Queryable, now: Date): Promise<ContestFigures | null> =>
  (
    await db.query<ContestFigures>(sql`
      SELECT count(*)::int AS received, count(withdrawn_at)::int AS withdrawn,
        (count(*) FILTER (WHERE outcome = 'upheld'))::int AS upheld,
        (count(*) FILTER (WHERE outcome = 'partly'))::int AS partly,
        (count(*) FILTER (WHERE outcome = 'rejected'))::int AS rejected,
        (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - created_at)::float8))::float8
          AS "medianSeconds",
        (count(*) FILTER (WHERE ${OPEN}))::int AS open,
        (count(*) FILTER (WHERE ${OPEN} AND due_at < ${now}))::int AS late,
        (count(*) FILTER (WHERE decided_at > due_at))::int AS "decidedLate"
      FROM chat.contest o`)
  )[0] ?? null;
