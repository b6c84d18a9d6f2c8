import { createHash } from "node:crypto";
import type { ProposalAct } from "../events/proposals/proposal.ts";
import type { TrustAct } from "../trust/deps.ts";

/** What staff do about accounts and rights. */
type AccountAct =
  | "account_invited"
  | "account_joined"
  | "account_changed"
  | "account_disabled"
  | "account_erased"
  | "signed_in"
  | "signed_out"
  | "session_revoked"
  | "access_reviewed";

/** What staff do about answers: reading one is an act too. */
type ReviewAct =
  | "answer_viewed"
  | "review_verdict"
  | "review_commented"
  | "review_escalated"
  | "review_assigned"
  | "answer_withdrawn"
  | "answer_reinstated"
  | "correction_proposed"
  | "correction_approved"
  | "correction_rejected"
  | "prepared_approved"
  | "prepared_approval_withdrawn"
  | "answers_reflagged"
  | "reflagged_closed"
  | "unread_expired"
  | "figures_exported";

/** What a person asks of an answer given to them. */
type PersonAct =
  | "answer_contested"
  | "contest_withdrawn"
  | "contest_decided"
  | "erasure_requested"
  | "notice_address_left"
  | "notice_address_removed"
  | "access_given"
  | "opposition_made"
  | "opposition_withdrawn";

/** How the service is governed: who answers for what, what went wrong, what was looked back on. */
type GovernanceAct =
  | "owner_named"
  | "incident_opened"
  | "incident_updated"
  | "incident_closed"
  | "incident_erased"
  | "annual_review_made"
  | "onboarding_read";

/** What an advisor does about their own card of the directory, and what is decided of it. */
type CardAct =
  | "card_change_proposed"
  | "card_change_withdrawn"
  | "card_change_accepted"
  | "card_address_confirmed"
  | "card_change_refused"
  | "card_declared"
  | "card_declaration_confirmed"
  | "renewal_told";

/** What the DGE asks of ambassadors. */
type SurveyAct = "survey_opened" | "survey_closed" | "survey_exported";

/** What comes back from the field: without a word, and never by whom a report was filed. */
type FieldAct =
  | "field_report_filed"
  | "field_report_erased"
  | "field_report_set_aside"
  | "field_fiche_proposed"
  | "field_fiche_approved"
  | "field_fiche_rejected"
  | "field_fiche_withdrawn"
  | "field_quarter_closed";

/** A sheet that an ambassador had made: which sources and rules, of whom nothing. */
type BriefingAct = "briefing_made" | "briefing_erased";

/** What comes of a request to an advisor: never its words, nor how to reach whom. */
type ContactAct =
  | "contact_requested"
  | "contact_moved"
  | "contact_closed"
  | "contact_disputed"
  | "contact_rated"
  | "contact_erased"
  | "contact_availability";

type OperationAct =
  | "switch_turned"
  | "duty_changed"
  | "alert_raised"
  | "knowledge_ingested"
  | "rules_changed"
  | "journal_viewed"
  | "evidence_issued"
  | "equity_checked"
  | "statistics_published"
  | "key_rotated"
  | "retention_applied"
  | "backup_restored";

/** What is journalled: facts without any personal datum, and the digest of a *ciphertext*, never of words. */
export type Act = {
  kind:
    | "conversation_opened"
    | "answer_recorded"
    | "feedback_given"
    | "conversation_erased"
    | "conversation_expired"
    | "link_renewed"
    | "profile_edited"
    | "directory_imported"
    | "events_imported"
    | AccountAct
    | ReviewAct
    | PersonAct
    | BriefingAct
    | ContactAct
    | OperationAct
    | GovernanceAct
    | FieldAct
    | CardAct
    | SurveyAct
    | ProposalAct["kind"]
    | TrustAct["kind"];
  subject: string;
  facts: Record<string, string | number | boolean | null | string[]>;
  contentDigest: string | null;
};

export type Entry = Act & { seq: number; at: Date; previous: string; digest: string };

export const GENESIS = "0".repeat(64);

/** The very text whose SHA-256 is the digest of an entry: all its fields, and the digest of the entry before. */
export const hashedText = (entry: Omit<Entry, "digest">): string =>
  JSON.stringify([
    entry.seq,
    entry.at.toISOString(),
    entry.kind,
    entry.subject,
    canonical(entry.facts),
    entry.contentDigest,
    entry.previous,
  ]);

/** The digest that chains an entry to the one before: any change of any field, place or order changes it. */
export const entryDigest = (entry: Omit<Entry, "digest">): string =>
  createHash("sha256").update(hashedText(entry)).digest("hex");

/** JSON with sorted keys: `jsonb` does not keep their order. */
function canonical(facts: Act["facts"]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Digest of the bytes as stored (ciphertext). */
export const contentDigest = (sealed: Buffer): string => createHash("sha256").update(sealed).digest("hex");
