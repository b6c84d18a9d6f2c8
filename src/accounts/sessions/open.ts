import type { Queryable } from "../../db/database.ts";
import { newId, newSecret } from "../../ids.ts";
import { seal } from "../../privacy/cipher.ts";
import type { AccountsDeps } from "../deps.ts";
import type { Role } from "../staff.ts";
import { endSessions, insertSession, sessionOfSpentToken, sessionOfToken } from "./store.ts";
import { digestOf, isSecret, keyOf } from "./token.ts";

export type Opening = {
  account: { id: string; roles: readonly Role[] };
  device: string;
  /** When they last proved who they are, by the provider's word. */
  authenticatedAt: Date;
  idToken: string | null;
  /** The token that the browser came with: what it opened ends, so that a sign-in never leaves two. */
  formerToken: string | undefined;
};

/**
 * Opens a session, in the transaction of the sign-in, and journals it: call it last, the journal's lock is taken here.
 * @returns the token, which goes to the browser and nowhere else
 */
export async function openSession(
  tx: Queryable,
  { clock, journal, issuer }: AccountsDeps,
  opening: Opening,
): Promise<string> {
  const at = clock.now();
  const { account, formerToken } = opening;
  if (formerToken !== undefined && isSecret(formerToken)) {
    const digest = digestOf(formerToken);
    const former =
      (await sessionOfToken(tx, digest, issuer)) ?? (await sessionOfSpentToken(tx, digest, issuer))?.row;
    if (former) await endSessions(tx, former.accountId, { only: former.id }, at);
  }
  const token = newSecret();
  const id = newId();
  const idToken =
    opening.idToken === null ? null : seal(keyOf(token), Buffer.from(opening.idToken), `session:${id}`);
  await insertSession(tx, {
    id,
    accountId: account.id,
    digest: digestOf(token),
    device: opening.device,
    at,
    authenticatedAt: opening.authenticatedAt,
    idToken,
  });
  await journal(
    tx,
    {
      kind: "signed_in",
      subject: account.id,
      facts: { roles: [...account.roles], session: id },
      contentDigest: null,
    },
    at,
  );
  return token;
}
