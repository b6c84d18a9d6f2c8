import type { AccountsDeps } from "./deps.ts";
import { forgetOldSessions } from "./sessions/revoke.ts";
import { deleteSignInsExpiredBy } from "./sign-in/store.ts";
import { accountsToErase, deleteInvitationsExpiredBy, eraseIdentity } from "./store.ts";

/** Days an expired invitation still shows, so that whoever invited sees that nobody came. */
export const EXPIRED_SHOWN_DAYS = 30;

type Deps = Pick<AccountsDeps, "db" | "clock">;

/** Forgets what is of no more use: sessions nobody can resume, sign-ins nobody ended, e-mails of who never came. */
export async function forgetStale(deps: Deps): Promise<void> {
  await forgetOldSessions(deps);
  await forgetSignIns(deps);
  await forgetInvitations(deps);
}

/** @returns how many */
export const forgetSignIns = ({ db, clock }: Deps): Promise<number> =>
  deleteSignInsExpiredBy(db, clock.now());

/** @returns how many */
export const forgetInvitations = ({ db, clock }: Deps): Promise<number> =>
  deleteInvitationsExpiredBy(db, new Date(clock.now().getTime() - EXPIRED_SHOWN_DAYS * 86_400_000));

/**
 * Erases the e-mail and the identity of accounts disabled for `days`. Whoever comes back is invited again: nothing links them to
 * what they were.
 * @returns how many
 */
export async function eraseOldAccounts(
  { db, clock, journal }: Pick<AccountsDeps, "db" | "clock" | "journal">,
  days: number,
): Promise<number> {
  const now = clock.now();
  const ids = await accountsToErase(db, new Date(now.getTime() - days * 86_400_000));
  for (const id of ids)
    await db.transaction(async (tx) => {
      if (!(await eraseIdentity(tx, id, now))) return;
      await journal(tx, { kind: "account_erased", subject: id, facts: {}, contentDigest: null }, now);
    });
  if (ids.length > 0) await db.scrub("staff.account");
  return ids.length;
}
