import type { AccessOverview, AccountChange, NewInvitation, NewReview } from "./account.ts";
import type { Demo } from "./demo/demo.ts";
import type { AccountsDeps } from "./deps.ts";
import type { Actor } from "./rights/acting.ts";
import { changeAccount } from "./rights/change.ts";
import { cancelInvitation, type Invited, invite } from "./rights/invite.ts";
import { readOverview } from "./rights/overview.ts";
import { reviewAccess, reviewOverdue } from "./rights/review.ts";
import { type Resumed, resumeSession } from "./sessions/resume.ts";
import {
  listSessions,
  revokeOtherSessions,
  revokeSession,
  type SignedOut,
  signOut,
} from "./sessions/revoke.ts";
import type { SessionView } from "./sessions/session.ts";
import type { SignIn } from "./sign-in/sign-in.ts";
import type { Staff } from "./staff.ts";

/** What the rest of the service can do with accounts; each verb says what it throws where it is written. */
export type Accounts = {
  /** Sign-in by an identity provider; null where none is configured. */
  signIn: SignIn | null;
  /** Sign-in by links; null with a provider, and in production. */
  demo: Demo | null;
  /** Who holds a token, now. */
  resume(token: string): Promise<Resumed | null>;
  signOut(token: string): Promise<SignedOut>;
  sessions(staff: Staff): Promise<SessionView[]>;
  revokeSession(staff: Staff, id: string): Promise<void>;
  revokeOtherSessions(staff: Staff): Promise<number>;
  invite(actor: Actor, invitation: NewInvitation): Promise<Invited>;
  cancelInvitation(actor: Actor, id: string): Promise<void>;
  change(actor: Actor, id: string, change: AccountChange): Promise<void>;
  overview(): Promise<AccessOverview>;
  review(staff: Staff, review: NewReview): Promise<string>;
  /** Nobody reviewed the rights for ninety days, or ever. */
  reviewOverdue(): Promise<boolean>;
};

export const createAccounts = (
  deps: AccountsDeps,
  doors: { signIn: SignIn | null; demo: Demo | null },
): Accounts => ({
  ...doors,
  resume: (token) => resumeSession(deps, token),
  signOut: (token) => signOut(deps, token),
  sessions: (staff) => listSessions(deps, staff),
  revokeSession: (staff, id) => revokeSession(deps, staff, id),
  revokeOtherSessions: (staff) => revokeOtherSessions(deps, staff),
  invite: (actor, invitation) => invite(deps, actor, invitation),
  cancelInvitation: (actor, id) => cancelInvitation(deps, actor, id),
  change: (actor, id, change) => changeAccount(deps, actor, id, change),
  overview: () => readOverview(deps, deps.db),
  review: (staff, review) => reviewAccess(deps, staff, review),
  reviewOverdue: () => reviewOverdue(deps),
});
