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
    `GRANT USAGE ON SCHEMA knowledge, chat, vault, audit, network, agenda, register, trust, review, staff, alerts, mail, switches, retention, pgboss, governance, equity, statistics, contact, briefing, desk, survey, field TO ${quoted}`,
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
    // Who answered for what, and what was done about an incident, stays as it was written; its state moves on, not its words.
    `GRANT SELECT, INSERT ON governance.owner, governance.incident, governance.incident_event TO ${quoted}`,
    `GRANT UPDATE (kind, severity, aware_at, answers, authority, authority_at, persons, persons_at, clock_told_at, closed_at, erased_at) ON governance.incident TO ${quoted}`,
    // A memory of what was erased, itself forgotten in time.
    `GRANT SELECT, INSERT, DELETE ON retention.run TO ${quoted}`,
    // What was measured stays; a gap is closed, never unwritten.
    `GRANT SELECT, INSERT ON equity.run, equity.month TO ${quoted}`,
    `GRANT SELECT, INSERT ON equity.gap TO ${quoted}`,
    `GRANT UPDATE (closed_at) ON equity.gap TO ${quoted}`,
    // A sheet is made, then erased: never changed.
    `GRANT SELECT, INSERT, DELETE ON briefing.sheet TO ${quoted}`,
    // What is left of a request is forgotten in time.
    `GRANT SELECT, INSERT, UPDATE, DELETE ON contact.request, contact.letter, contact.capacity TO ${quoted}`,
    `GRANT SELECT, INSERT, DELETE ON contact.step, contact.spent_link, contact.absence, contact.digest TO ${quoted}`,
    // What leaders answered is added up, and belongs to nobody.
    `GRANT SELECT, INSERT, UPDATE ON contact.rating TO ${quoted}`,
    // What an advisor does about their card: decided, then forgotten in time.
    `GRANT SELECT, INSERT, UPDATE, DELETE ON desk.proposal, desk.declaration, desk.card_month TO ${quoted}`,
    `GRANT SELECT, INSERT, DELETE ON desk.renewal_notice TO ${quoted}`,
    // A report goes when its author takes it back; a closed quarter is told once.
    `GRANT SELECT, INSERT, UPDATE, DELETE ON field.report, field.fiche TO ${quoted}`,
    `GRANT SELECT, INSERT ON field.quarter TO ${quoted}`,
    // A month told to everyone is told once.
    `GRANT SELECT, INSERT ON statistics.month TO ${quoted}`,
    // A survey's answers are of nobody once it is closed: added, then forgotten, never changed.
    `GRANT SELECT, INSERT, UPDATE, DELETE ON survey.survey, survey.participation, survey.sheet TO ${quoted}`,
    `GRANT SELECT, INSERT, DELETE ON survey.answer TO ${quoted}`,
    // Jobs are planned and taken; their tables and queues are made with the migrations (db/queues.ts).
    `GRANT SELECT, INSERT, UPDATE, DELETE ON pgboss.job, pgboss.archive, pgboss.schedule TO ${quoted}`,
    `GRANT SELECT ON pgboss.queue TO ${quoted}`,
    `GRANT SELECT, UPDATE ON pgboss.version TO ${quoted}`,
  ];
  await owner.transaction(async (tx) => {
    await tx.query(sql`SELECT pg_advisory_xact_lock(4711202508)`);
    for (const text of statements) await tx.query({ text, values: [] });
  });
}
