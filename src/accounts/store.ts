import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { AccessCounts, AccessReview, NewInvitation, RightsChange } from "./account.ts";
import type { Role } from "./staff.ts";

// Any fixed number: changes of rights wait for one another, so that two administrators cannot each remove the other.
const LOCK = 4_711_202_513;
export const lockRights = (tx: Queryable) => tx.query(sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`);

export type AccountRow = {
  id: string;
  issuer: string;
  email: string;
  roles: Role[];
  function: string;
  organisation: string;
  advisorId: string | null;
  invitedBy: string | null;
  joinedAt: Date;
  lastSignInAt: Date;
  lastSeenAt: Date;
  disabledAt: Date | null;
};

// Who invited, as an access review shows them: what they are, not their name.
const INVITER = sql`(SELECT i.function || ', ' || i.organisation FROM staff.account i WHERE i.id = x.invited_by) AS "invitedBy"`;
const ACCOUNT = sql`
  SELECT x.id, x.issuer, x.email, x.roles, x.function, x.organisation, x.advisor_id AS "advisorId", ${INVITER}, x.joined_at AS "joinedAt",
    x.last_sign_in_at AS "lastSignInAt", x.last_seen_at AS "lastSeenAt", x.disabled_at AS "disabledAt"
  FROM staff.account x`;

export const allAccounts = (db: Queryable) =>
  db.query<AccountRow>(sql`${ACCOUNT} ORDER BY x.disabled_at IS NOT NULL, x.email, x.id`);

export const accountById = async (db: Queryable, id: string): Promise<AccountRow | null> =>
  (await db.query<AccountRow>(sql`${ACCOUNT} WHERE x.id = ${id}`))[0] ?? null;

export type IdentityKey = { issuer: string; idpId: string; sub: string };

export const accountOfIdentity = async (db: Queryable, key: IdentityKey): Promise<AccountRow | null> =>
  (
    await db.query<AccountRow>(
      sql`${ACCOUNT} WHERE x.issuer = ${key.issuer} AND x.idp_id = ${key.idpId} AND x.sub = ${key.sub}`,
    )
  )[0] ?? null;

/** The account that an e-mail designates, among those that can act. */
export const activeAccountOfEmail = async (
  db: Queryable,
  issuer: string,
  email: string,
): Promise<AccountRow | null> =>
  (
    await db.query<AccountRow>(
      sql`${ACCOUNT} WHERE x.issuer = ${issuer} AND x.email = ${email} AND x.disabled_at IS NULL`,
    )
  )[0] ?? null;

export const insertAccount = (
  tx: Queryable,
  key: IdentityKey,
  row: NewInvitation & { id: string; invitedBy: string | null; at: Date },
) =>
  tx.query(sql`
    INSERT INTO staff.account (id, issuer, idp_id, sub, email, roles, function, organisation, advisor_id, invited_by, joined_at,
      last_sign_in_at, last_seen_at)
    VALUES (${row.id}, ${key.issuer}, ${key.idpId}, ${key.sub}, ${row.email}, ${row.roles}, ${row.function},
      ${row.organisation}, ${row.advisorId ?? null}, ${row.invitedBy}, ${row.at}, ${row.at}, ${row.at})`);

/** Notes a sign-in, and the e-mail the provider gives now unless someone else goes by it. */
export const markSignedIn = (tx: Queryable, { id, issuer }: AccountRow, email: string | null, at: Date) =>
  tx.query(sql`
    UPDATE staff.account a SET last_sign_in_at = ${at}, last_seen_at = ${at},
      email = CASE WHEN EXISTS (SELECT 1 FROM staff.account o WHERE o.issuer = ${issuer} AND o.email = ${email}::text
        AND o.disabled_at IS NULL AND o.id <> a.id) THEN a.email ELSE coalesce(${email}::text, a.email) END
    WHERE a.id = ${id}`);

export const updateAccount = (
  tx: Queryable,
  row: Pick<AccountRow, "id" | "roles" | "function" | "organisation" | "advisorId" | "disabledAt">,
) =>
  tx.query(sql`
    UPDATE staff.account SET roles = ${row.roles}, function = ${row.function}, organisation = ${row.organisation},
      advisor_id = ${row.advisorId}, disabled_at = ${row.disabledAt} WHERE id = ${row.id}`);

/** What stands for the e-mail of an account whose identity is erased. */
export const ERASED_EMAIL = "";

/** Accounts disabled by a time whose identity is still there. */
export const accountsToErase = async (db: Queryable, disabledBy: Date): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM staff.account WHERE disabled_at <= ${disabledBy} AND erased_at IS NULL ORDER BY disabled_at`)
  ).map(({ id }) => id);

