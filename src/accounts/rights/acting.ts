import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { hasRole, type Staff } from "../staff.ts";
import { accountById, lockRights } from "../store.ts";

/** Who acts: an administrator, or null for the command line, whose user holds the machine. */
export type Actor = Staff | null;

/**
 * Takes the lock of rights, then reads again whether the actor still has theirs: of two administrators who disable each
 * other, the second no longer may.
 * @throws DomainError `role-insuffisant`
 */
export async function lockAsAdministrator(tx: Queryable, actor: Actor): Promise<void> {
  await lockRights(tx);
  if (actor === null) return;
  const account = await accountById(tx, actor.accountId);
  if (
    account === null ||
    account.disabledAt !== null ||
    !hasRole({ ...actor, roles: account.roles }, "administrator")
  )
    throw new DomainError("role-insuffisant", "Vous n'êtes plus administrateur : rien n'a été changé.");
}
