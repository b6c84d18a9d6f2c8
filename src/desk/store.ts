import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Advisor } from "../directory/advisor.ts";
import type { Changes } from "./changes.ts";
import type { DeclarationKind } from "./declared.ts";

export type Decision = "accepted" | "refused" | "withdrawn";
export type ProposalRow = {
  id: string;
  advisorId: string;
  changes: Changes;
  revision: number;
  proposedBy: string;
  proposedAt: Date;
  decision: Decision | null;
  reason: string | null;
  decidedAt: Date | null;
};

const PROPOSAL = sql`SELECT id, advisor_id AS "advisorId", changes, revision, proposed_by AS "proposedBy",
  proposed_at AS "proposedAt", decision, reason, decided_at AS "decidedAt" FROM desk.proposal`;

/** A first proposal, or the same one edited: an advisor has one at a time. @returns its id and revision */
export const putProposal = async (
  tx: Queryable,
  row: Pick<ProposalRow, "id" | "advisorId" | "changes" | "proposedBy" | "proposedAt">,
): Promise<{ id: string; revision: number }> => {
  const [put] = await tx.query<{ id: string; revision: number }>(sql`
    INSERT INTO desk.proposal (id, advisor_id, changes, revision, proposed_by, proposed_at)
    VALUES (${row.id}, ${row.advisorId}, ${JSON.stringify(row.changes)}::jsonb, 1, ${row.proposedBy}, ${row.proposedAt})
    ON CONFLICT (advisor_id) WHERE decision IS NULL DO UPDATE SET changes = EXCLUDED.changes,
      revision = proposal.revision + 1, proposed_by = EXCLUDED.proposed_by, proposed_at = EXCLUDED.proposed_at
    RETURNING id, revision`);
  if (!put) throw new Error("a proposal that was not kept");
  return put;
};

export const pendingOf = async (db: Queryable, advisorId: string): Promise<ProposalRow | null> =>
  (await db.query<ProposalRow>(sql`${PROPOSAL} WHERE advisor_id = ${advisorId} AND decision IS NULL`))[0] ??
  null;

/** The pending proposal of an advisor, which nobody else can decide before the end of the transaction. */
export const lockPending = async (tx: Queryable, advisorId: string): Promise<ProposalRow | null> =>
  (
    await tx.query<ProposalRow>(
      sql`${PROPOSAL} WHERE advisor_id = ${advisorId} AND decision IS NULL FOR UPDATE`,
    )
  )[0] ?? null;

export const allPending = (db: Queryable): Promise<ProposalRow[]> =>
  db.query<ProposalRow>(sql`${PROPOSAL} WHERE decision IS NULL ORDER BY proposal.proposed_at, proposal.id`);

/** The last decision about a proposal of an advisor. */
export const lastDecided = async (db: Queryable, advisorId: string): Promise<ProposalRow | null> =>
  (
    await db.query<ProposalRow>(sql`${PROPOSAL} WHERE advisor_id = ${advisorId} AND decision IS NOT NULL
      ORDER BY proposal.decided_at DESC LIMIT 1`)
  )[0] ?? null;

export const proposalById = async (db: Queryable, id: string, lock = false): Promise<ProposalRow | null> =>
  (await db.query<ProposalRow>(sql`${PROPOSAL} WHERE id = ${id} ${lock ? sql`FOR UPDATE` : sql``}`))[0] ??
  null;

/** The last accepted address of an advisor that nobody confirmed yet, accepted after a time. */
export const waitingAddress = async (
  db: Queryable,
  advisorId: string,
  after: Date,
): Promise<ProposalRow | null> =>
  (
    await db.query<ProposalRow>(sql`${PROPOSAL} WHERE advisor_id = ${advisorId} AND decision = 'accepted'
      AND changes->>'email' IS NOT NULL AND decided_at > ${after} ORDER BY proposal.decided_at DESC LIMIT 1`)
  )[0] ?? null;

/** Confirmed, or another takes its place: its links open nothing. */
export const endWaitingAddresses = (tx: Queryable, advisorId: string) =>
  tx.query(sql`
    UPDATE desk.proposal SET changes = '{}'::jsonb WHERE advisor_id = ${advisorId} AND decision = 'accepted'`);

/**
 * What was accepted is in the directory, but for `left`, what was withdrawn nowhere; a refusal is kept with what it is about.
 * @param left an address that waits to be confirmed
 */
export const decide = (
  tx: Queryable,
  id: string,
  {
    decision,
    reason,
    by,
    at,
    left = {},
  }: { decision: Decision; reason: string | null; by: string; at: Date; left?: Pick<Changes, "email"> },
) =>
  tx.query(sql`
    UPDATE desk.proposal SET decision = ${decision}, reason = ${reason}, decided_by = ${by}, decided_at = ${at},
      changes = CASE WHEN ${decision}::text = 'refused' THEN changes ELSE ${JSON.stringify(left)}::jsonb END
    WHERE id = ${id}`);

