import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { OwnedRole } from "./owner.ts";

// Any fixed number: of two namings at once, the second sees the first.
const LOCK = 4_711_202_524;
export const lockOwners = (tx: Queryable) => tx.query(sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`);

export type OwnerRow = {
  role: OwnedRole;
  function: string | null;
  organisation: string | null;
  contact: string | null;
  since: Date;
};

/** The last naming of each role. */
export const ownersInForce = (db: Queryable) =>
  db.query<OwnerRow>(sql`
    SELECT DISTINCT ON (o.role) o.role, o.function, o.organisation, o.contact, o.since FROM governance.owner o
    ORDER BY o.role, o.id DESC`);

export type NamingRow = OwnerRow & { reason: string; namedBy: string; until: Date | null };

/** Every naming, the latest first; `namedBy` by function and organisation, as they are today. */
export const namings = (db: Queryable, limit: number) =>
  db.query<NamingRow>(sql`
    SELECT n.role, n.function, n.organisation, n.contact, n.reason, n.since, n.until,
      a.function || ', ' || a.organisation AS "namedBy"
    FROM (SELECT o.*, lead(o.since) OVER (PARTITION BY o.role ORDER BY o.id) AS until FROM governance.owner o) n
      JOIN staff.account a ON a.id = n.named_by
    ORDER BY n.id DESC LIMIT ${limit}`);

export const insertOwner = (tx: Queryable, row: OwnerRow & { reason: string; namedBy: string }) =>
  tx.query(sql`
    INSERT INTO governance.owner (role, function, organisation, contact, reason, named_by, since)
    VALUES (${row.role}, ${row.function}, ${row.organisation}, ${row.contact}, ${row.reason}, ${row.namedBy}, ${row.since})`);
