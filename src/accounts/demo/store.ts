import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { Role } from "../staff.ts";

const LOCK = 4_711_202_514;
/** The file of links and these rows change together, whichever process does it. */
export const lockLinks = (tx: Queryable) => tx.query(sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`);

export const linkDigests = async (db: Queryable): Promise<Map<Role, Buffer>> =>
  new Map(
    (await db.query<{ role: Role; digest: Buffer }>(sql`SELECT role, digest FROM staff.demo_link`)).map(
      ({ role, digest }) => [role, digest],
    ),
  );

export const saveLink = (tx: Queryable, role: Role, digest: Buffer) =>
  tx.query(sql`
    INSERT INTO staff.demo_link (role, digest) VALUES (${role}, ${digest})
    ON CONFLICT (role) DO UPDATE SET digest = excluded.digest`);

export const roleOfLink = async (db: Queryable, digest: Buffer): Promise<Role | null> =>
  (await db.query<{ role: Role }>(sql`SELECT role FROM staff.demo_link WHERE digest = ${digest}`))[0]?.role ??
  null;