export type DeclarationRow = {
  id: string;
  advisorId: string;
  kind: DeclarationKind;
  conflict: Advisor["conflicts"][number] | null;
  declaredBy: string;
  at: Date;
};

const DECLARATION = sql`SELECT id, advisor_id AS "advisorId", kind, conflict, declared_by AS "declaredBy", at
  FROM desk.declaration WHERE confirmed_at IS NULL`;

export const insertDeclaration = (tx: Queryable, row: DeclarationRow) =>
  tx.query(sql`
    INSERT INTO desk.declaration (id, advisor_id, kind, conflict, declared_by, at)
    VALUES (${row.id}, ${row.advisorId}, ${row.kind}, ${row.conflict && JSON.stringify(row.conflict)}::jsonb,
      ${row.declaredBy}, ${row.at})`);

export const openDeclarations = (db: Queryable): Promise<DeclarationRow[]> =>
  db.query<DeclarationRow>(sql`${DECLARATION} ORDER BY declaration.at, declaration.id`);

export const openDeclarationsOf = (db: Queryable, advisorId: string): Promise<DeclarationRow[]> =>
  db.query<DeclarationRow>(
    sql`${DECLARATION} AND advisor_id = ${advisorId} ORDER BY declaration.at, declaration.id`,
  );

export const lockDeclaration = async (tx: Queryable, id: string): Promise<DeclarationRow | null> =>
  (await tx.query<DeclarationRow>(sql`${DECLARATION} AND id = ${id} FOR UPDATE`))[0] ?? null;

export const confirmDeclaration = (tx: Queryable, id: string, by: string, at: Date) =>
  tx.query(sql`
    UPDATE desk.declaration SET confirmed_by = ${by}, confirmed_at = ${at} WHERE id = ${id} AND confirmed_at IS NULL`);

/** Anniversaries already told of, among those still to come. */
export const toldFrom = (db: Queryable, day: string) =>
  db.query<{ advisorId: string; anniversary: string }>(sql`
    SELECT advisor_id AS "advisorId", anniversary::text AS anniversary FROM desk.renewal_notice
    WHERE renewal_notice.anniversary >= ${day}::date`);

/** @returns false when another process, or an earlier day, did it */
export const markTold = async (
  tx: Queryable,
  row: { advisorId: string; anniversary: string; at: Date },
): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO desk.renewal_notice (advisor_id, anniversary, told_at)
      VALUES (${row.advisorId}, ${row.anniversary}::date, ${row.at}) ON CONFLICT DO NOTHING RETURNING 1`)
  ).length === 1;

/** The address of an account in activity that speaks for an advisor; null: none. */
export const accountAddress = async (db: Queryable, advisorId: string): Promise<string | null> =>
  (
    await db.query<{ email: string }>(sql`
      SELECT email FROM staff.account WHERE advisor_id = ${advisorId} AND disabled_at IS NULL
      ORDER BY account.joined_at, account.id LIMIT 1`)
  )[0]?.email ?? null;

export type Counted = { advisorId: string; month: string; views: number; proposed: number };

/** Adds to the counts of months. Always in the same order: two processes that add at once wait for each other, never in a circle. */
export const addCounts = (db: Queryable, counts: readonly Counted[]) =>
  db.query(sql`
    INSERT INTO desk.card_month (advisor_id, month, views, proposed)
    SELECT r."advisorId", r.month, r.views, r.proposed
    FROM jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) AS r("advisorId" text, month date, views int, proposed int)
    ORDER BY r."advisorId" COLLATE "C", r.month
    ON CONFLICT (advisor_id, month) DO UPDATE SET views = card_month.views + EXCLUDED.views,
      proposed = card_month.proposed + EXCLUDED.proposed`);

/** The counts of an advisor from a month on, oldest first; a month without any is absent. */
export const countsOf = (db: Queryable, advisorId: string, from: string) =>
  db.query<Omit<Counted, "advisorId">>(sql`
    SELECT to_char(card_month.month, 'YYYY-MM') AS month, views, proposed FROM desk.card_month
    WHERE advisor_id = ${advisorId} AND card_month.month >= ${`${from}-01`}::date ORDER BY card_month.month`);

/** Proposals decided, and declarations confirmed, at or before a time. @returns how many were deleted */
export const deleteDecided = async (tx: Queryable, before: Date): Promise<number> =>
  (await tx.query(sql`DELETE FROM desk.proposal WHERE decided_at <= ${before} RETURNING 1`)).length +
  (await tx.query(sql`DELETE FROM desk.declaration WHERE confirmed_at <= ${before} RETURNING 1`)).length;

/** Figures of the months begun, and memory of the letters sent, at or before a time. @returns how many were deleted */
export const deleteOldFigures = async (tx: Queryable, before: Date): Promise<number> =>
  (
    await tx.query(sql`
    DELETE FROM desk.card_month WHERE month::timestamp AT TIME ZONE 'Europe/Paris' <= ${before} RETURNING 1`)
  ).length +
  (await tx.query(sql`DELETE FROM desk.renewal_notice WHERE told_at <= ${before} RETURNING 1`)).length;
