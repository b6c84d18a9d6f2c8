import type { Database } from "./database.ts";
import { sql } from "./sql.ts";

/**
 * Gives the application's role what it needs and no more: the journal may be read and added to, never altered.
 * @throws Error when `role` is not a plain role name
 */
export async function grantToApplication(owner: Database, role: string): Promise<void> {
  if (!/^[a-z_][a-z0-9_]*$/i.test(role)) throw new Error(`nom de rôle inattendu : ${role}`);
  const quoted = `"${role}"`;
  const statements = [
    `GRANT USAGE ON SCHEMA knowledge, chat, vault, audit, network, agenda, register, trust, review, staff, alerts, mail, switches TO ${quoted}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA knowledge, chat, vault, agenda, register TO ${quoted}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA knowledge, network, review TO ${quoted}`,
    // What an advisor was stays: versions are added, never changed.
    `GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA network TO ${quoted}`,
    // A report is never deleted: its words are, with their key.
    `GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA trust TO ${quoted}`,
    `GRANT SELECT, INSERT ON audit.entry, audit.verification TO ${quoted}`,
    `GRANT SELECT, UPDATE ON audit.turn TO ${quoted}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA alerts, mail TO ${quoted}`,
    // What was turned, by whom and why, stays.
    `GRANT SELECT, INSERT ON switches.turn TO ${quoted}`,
    `GRANT SELECT, INSERT, DELETE ON switches.turned_off TO ${quoted}`,
    // What a reader did and thought stays; what follows from it moves on.
    `GRANT SELECT, INSERT ON review.event, review.correction_target, review.eval_case TO ${quoted}`,
    `GRANT SELECT, INSERT, UPDATE ON review.item, review.verdict, review.correction, review.reflagged TO ${quoted}`,
    // Nobody unwrites what changed in rights, nor a review of them.
    `GRANT SELECT, INSERT ON staff.change, staff.access_review TO ${quoted}`,
    `GRANT SELECT, INSERT, UPDATE ON staff.account TO ${quoted}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON staff.invitation, staff.session, staff.spent_token, staff.sign_in, staff.demo_link TO ${quoted}`,
  ];
  await owner.transaction(async (tx) => {
    await tx.query(sql`SELECT pg_advisory_xact_lock(4711202508)`);
    for (const text of statements) await tx.query({ text, values: [] });
  });
}
