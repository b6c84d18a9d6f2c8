import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { INVITATION_DAYS, type NewInvitation } from "../account.ts";
import type { AccountsDeps } from "../deps.ts";
import { normalEmail } from "../sign-in/identity.ts";
import {
  activeAccountOfEmail,
  deleteInvitation,
  insertChange,
  insertInvitation,
  invitationOfEmail,
} from "../store.ts";
import { type Actor, lockAsAdministrator } from "./acting.ts";
import { readAdvisor, readInvitation } from "./input.ts";

export type Invited = { id: string; expiresAt: Date };

/**
 * Lets the holder of an e-mail join, with these rights, for seven days. Nothing is sent: who invites tells them.
 * @throws DomainError `entree-invalide` naming the fields, `deja-fait` where the e-mail has an account or an invitation
 */
export async function invite(deps: AccountsDeps, actor: Actor, given: NewInvitation): Promise<Invited> {
  const wanted = { ...readInvitation(given), advisorId: await readAdvisor(deps.db, given) };
  const email = normalEmail(wanted.email);
  const at = deps.clock.now();
  const id = newId();
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 86_400_000);
  const by = actor?.accountId ?? null;
  await deps.db.transaction(async (tx) => {
    await lockAsAdministrator(tx, actor);
    if (deps.issuer !== null && (await activeAccountOfEmail(tx, deps.issuer, email)) !== null)
      throw new DomainError(
        "deja-fait",
        "Cette adresse a déjà un compte : modifiez ses droits plutôt que de l'inviter.",
      );
    const earlier = await invitationOfEmail(tx, email);
    if (earlier !== null && earlier.expiresAt > at)
      throw new DomainError(
        "deja-fait",
        "Cette adresse est déjà invitée. Pour changer l'invitation, annulez-la d'abord.",
      );
    if (earlier !== null) await deleteInvitation(tx, earlier.id);
    await insertInvitation(tx, { ...wanted, email, id, invitedById: by, at, expiresAt });
    const { roles } = wanted;
    await insertChange(tx, { kind: "invited", subject: id, rolesBefore: [], rolesAfter: roles, by, at });
    const facts = { roles: [...roles], advisor: wanted.advisorId, by };
    await deps.journal(tx, { kind: "account_invited", subject: id, facts, contentDigest: null }, at);
  });
  return { id, expiresAt };
}

/** Takes an invitation back. @throws DomainError `introuvable` when it was accepted, cancelled, or never was */
export async function cancelInvitation(deps: AccountsDeps, actor: Actor, id: string): Promise<void> {
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    await lockAsAdministrator(tx, actor);
    const roles = await deleteInvitation(tx, id);
    if (roles === null)
      throw new DomainError("introuvable", "Cette invitation n'existe plus : acceptée, annulée ou expirée.");
    const by = actor?.accountId ?? null;
    await insertChange(tx, { kind: "cancelled", subject: id, rolesBefore: roles, rolesAfter: [], by, at });
    const facts = { cancelled: true, rolesBefore: roles, by };
    await deps.journal(tx, { kind: "account_changed", subject: id, facts, contentDigest: null }, at);
  });
}
