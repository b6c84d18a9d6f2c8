import type { Barrier } from "../contact/contact.ts";
import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Interest, ReportKind, ReportStatus } from "./report.ts";

export type ReportRow = {
  id: string;
  kind: ReportKind;
  barrier: Barrier | null;
  section: string | null;
  size: string | null;
  region: string | null;
  needs: string[];
  maturity: number | null;
  interest: Interest;
  content: Buffer;
  filedAt: Date;
  status: ReportStatus;
  reason: string | null;
};

// Never the author: nobody but the statements below asks who it is.
const REPORT = sql`r.id, r.kind, r.barrier, r.section, r.size, r.region, r.needs, r.maturity, r.interest, r.content,
  r.filed_at AS "filedAt", r.status, r.reason`;

/** @returns false when this author already filed it under this client id */
export const insertReport = async (
  tx: Queryable,
  row: Omit<ReportRow, "status" | "reason"> & { author: string; clientId: string },
): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO field.report (id, author, client_id, kind, barrier, section, size, region, needs, maturity, interest, content, filed_at, status)
      VALUES (${row.id}, ${row.author}, ${row.clientId}, ${row.kind}, ${row.barrier}, ${row.section}, ${row.size}, ${row.region},
        ${row.needs}, ${row.maturity}, ${row.interest}, ${row.content}, ${row.filedAt}, 'received')
      ON CONFLICT (author, client_id) DO NOTHING RETURNING id`)
  ).length === 1;

export const reportOfClient = async (
  db: Queryable,
  author: string,
  clientId: string,
): Promise<ReportRow | null> =>
  (
    await db.query<ReportRow>(
      sql`SELECT ${REPORT} FROM field.report r WHERE r.author = ${author} AND r.client_id = ${clientId}`,
    )
  )[0] ?? null;

export const reportsOf = (db: Queryable, author: string) =>
  db.query<ReportRow & { ficheId: string | null }>(sql`
    SELECT ${REPORT}, (SELECT f.fiche_id FROM field.fiche f WHERE f.report_id = r.id AND f.status = 'approved') AS "ficheId"
    FROM field.report r WHERE r.author = ${author} ORDER BY r.filed_at DESC, r.id LIMIT 200`);

export const reportById = async (db: Queryable, id: string, lock = false): Promise<ReportRow | null> =>
  (
    await db.query<ReportRow>(
      sql`SELECT ${REPORT} FROM field.report r WHERE r.id = ${id} ${lock ? sql`FOR UPDATE` : sql``}`,
    )
  )[0] ?? null;

/** Locks it too. */
export const isAuthor = async (tx: Queryable, id: string, account: string): Promise<boolean> =>
  (await tx.query(sql`SELECT 1 FROM field.report r WHERE r.id = ${id} AND r.author = ${account} FOR UPDATE`))
    .length === 1;

export type Draft = { id: string; status: string };

export const reports = (db: Queryable, decided: boolean) =>
  db.query<ReportRow & { draft: Draft | null }>(sql`
    SELECT ${REPORT}, (SELECT jsonb_build_object('id', f.id, 'status', f.status) FROM field.fiche f
      WHERE f.report_id = r.id AND f.status IN ('proposed', 'approved')) AS draft
    FROM field.report r WHERE (r.status <> 'received') = ${decided}
    ORDER BY CASE WHEN ${decided} THEN -extract(epoch FROM r.decided_at) ELSE extract(epoch FROM r.filed_at) END, r.id LIMIT 200`);

export const draftOf = async (db: Queryable, reportId: string): Promise<Draft | null> =>
  (
    await db.query<Draft>(
      sql`SELECT id, status FROM field.fiche WHERE report_id = ${reportId} AND status IN ('proposed', 'approved')`,
    )
  )[0] ?? null;

export const decide = (
  tx: Queryable,
  id: string,
  decision: { status: ReportStatus; reason: string | null; at: Date },
) =>
  tx.query(sql`
    UPDATE field.report SET status = ${decision.status}, reason = ${decision.reason}, decided_at = ${decision.at} WHERE id = ${id}`);

/** Reports filed by a time, the oldest first. */
export const reportsFiledBy = async (db: Queryable, time: Date, limit: number): Promise<string[]> =>
  (
    await db.query<{ id: string }>(
      sql`SELECT id FROM field.report WHERE filed_at <= ${time} ORDER BY report.filed_at, report.id LIMIT ${limit}`,
    )
  ).map(({ id }) => id);

export type CountedReport = {
  author: string;
  kind: ReportKind;
  barrier: Barrier | null;
  section: string | null;
  size: string | null;
  region: string | null;
  filedAt: Date;
};

/** What is counted of a time, `to` excluded; the author only to know how many companies stand behind a figure. */
export const countedBetween = (db: Queryable, from: Date, to: Date) =>
  db.query<CountedReport>(sql`
    SELECT author, kind, barrier, section, size, region, filed_at AS "filedAt"
    FROM field.report WHERE filed_at >= ${from} AND filed_at < ${to}`);

export const quartersClosed = (db: Queryable) =>
  db.query<{ quarter: string; figures: string }>(
    sql`SELECT quarter, figures FROM field.quarter q ORDER BY q.quarter`,
  );

/** Writes a quarter once: false when another process did. */
export const insertQuarter = async (
  tx: Queryable,
  quarter: string,
  figures: string,
  at: Date,
): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO field.quarter (quarter, figures, closed_at) VALUES (${quarter}, ${figures}, ${at})
      ON CONFLICT (quarter) DO NOTHING RETURNING quarter`)
  ).length === 1;
