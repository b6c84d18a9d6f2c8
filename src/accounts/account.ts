import type { Role } from "./staff.ts";

/** Days an invitation can be accepted, and days without a request after which an account is pointed out. */
export const INVITATION_DAYS = 7;
export const DORMANT_DAYS = 90;
/** Days after which a review of rights is overdue. */
export const REVIEW_DAYS = 90;

/** Longest texts, in characters. */
export const LONGEST = { email: 254, text: 120, remark: 500 } as const;

export type AccountState = "active" | "disabled" | "other_provider";

/** An account, as an access review reads it. */
export type AccountView = {
  id: string;
  email: string;
  roles: readonly Role[];
  function: string;
  organisation: string;
  advisorId: string | null;
  state: AccountState;
  /** Who invited, by function and organisation; null: the command line, or a demonstration. */
  invitedBy: string | null;
  joinedAt: Date;
  lastSignInAt: Date;
  lastSeenAt: Date;
  /** Could act, and has not for 90 days. */
  dormant: boolean;
};

export type InvitationView = {
  id: string;
  email: string;
  roles: readonly Role[];
  function: string;
  organisation: string;
  advisorId: string | null;
  invitedBy: string | null;
  at: Date;
  expiresAt: Date;
  expired: boolean;
};

export type NewInvitation = {
  email: string;
  roles: readonly Role[];
  function: string;
  organisation: string;
  /** The card of the directory that the person speaks for: an ambassador's alone. */
  advisorId?: string | null | undefined;
};

/** What an administrator changes; what is absent stays. */
export type AccountChange = {
  roles?: readonly Role[] | undefined;
  function?: string | undefined;
  organisation?: string | undefined;
  advisorId?: string | null | undefined;
  disabled?: boolean | undefined;
};

export const CHANGE_KINDS = [
  "invited",
  "cancelled",
  "joined",
  "roles",
  "identity",
  "advisor",
  "disabled",
  "enabled",
] as const;

/** A change of rights. `subject` is an account, or an invitation while nobody has joined. */
export type RightsChange = {
  kind: (typeof CHANGE_KINDS)[number];
  subject: string;
  rolesBefore: readonly Role[];
  rolesAfter: readonly Role[];
  /** The account that did it; null: the command line, or a demonstration. */
  by: string | null;
  at: string;
};

export type AccessCounts = {
  active: number;
  disabled: number;
  dormant: number;
  invitations: number;
  /** Active accounts by role. */
  byRole: Record<Role, number>;
};

export type AccessReview = {
  id: string;
  by: string;
  at: Date;
  counts: AccessCounts;
  changes: readonly RightsChange[];
  /** Masked. */
  remark: string | null;
};

/** What someone attests of the rights that they read. */
export type NewReview = {
  /** The last change that they saw. */
  upTo: number;
  /** The accounts whose rights they found justified: all that can act, or it is no review. */
  justified: readonly string[];
  remark: string;
};

/** Everything that an access review reads, at one moment. */
export type AccessOverview = {
  accounts: readonly AccountView[];
  invitations: readonly InvitationView[];
  counts: AccessCounts;
  /** Since the last review. */
  changes: readonly RightsChange[];
  /** The last change shown: a review is of what was shown, and of nothing later. */
  upTo: number;
  reviews: readonly AccessReview[];
};
