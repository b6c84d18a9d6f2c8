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
    `GRANT USAGE ON SCHEMA knowledge, chat, vault, audit, network, agenda, register, trust, review, staff, alerts TO ${quoted}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA knowledge, chat, vault, agenda, register TO ${quoted}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA knowledge, network TO ${quoted}`,
    // What an advisor was stays: versions are added, never changed.
    `GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA network TO ${quoted}`,
    // A report is never deleted: its words are, with their key.
    `GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA trust TO ${quoted}`,
    `GRANT SELECT, INSERT ON audit.entry TO ${quoted}`,
  ];
  await owner.transaction(async (tx) => {
    await tx.query(sql`SELECT pg_advisory_xact_lock(4711202508)`);
    for (const text of statements) await tx.query({ text, values: [] });
  });
}
