import type { Staff } from "../../src/accounts/staff.ts";
import type { Database } from "../../src/db/database.ts";
import { sql } from "../../src/db/sql.ts";

/** A member of staff with an account of their own in the database, `ID@agents.example`. */
export async function newStaff(db: Database, id: string, over: Partial<Staff> = {}): Promise<Staff> {
  const staff: Staff = {
    accountId: id,
    roles: ["lead"],
    function: "Chargée de mission",
    organisation: "DGE",
    advisorId: null,
    sessionId: `session-${id}`,
    authenticatedAt: new Date("2026-11-23T08:00:00Z"),
    ...over,
  };
  const at = staff.authenticatedAt;
  await db.query(sql`
    INSERT INTO staff.account (id, issuer, idp_id, sub, email, roles, function, organisation, joined_at, last_sign_in_at, last_seen_at)
    VALUES (${id}, 'test', '', ${id}, ${`${id}@agents.example`}, ${[...staff.roles]}, ${staff.function}, ${staff.organisation},
      ${at}, ${at}, ${at})`);
  return staff;
}
