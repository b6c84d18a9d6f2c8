import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { Proposal, ProposalState } from "./proposal.ts";

const PROPOSAL = sql`
  SELECT p.id, p.state, p.facts, p.place, p.account_id AS "accountId", a.function || ', ' || a.organisation AS by,
    p.proposed_at AS "proposedAt", p.reason, p.decided_at AS "decidedAt", p.changed_at AS "changedAt"
  FROM agenda.proposal p JOIN staff.account a ON a.id = p.account_id`;

/** @returns false when there was one of that id already */
export const insertProposal = async (
  tx: Queryable,
  row: Pick<Proposal, "id" | "facts" | "place" | "accountId" | "proposedAt"> & { lastEnd: string },
): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO agenda.proposal (id, account_id, state, facts, place, proposed_at, changed_at, last_end)
      VALUES (${row.id}, ${row.accountId}, 'proposed', ${JSON.stringify(row.facts)}, ${JSON.stringify(row.place)}, ${row.proposedAt},
        ${row.proposedAt}, ${row.lastEnd}) ON CONFLICT (id) DO NOTHING RETURNING id`)
  ).length === 1;

/** An account's own; null: everyone's. The latest first. */
export const proposalsOf = (db: Queryable, accountId: string | null, limit: number) =>
  db.query<Proposal>(sql`
    ${PROPOSAL} WHERE ${accountId}::text IS NULL OR p.account_id = ${accountId} ORDER BY p.proposed_at DESC, p.id LIMIT ${limit}`);

export const proposalById = async (db: Queryable, id: string): Promise<Proposal | null> =>
  (await db.query<Proposal>(sql`${PROPOSAL} WHERE p.id = ${id}`))[0] ?? null;

/** The same, until the transaction ends. */
export const lockProposal = async (tx: Queryable, id: string): Promise<Proposal | null> =>
  (await tx.query<Proposal>(sql`${PROPOSAL} WHERE p.id = ${id} FOR UPDATE OF p`))[0] ?? null;

export const moveProposal = (
  tx: Queryable,
  id: string,
  to: { state: ProposalState; reason: string | null; decidedBy: string | null; at: Date },
) =>
  tx.query(sql`
    UPDATE agenda.proposal SET state = ${to.state}, reason = coalesce(${to.reason}, reason),
      decided_by = coalesce(${to.decidedBy}, decided_by), changed_at = ${to.at},
      decided_at = CASE WHEN ${to.decidedBy}::text IS NULL THEN decided_at ELSE ${to.at}::timestamptz END
    WHERE id = ${id}`);

/** Proposals to be decided by anyone but this account. */
export const countToDecide = async (db: Queryable, accountId: string, now: Date): Promise<number> =>
  (
    await db.query<{ count: number }>(sql`
      SELECT count(*)::int AS count FROM agenda.proposal
      WHERE state = 'proposed' AND account_id <> ${accountId} AND last_end >= ${now}`)
  )[0]?.count ?? 0;

/** Proposals that wait for a decision, but for one, whose last date is not over. */
export const waitingProposals = (db: Queryable, except: string, now: Date) =>
  db.query<Pick<Proposal, "id" | "facts">>(sql`
    SELECT id, facts FROM agenda.proposal
    WHERE state = 'proposed' AND id <> ${except} AND last_end >= ${now} ORDER BY id`);

export const deleteProposalsOver = async (db: Queryable, before: Date): Promise<number> =>
  (await db.query(sql`DELETE FROM agenda.proposal WHERE last_end <= ${before} RETURNING 1`)).length;
