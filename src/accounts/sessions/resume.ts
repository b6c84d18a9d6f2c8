import { newSecret } from "../../ids.ts";
import { open, seal } from "../../privacy/cipher.ts";
import type { AccountsDeps } from "../deps.ts";
import type { Staff } from "../staff.ts";
import { GRACE_MS, isOver, ROTATION_MS, SEEN_EVERY_MS, staffOfRow } from "./session.ts";
import {
  endSessions,
  markSeen,
  replaceToken,
  type SessionRow,
  sessionOfSpentToken,
  sessionOfToken,
} from "./store.ts";
import { digestOf, isSecret, keyOf } from "./token.ts";

/** `replacement`: the token the browser must hold from now on, once an hour. */
export type Resumed = { staff: Staff; replacement: string | null };

/**
 * Who holds a token: the account and its roles as they are now.
 * Null for a token that opens nothing (unknown, ended, too old, account disabled). A token replaced more than a minute ago
 * ends its session: its holder, or whoever came first, is not who we think.
 */
export async function resumeSession(deps: AccountsDeps, token: string): Promise<Resumed | null> {
  if (!isSecret(token)) return null;
  const now = deps.clock.now();
  const digest = digestOf(token);
  const row = await sessionOfToken(deps.db, digest, deps.issuer);
  if (row === null) return resumeSpent(deps, digest, now);
  if (isOver(row, now)) return null;
  if (now.getTime() - row.lastSeenAt.getTime() >= SEEN_EVERY_MS) await markSeen(deps.db, row, now);
  if (now.getTime() - row.rotatedAt.getTime() < ROTATION_MS)
    return { staff: staffOfRow(row), replacement: null };
  return { staff: staffOfRow(row), replacement: await rotate(deps, row, token, now) };
}

/** @returns null when a request that left together did it first */
async function rotate(deps: AccountsDeps, row: SessionRow, token: string, at: Date): Promise<string | null> {
  const fresh = newSecret();
  const context = `session:${row.id}`;
  const idToken = row.idToken && seal(keyOf(fresh), open(keyOf(token), row.idToken, context), context);
  const change = { id: row.id, old: digestOf(token), fresh: digestOf(fresh), idToken, at };
  return (await deps.db.transaction((tx) => replaceToken(tx, change))) ? fresh : null;
}

async function resumeSpent(deps: AccountsDeps, digest: Buffer, now: Date): Promise<Resumed | null> {
  const spent = await sessionOfSpentToken(deps.db, digest, deps.issuer);
  if (spent === null || isOver(spent.row, now)) return null;
  if (now.getTime() - spent.spentAt.getTime() <= GRACE_MS)
    return { staff: staffOfRow(spent.row), replacement: null };
  const { id, accountId } = spent.row;
  await deps.db.transaction(async (tx) => {
    if ((await endSessions(tx, accountId, { only: id }, now)) === 0) return;
    const facts = { sessions: 1, why: "token_reused" };
    await deps.journal(tx, { kind: "session_revoked", subject: accountId, facts, contentDigest: null }, now);
  });
  return null;
}