/** The e-mail and what the provider knows the person by go; the id, the function and the rights stay, for their history. */
export const eraseIdentity = async (tx: Queryable, id: string, at: Date): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE staff.account SET email = ${ERASED_EMAIL}, advisor_id = NULL, idp_id = '', sub = id, erased_at = ${at}
      WHERE id = ${id} AND disabled_at IS NOT NULL AND erased_at IS NULL RETURNING 1`)
  ).length === 1;

/** The active account that speaks for an advisor of the directory; the first to be linked, where there are several. */
export const accountOfAdvisor = async (
  db: Queryable,
  advisorId: string,
): Promise<{ id: string; email: string } | null> =>
  (
    await db.query<{ id: string; email: string }>(sql`
      SELECT id, email FROM staff.account
      WHERE advisor_id = ${advisorId} AND disabled_at IS NULL AND 'ambassador' = ANY(roles)
      ORDER BY account.joined_at, account.id LIMIT 1`)
  )[0] ?? null;

/** True for the id of an advisor that the directory holds, or held. */
export const isInDirectory = async (db: Queryable, advisorId: string): Promise<boolean> =>
  (await db.query(sql`SELECT 1 FROM network.advisor_version WHERE advisor_id = ${advisorId} LIMIT 1`))
    .length === 1;

/** Administrators who can sign in. */
export const activeAdministrators = async (db: Queryable, issuer: string): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM staff.account WHERE issuer = ${issuer} AND disabled_at IS NULL AND 'administrator' = ANY(roles)`)
  ).map(({ id }) => id);

export type InvitationRow = NewInvitation & {
  id: string;
  roles: Role[];
  advisorId: string | null;
  /** The account's id. */
  invitedById: string | null;
  invitedBy: string | null;
  at: Date;
  expiresAt: Date;
};

const INVITATION = sql`
  SELECT x.id, x.email, x.roles, x.function, x.organisation, x.advisor_id AS "advisorId", x.invited_by AS "invitedById", ${INVITER}, x.at,
    x.expires_at AS "expiresAt"
  FROM staff.invitation x`;

export const allInvitations = (db: Queryable) =>
  db.query<InvitationRow>(sql`${INVITATION} ORDER BY x.at DESC, x.id`);

export const invitationOfEmail = async (db: Queryable, email: string): Promise<InvitationRow | null> =>
  (await db.query<InvitationRow>(sql`${INVITATION} WHERE x.email = ${email}`))[0] ?? null;

export const insertInvitation = (
  tx: Queryable,
  row: NewInvitation & { id: string; invitedById: string | null; at: Date; expiresAt: Date },
) =>
  tx.query(sql`
    INSERT INTO staff.invitation (id, email, roles, function, organisation, advisor_id, invited_by, at, expires_at)
    VALUES (${row.id}, ${row.email}, ${row.roles}, ${row.function}, ${row.organisation}, ${row.advisorId ?? null}, ${row.invitedById}, ${row.at},
      ${row.expiresAt})`);

/** @returns its roles, or null when there was none */
export const deleteInvitation = async (tx: Queryable, id: string): Promise<Role[] | null> =>
  (await tx.query<{ roles: Role[] }>(sql`DELETE FROM staff.invitation WHERE id = ${id} RETURNING roles`))[0]
    ?.roles ?? null;

/** An e-mail is not kept of who never came. */
export const deleteInvitationsExpiredBy = async (db: Queryable, time: Date): Promise<number> =>
  (await db.query(sql`DELETE FROM staff.invitation WHERE expires_at < ${time} RETURNING 1`)).length;

export const insertChange = (tx: Queryable, change: Omit<RightsChange, "at"> & { at: Date }) =>
  tx.query(sql`
    INSERT INTO staff.change (kind, subject, roles_before, roles_after, by_account, at)
    VALUES (${change.kind}, ${change.subject}, ${change.rolesBefore}, ${change.rolesAfter}, ${change.by}, ${change.at})`);

export const changesAfter = async (
  db: Queryable,
  after: number,
): Promise<(Omit<RightsChange, "at"> & { id: number; at: Date })[]> =>
  db.query(sql`
    SELECT id::int, kind, subject, roles_before AS "rolesBefore", roles_after AS "rolesAfter", by_account AS by, at
    FROM staff.change WHERE id > ${after} ORDER BY change.id`);

/** The last change that a review read; 0 before the first. */
export const lastReviewed = async (db: Queryable): Promise<number> =>
  (
    await db.query<{ upTo: number }>(
      sql`SELECT up_to::int AS "upTo" FROM staff.access_review ORDER BY at DESC, up_to DESC LIMIT 1`,
    )
  )[0]?.upTo ?? 0;

export const lastReviewAt = async (db: Queryable): Promise<Date | null> =>
  (await db.query<{ at: Date }>(sql`SELECT at FROM staff.access_review ORDER BY at DESC LIMIT 1`))[0]?.at ??
  null;

export const insertReview = (
  tx: Queryable,
  row: {
    id: string;
    by: string;
    at: Date;
    upTo: number;
    counts: AccessCounts;
    changes: readonly RightsChange[];
    remark: string | null;
  },
) =>
  tx.query(sql`
    INSERT INTO staff.access_review (id, by_account, at, up_to, counts, changes, remark)
    VALUES (${row.id}, ${row.by}, ${row.at}, ${row.upTo}, ${JSON.stringify(row.counts)}, ${JSON.stringify(row.changes)},
      ${row.remark})`);

export const reviewsLatestFirst = (db: Queryable, limit: number): Promise<AccessReview[]> =>
  db.query<AccessReview>(sql`
    SELECT r.id, a.function || ', ' || a.organisation AS by, r.at, r.counts, r.changes, r.remark
    FROM staff.access_review r JOIN staff.account a ON a.id = r.by_account ORDER BY r.at DESC, r.id LIMIT ${limit}`);
