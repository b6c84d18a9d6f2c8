import type { AccountsDeps } from "./deps.ts";
import { forgetOldSessions } from "./sessions/revoke.ts";
import { deleteSignInsExpiredBy } from "./sign-in/store.ts";
import { deleteInvitationsExpiredBy } from "./store.ts";

/** Days an expired invitation still shows, so that whoever invited sees that nobody came. */
const EXPIRED_SHOWN_DAYS = 30;

/** Forgets what is of no more use: sessions nobody can resume, sign-ins nobody ended, e-mails of who never came. */
export async function forgetStale(deps: AccountsDeps): Promise<void> {
  const now = deps.clock.now();
  await forgetOldSessions(deps);
  await deleteSignInsExpiredBy(deps.db, now);
  await deleteInvitationsExpiredBy(deps.db, new Date(now.getTime() - EXPIRED_SHOWN_DAYS * 86_400_000));
}
