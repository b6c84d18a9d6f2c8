import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { QuotedPassage } from "./sentences.ts";

/** The passages of an answer as they were when it was given: a passage never changes, another text is another row. */
export const passagesOf = (db: Queryable, answerId: string) =>
  db.query<QuotedPassage>(sql`
    SELECT a.citation AS n, a.passage_digest AS digest, p.fiche_id AS fiche, p.anchor, p.source->>'title' AS title, p.heading, p.body,
      p.essentials, p.source->>'publisher' AS publisher, p.source->>'sourceUrl' AS "sourceUrl", p.source->>'sourceDate' AS "sourceDate",
      p.source->>'reviewBy' AS "reviewBy", p.current, a.score
    FROM chat.answer_passage a JOIN knowledge.passage p ON p.digest = a.passage_digest
    WHERE a.answer_id = ${answerId} ORDER BY a.citation NULLS LAST, a.rank`);

export type EventRow = {
  id: number;
  kind: string;
  accountId: string | null;
  facts: Record<string, unknown>;
  words: Buffer | null;
  at: Date;
};

export const eventsOf = (db: Queryable, answerId: string) =>
  db.query<EventRow>(sql`
    SELECT id::int, kind, account_id AS "accountId", facts, words, at FROM review.event WHERE answer_id = ${answerId} ORDER BY event.id`);

export type Alike = {
  reference: string;
  recordedAt: Date;
  outcome: string;
  mode: string;
  status: string;
  conclusion: string | null;
};

/** Other answers to the same question, the newest first. */
export const sameQuestion = (db: Queryable, answerId: string, limit: number) =>
  db.query<Alike>(sql`
    SELECT o.reference, o.recorded_at AS "recordedAt", o.outcome, o.mode, o.status,
      (SELECT conclusion FROM review.verdict v WHERE v.answer_id = o.answer_id ORDER BY at DESC LIMIT 1) AS conclusion
    FROM review.item i JOIN review.item o ON o.question_group = i.question_group AND o.answer_id <> i.answer_id
    WHERE i.answer_id = ${answerId} ORDER BY o.recorded_at DESC LIMIT ${limit}`);

export type VerdictRow = {
  accountId: string;
  conclusion: string;
  scores: Record<string, number | null>;
  reasons: string[];
  at: Date;
};

export const verdictsOf = (db: Queryable, answerId: string) =>
  db.query<VerdictRow>(sql`
    SELECT account_id AS "accountId", conclusion, scores, reasons, at FROM review.verdict WHERE answer_id = ${answerId} ORDER BY at`);

/** @param revise replaces the one this reader gave. @returns false when they have given one, or, to revise, none */
export const insertVerdict = (
  tx: Queryable,
  answerId: string,
  verdict: VerdictRow,
  revise: boolean,
): Promise<boolean> => (revise ? replaceVerdict(tx, answerId, verdict) : addVerdict(tx, answerId, verdict));

const replaceVerdict = async (tx: Queryable, answerId: string, verdict: VerdictRow): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE review.verdict SET conclusion = ${verdict.conclusion}, scores = ${JSON.stringify(verdict.scores)}, reasons = ${verdict.reasons}
      WHERE answer_id = ${answerId} AND account_id = ${verdict.accountId} RETURNING answer_id`)
  ).length === 1;

const addVerdict = async (tx: Queryable, answerId: string, verdict: VerdictRow): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO review.verdict (answer_id, account_id, conclusion, scores, reasons, at)
      VALUES (${answerId}, ${verdict.accountId}, ${verdict.conclusion}, ${JSON.stringify(verdict.scores)}, ${verdict.reasons}, ${verdict.at})
      ON CONFLICT DO NOTHING RETURNING answer_id`)
  ).length === 1;

export const setStatus = (
  tx: Queryable,
  answerId: string,
  { status, readers, now }: { status: string; readers: readonly string[]; now: Date },
) =>
  tx.query(sql`
    UPDATE review.item SET status = ${status}, readings = ${readers.length}, read_by = ${[...readers]}, claimed_by = NULL, claimed_until = NULL,
      urgent = CASE WHEN ${readers.length}::int > 0 THEN false ELSE urgent END,
      first_read_at = CASE WHEN ${readers.length}::int > 0 THEN coalesce(first_read_at, ${now}::timestamptz) ELSE first_read_at END,
      done_at = CASE WHEN ${status} = 'done' THEN ${now}::timestamptz ELSE NULL END
    WHERE answer_id = ${answerId}`);

/** The journal's entries about an answer. */
export const entriesAbout = (db: Queryable, answerId: string) =>
  db.query<{ seq: number; at: Date; kind: string; digest: string; facts: Record<string, unknown> }>(sql`
    SELECT seq::int, at, kind, digest, facts FROM audit.entry WHERE subject = ${answerId} ORDER BY entry.seq`);

/** Answers of a conversation that are no longer to be read: erased, or whose reading the person opposes. */
export const unreadableOf = async (db: Queryable, conversationId: string): Promise<string[]> =>
  (
    await db.query<{ id: string }>(
      sql`SELECT answer_id AS id FROM review.item WHERE conversation_id = ${conversationId}
        AND (status = 'erased' OR (opposed AND status NOT IN ('open', 'escalated')))`,
    )
  ).map(({ id }) => id);

export const insertWithdrawal = async (tx: Queryable, answerId: string, at: Date): Promise<void> => {
  await tx.query(sql`
    INSERT INTO chat.correction (answer_id, kind, correction_id, at) VALUES (${answerId}, 'withdrawn', NULL, ${at})
    ON CONFLICT (answer_id) DO UPDATE SET kind = 'withdrawn', correction_id = NULL, at = excluded.at`);
};

export const deleteWithdrawal = async (tx: Queryable, answerId: string): Promise<boolean> =>
  (
    await tx.query(
      sql`DELETE FROM chat.correction WHERE answer_id = ${answerId} AND kind = 'withdrawn' RETURNING answer_id`,
    )
  ).length === 1;

export type CorrectionShown = { kind: "corrected" | "withdrawn"; correctionId: string | null; at: Date };

export const correctionShown = async (db: Queryable, answerId: string): Promise<CorrectionShown | null> =>
  (
    await db.query<CorrectionShown>(
      sql`SELECT kind, correction_id AS "correctionId", at FROM chat.correction WHERE answer_id = ${answerId}`,
    )
  )[0] ?? null;
