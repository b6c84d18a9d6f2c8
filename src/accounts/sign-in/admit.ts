import type { Queryable } from "../../db/database.ts";
import { newId } from "../../ids.ts";
import type { AccountsDeps } from "../deps.ts";
import { type Opening, openSession } from "../sessions/open.ts";
import {
  type AccountRow,
  accountOfIdentity,
  activeAccountOfEmail,
  deleteInvitation,
  insertAccount,
  insertChange,
  invitationOfEmail,
  lockRights,
  markSignedIn,
} from "../store.ts";
import type { Identity, Refusal } from "./identity.ts";

export type Admission = { token: string } | { refused: Refusal };

/**
 * Opens a session for whoever has an account, or was invited by the e-mail that the provider gives. The provider filters
 * nobody (ProConnect's own rule for services): this is the filter.
 */
export async function admit(
  deps: AccountsDeps,
  identity: Identity,
  browser: Pick<Opening, "device" | "formerToken">,
): Promise<Admission> {
  const at = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    await lockRights(tx);
    const known = await accountOfIdentity(tx, identity);
    if (known?.disabledAt) return { refused: "disabled" };
    if (known) await markSignedIn(tx, known, identity.email, at);
    const account = known ?? (await join(tx, deps, identity, at));
    if (account === null) return { refused: "not_invited" };
    const { authenticatedAt, idToken } = identity;
    return { token: await openSession(tx, deps, { account, authenticatedAt, idToken, ...browser }) };
  });
}

/** The account of someone who comes for the first time; null when nobody invited them, or too long ago. */
async function join(
  tx: Queryable,
  { journal }: AccountsDeps,
  identity: Identity,
  at: Date,
): Promise<Pick<AccountRow, "id" | "roles"> | null> {
  const { email } = identity;
  if (email === null) return null;
  const invitation = await invitationOfEmail(tx, email);
  if (invitation === null || invitation.expiresAt <= at) return null;
  // The same e-mail at another of the provider's own providers is not the same person until someone says so.
  if ((await activeAccountOfEmail(tx, identity.issuer, email)) !== null) return null;
  const { roles, invitedById } = invitation;
  const id = newId();
  await deleteInvitation(tx, invitation.id);
  await insertAccount(tx, identity, { ...invitation, id, invitedBy: invitedById, at });
  await insertChange(tx, { kind: "joined", subject: id, rolesBefore: [], rolesAfter: roles, by: null, at });
  const facts = { roles, advisor: invitation.advisorId, invitation: invitation.id, invitedBy: invitedById };
  await journal(tx, { kind: "account_joined", subject: id, facts, contentDigest: null }, at);
  return { id, roles };
}
