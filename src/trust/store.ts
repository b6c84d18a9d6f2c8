import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Outcome } from "./report.ts";

export type ReportRow = {
  id: string;
  reference: string;
  advisorId: string | null;
  content: Buffer;
  createdAt: Date;
  dueAt: Date;
  invitedAt: Date | null;
  invitedBy: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  outcome: Outcome | null;
  answer: Buffer | null;
  erasedAt: Date | null;
  replies: number;
};

const REPORT = sql`SELECT r.id, r.reference, r.advisor_id AS "advisorId", r.content, r.created_at AS "createdAt",
    r.due_at AS "dueAt", r.invited_at AS "invitedAt", r.invited_by AS "invitedBy", r.closed_at AS "closedAt",
    r.closed_by AS "closedBy", r.outcome, r.answer, r.erased_at AS "erasedAt",
    (SELECT count(*)::int FROM trust.reply WHERE report_id = r.id) AS replies
  FROM trust.report r`;

export type NewReportRow = Pick<
  ReportRow,
  "id" | "reference" | "advisorId" | "content" | "createdAt" | "dueAt"
> & {
  ticketDigest: Buffer;
};

export const insertReport = (tx: Queryable, row: NewReportRow) =>
  tx.query(sql`
    INSERT INTO trust.report (id, reference, ticket_digest, advisor_id, content, created_at, due_at)
    VALUES (${row.id}, ${row.reference}, ${row.ticketDigest}, ${row.advisorId}, ${row.content}, ${row.createdAt},
      ${row.dueAt})`);

export const reportOfTicket = async (db: Queryable, digest: Buffer): Promise<ReportRow | null> =>
  (await db.query<ReportRow>(sql`${REPORT} WHERE r.ticket_digest = ${digest}`))[0] ?? null;

/** The report of a reference; with `lock`, other acts on it wait for the end of the transaction. */
export const reportOfReference = async (
  db: Queryable,
  reference: string,
  lock = false,
): Promise<ReportRow | null> =>
  (
    await db.query<ReportRow>(
      sql`${REPORT} WHERE r.reference = ${reference} ${lock ? sql`FOR UPDATE` : sql``}`,
    )
  )[0] ?? null;

/** Those whose words are still kept: open ones by due day, then closed ones, the latest first. */
export const keptReports = (db: Queryable, limit: number) =>
  db.query<ReportRow>(sql`
    ${REPORT} WHERE r.erased_at IS NULL
    ORDER BY r.closed_at IS NOT NULL, r.closed_at DESC, r.due_at, r.id LIMIT ${limit}`);

export const markInvited = (tx: Queryable, id: string, advisorId: string, by: string, at: Date) =>
  tx.query(sql`
    UPDATE trust.report SET advisor_id = ${advisorId}, invited_at = ${at}, invited_by = ${by} WHERE id = ${id}`);

export type ReplyRow = { id: string; content: Buffer; recordedBy: string; at: Date };

export const insertReply = (tx: Queryable, reportId: string, reply: ReplyRow) =>
  tx.query(sql`
    INSERT INTO trust.reply (id, report_id, content, recorded_by, at)
    VALUES (${reply.id}, ${reportId}, ${reply.content}, ${reply.recordedBy}, ${reply.at})`);

export const repliesTo = (db: Queryable, reportId: string) =>
  db.query<ReplyRow>(sql`
    SELECT id, content, recorded_by AS "recordedBy", at FROM trust.reply WHERE report_id = ${reportId} ORDER BY at, id`);

export const markClosed = (
  tx: Queryable,
  id: string,
  closing: { outcome: Outcome; answer: Buffer; by: string; at: Date },
) =>
  tx.query(sql`
    UPDATE trust.report SET closed_at = ${closing.at}, closed_by = ${closing.by}, outcome = ${closing.outcome},
      answer = ${closing.answer} WHERE id = ${id}`);

/** True when an advisor was invited to answer a report that is still open. */
export const wasInvited = async (db: Queryable, advisorId: string): Promise<boolean> =>
  (
    await db.query(sql`
      SELECT 1 FROM trust.report WHERE advisor_id = ${advisorId} AND closed_at IS NULL AND invited_at IS NOT NULL LIMIT 1`)
  ).length > 0;

/** Ids of reports closed at or before a time, whose words are still kept. */
export const reportsClosedBy = async (db: Queryable, time: Date, limit: number): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM trust.report WHERE erased_at IS NULL AND closed_at <= ${time} ORDER BY closed_at LIMIT ${limit}`)
  ).map(({ id }) => id);

/** @returns false when it was marked already */
export const markReportErased = async (tx: Queryable, id: string, at: Date): Promise<boolean> =>
  (
    await tx.query(
      sql`UPDATE trust.report SET erased_at = ${at} WHERE id = ${id} AND erased_at IS NULL RETURNING id`,
    )
  ).length === 1;
