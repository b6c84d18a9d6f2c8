import type { TrustDeps } from "./deps.ts";
import type { ReportStatus, State } from "./report.ts";
import { type ReportRow, reportOfTicket } from "./store.ts";
import { openWords, sha256 } from "./words.ts";

/** Where a report stands, told by what was done of it. */
export const stateOf = ({ closedAt, invitedAt, replies }: ReportRow): State =>
  closedAt !== null ? "closed" : invitedAt !== null || replies > 0 ? "under_review" : "received";

/** How the report of a ticket stands, without its words; null for anything else. */
export async function readStatus(
  { db, vault }: Pick<TrustDeps, "db" | "vault">,
  ticket: string,
): Promise<ReportStatus | null> {
  if (!/^[\w-]{22}$/.test(ticket)) return null;
  const row = await reportOfTicket(db, sha256(ticket));
  if (row === null) return null;
  const key = row.answer === null ? null : await vault.key(db, row.id);
  return {
    reference: row.reference,
    state: stateOf(row),
    createdAt: row.createdAt,
    dueAt: row.dueAt,
    closedAt: row.closedAt,
    outcome: row.outcome,
    answer: row.answer !== null && key !== null ? openWords(key, row.answer, row.id, "answer") : null,
    erased: row.erasedAt !== null,
  };
}
