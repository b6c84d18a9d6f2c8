import { DomainError } from "../../errors.ts";
import { open } from "../../privacy/cipher.ts";
import type { AccountsDeps } from "../deps.ts";
import type { Staff } from "../staff.ts";
import { ABSOLUTE_MS, IDLE_MS, type SessionView } from "./session.ts";
import {
  deleteSessionsBefore,
  endSessions,
  openSessions,
  sessionOfSpentToken,
  sessionOfToken,
} from "./store.ts";
import { digestOf, isSecret, keyOf } from "./token.ts";

/** What the provider wants to end its own session; null when it is not known. */
export type SignedOut = { idToken: string | null };

/** Ends the session of a token. One that opens nothing is signed out already. */
export async function signOut(deps: AccountsDeps, token: string): Promise<SignedOut> {
  if (!isSecret(token)) return { idToken: null };
  const at = deps.clock.now();
  const digest = digestOf(token);
  const row = await sessionOfToken(deps.db, digest, deps.issuer);
  const session = row ?? (await sessionOfSpentToken(deps.db, digest, deps.issuer))?.row;
  if (!session) return { idToken: null };
  await deps.db.transaction(async (tx) => {
    if ((await endSessions(tx, session.accountId, { only: session.id }, at)) === 0) return;
    const facts = { session: session.id };
    await deps.journal(
      tx,
      { kind: "signed_out", subject: session.accountId, facts, contentDigest: null },
      at,
    );
  });
  // Sealed with the present token: one of a minute ago ends the session, and cannot read it.
  if (row === null || row.idToken === null) return { idToken: null };
  return { idToken: open(keyOf(token), row.idToken, `session:${row.id}`).toString() };
}

/** One's own open sessions, the latest seen first. */
export async function listSessions({ db, clock }: AccountsDeps, staff: Staff): Promise<SessionView[]> {
  const now = clock.now().getTime();
  const since = { createdAfter: new Date(now - ABSOLUTE_MS), seenAfter: new Date(now - IDLE_MS) };
  const rows = await openSessions(db, staff.accountId, since);
  return rows.map((row) => ({ ...row, current: row.id === staff.sessionId }));
}

/** Ends one of one's own sessions. @throws DomainError `introuvable`, the same for another's */
export async function revokeSession(deps: AccountsDeps, staff: Staff, id: string): Promise<void> {
  const ended = await revoke(deps, staff, { only: id });
  if (ended === 0)
    throw new DomainError("introuvable", "Cette session n'existe pas, ou elle est déjà terminée.");
}

/** Ends one's own sessions but this one. @returns how many */
export const revokeOtherSessions = (deps: AccountsDeps, staff: Staff): Promise<number> =>
  revoke(deps, staff, { except: staff.sessionId });

async function revoke(
  { db, clock, journal }: AccountsDeps,
  { accountId }: Staff,
  which: { only: string } | { except: string },
): Promise<number> {
  const at = clock.now();
  return db.transaction(async (tx) => {
    const sessions = await endSessions(tx, accountId, which, at);
    if (sessions === 0) return 0;
    const facts = { sessions, why: "by_holder" };
    await journal(tx, { kind: "session_revoked", subject: accountId, facts, contentDigest: null }, at);
    return sessions;
  });
}

/** From its opening: a session lasts a working day, and stays a day so that a token that comes back is still known. */
export const SESSION_KEPT_MS = 3 * ABSOLUTE_MS;

/** Forgets what nobody can resume any more. @returns how many */
export const forgetOldSessions = ({ db, clock }: Pick<AccountsDeps, "db" | "clock">): Promise<number> =>
  deleteSessionsBefore(db, new Date(clock.now().getTime() - SESSION_KEPT_MS));
