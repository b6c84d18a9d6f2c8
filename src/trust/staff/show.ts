import type { Queryable } from "../../db/database.ts";
import type { TrustDeps } from "../deps.ts";
import type { ReportWords } from "../report.ts";
import { keptReports, type ReportRow, repliesTo } from "../store.ts";
import { type SuspensionRow, suspensionsInForce } from "../suspension/store.ts";
import { openWords } from "../words.ts";
import { findReport } from "./find.ts";

const MOST = 500;

/** A report opened for the staff; `words` is null once they are erased. */
export type OpenedReport = {
  report: ReportRow;
  words: ReportWords | null;
  replies: { text: string; recordedBy: string; at: Date }[];
  answer: string | null;
};

/**
 * A report with its words, for the staff alone.
 * @throws DomainError `introuvable`
 */
export async function showReport({ db, vault }: TrustDeps, said: string): Promise<OpenedReport> {
  const report = await findReport(db, said);
  const { id } = report;
  const key = await vault.key(db, id);
  if (key === null) return { report, words: null, replies: [], answer: null };
  const replies = await repliesTo(db, id);
  return {
    report,
    words: JSON.parse(openWords(key, report.content, id, "report")) as ReportWords,
    replies: replies.map(({ id: reply, content, ...rest }) => ({
      ...rest,
      text: openWords(key, content, id, `reply:${reply}`),
    })),
    answer: report.answer && openWords(key, report.answer, id, "answer"),
  };
}

/** The reports whose words are kept, the most pressing first, and the suspensions in force; no words. */
export async function listReports(
  db: Queryable,
): Promise<{ reports: ReportRow[]; suspensions: SuspensionRow[] }> {
  return { reports: await keptReports(db, MOST), suspensions: await suspensionsInForce(db) };
}
