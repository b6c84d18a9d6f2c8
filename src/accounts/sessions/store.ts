import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { Role } from "../staff.ts";

export type SessionRow = {
  id: string;
  accountId: string;
  roles: Role[];
  function: string;
  organisation: string;
  advisorId: string | null;
  rotatedAt: Date;
  createdAt: Date;
  authenticatedAt: Date;
  lastSeenAt: Date;
  idToken: Buffer | null;
};

// Read again at each request: an account disabled, a role taken away or a provider replaced counts at once, in every process.
const SESSION = (issuer: string | null) => sql`
  SELECT s.id, s.account_id AS "accountId", a.roles, a.function, a.organisation, a.advisor_id AS "advisorId", s.rotated_at AS "rotatedAt",
    s.created_at AS "createdAt", s.authenticated_at AS "authenticatedAt", s.last_seen_at AS "lastSeenAt",
    s.id_token AS "idToken"
  FROM staff.session s JOIN staff.account a ON a.id = s.account_id
  WHERE s.ended_at IS NULL AND a.disabled_at IS NULL AND a.issuer = ${issuer}`;

export const sessionOfToken = async (
  db: Queryable,
  digest: Buffer,
  issuer: string | null,
): Promise<SessionRow | null> =>
  (await db.query<SessionRow>(sql`${SESSION(issuer)} AND s.token_digest = ${digest}`))[0] ?? null;

/** The session that once went by this token, and when it ceased to. */
export const sessionOfSpentToken = async (
  db: Queryable,
  digest: Buffer,
  issuer: string | null,
): Promise<{ row: SessionRow; spentAt: Date } | null> => {
  const [spent] = await db.query<{ id: string; at: Date }>(
    sql`SELECT session_id AS id, spent_at AS at FROM staff.spent_token WHERE digest = ${digest}`,
  );
  if (!spent) return null;
  const [row] = await db.query<SessionRow>(sql`${SESSION(issuer)} AND s.id = ${spent.id}`);
  return row ? { row, spentAt: spent.at } : null;
};

export const insertSession = (
  tx: Queryable,
  row: {
    id: string;
    accountId: string;
    digest: Buffer;
    device: string;
    at: Date;
    authenticatedAt: Date;
    idToken: Buffer | null;
  },
) =>
  tx.query(sql`
    INSERT INTO staff.session (id, account_id, token_digest, rotated_at, device, created_at, authenticated_at, last_seen_at, id_token)
    VALUES (${row.id}, ${row.accountId}, ${row.digest}, ${row.at}, ${row.device}, ${row.at}, ${row.authenticatedAt}, ${row.at},
      ${row.idToken})`);

/** @returns false when another request has already done it */
export async function replaceToken(
  tx: Queryable,
  change: { id: string; old: Buffer; fresh: Buffer; idToken: Buffer | null; at: Date },
): Promise<boolean> {
  const done = await tx.query(sql`
    UPDATE staff.session SET token_digest = ${change.fresh}, rotated_at = ${change.at}, id_token = ${change.idToken}
    WHERE id = ${change.id} AND token_digest = ${change.old} AND ended_at IS NULL RETURNING id`);
  if (done.length === 0) return false;
  await tx.query(sql`
    INSERT INTO staff.spent_token (digest, session_id, spent_at) VALUES (${change.old}, ${change.id}, ${change.at})`);
  return true;
}

/** Two statements, the account first: whoever changes rights, or signs in, locks it before its sessions. */
export async function markSeen(
  db: Queryable,
  { id, accountId }: Pick<SessionRow, "id" | "accountId">,
  at: Date,
): Promise<void> {
  await db.query(sql`UPDATE staff.account SET last_seen_at = ${at} WHERE id = ${accountId}`);
  await db.query(sql`UPDATE staff.session SET last_seen_at = ${at} WHERE id = ${id}`);
}

/** What is open of an account, the latest seen first. */
export const openSessions = (
  db: Queryable,
  accountId: string,
  { createdAfter, seenAfter }: { createdAfter: Date; seenAfter: Date },
) =>
  db.query<{ id: string; device: string; createdAt: Date; lastSeenAt: Date }>(sql`
    SELECT id, device, created_at AS "createdAt", last_seen_at AS "lastSeenAt" FROM staff.session
    WHERE account_id = ${accountId} AND ended_at IS NULL AND created_at > ${createdAfter} AND last_seen_at >= ${seenAfter}
    ORDER BY last_seen_at DESC, id`);

/** Ends the sessions of an account: one, all but one, or all. @returns how many were open */
export const endSessions = async (
  tx: Queryable,
  accountId: string,
  which: { only?: string; except?: string },
  at: Date,
): Promise<number> =>
  (
    await tx.query(sql`
      UPDATE staff.session SET ended_at = ${at}, id_token = NULL
      WHERE account_id = ${accountId} AND ended_at IS NULL
        ${which.only === undefined ? sql`` : sql`AND id = ${which.only}`}
        ${which.except === undefined ? sql`` : sql`AND id <> ${which.except}`}
      RETURNING id`)
  ).length;

/** Nothing is left of a session that nobody can resume: what was done stays in the journal. */
export const deleteSessionsBefore = async (db: Queryable, createdBefore: Date): Promise<number> =>
  (await db.query(sql`DELETE FROM staff.session WHERE created_at < ${createdBefore} RETURNING 1`)).length;
