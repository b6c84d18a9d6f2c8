import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import type { AccountChange } from "../account.ts";
import type { AccountsDeps } from "../deps.ts";
import { endSessions } from "../sessions/store.ts";
import type { Role } from "../staff.ts";
import {
  type AccountRow,
  accountById,
  activeAccountOfEmail,
  activeAdministrators,
  ERASED_EMAIL,
  insertChange,
  updateAccount,
} from "../store.ts";
import { type Actor, lockAsAdministrator } from "./acting.ts";
import { readAdvisor, readIdentity } from "./input.ts";

/**
 * Changes the rights, the function or the organisation of an account, disables it or enables it again. Disabling ends its
 * sessions; so does nothing else, since rights are read again at each request.
 * @throws DomainError `introuvable`, `entree-invalide`, and `deja-fait` for what would leave the service without an
 * administrator, or an e-mail with two accounts
 */
export async function changeAccount(
  deps: AccountsDeps,
  actor: Actor,
  id: string,
  wanted: AccountChange,
): Promise<void> {
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    await lockAsAdministrator(tx, actor);
    const before = await accountById(tx, id);
    if (before === null) throw new DomainError("introuvable", "Ce compte n'existe pas.");
    if (before.email === ERASED_EMAIL)
      throw new DomainError(
        "deja-fait",
        "L'identité de cet ancien compte est effacée : invitez de nouveau la personne.",
      );
    const identity = readIdentity({
      roles: wanted.roles ?? before.roles,
      function: wanted.function ?? before.function,
      organisation: wanted.organisation ?? before.organisation,
    });
    const advisorId = await advisorAfter(tx, actor, before, { ...wanted, roles: identity.roles });
    const disabled = wanted.disabled ?? before.disabledAt !== null;
    const after = {
      ...before,
      ...identity,
      advisorId,
      disabledAt: disabled ? (before.disabledAt ?? at) : null,
    };
    await refuseLockOut(tx, deps, actor, before, after);
    await updateAccount(tx, after);
    await recordAll(tx, deps, actor, before, after, at);
  });
}

/** Whom the account speaks for from now on: nobody once it is no ambassador's. */
async function advisorAfter(
  tx: Queryable,
  actor: Actor,
  before: AccountRow,
  wanted: Pick<AccountChange, "advisorId"> & { roles: readonly Role[] },
): Promise<string | null> {
  if (wanted.advisorId === undefined) return wanted.roles.includes("ambassador") ? before.advisorId : null;
  const advisorId = await readAdvisor(tx, wanted);
  if (actor?.accountId === before.id && advisorId !== null && advisorId !== before.advisorId)
    throw new DomainError(
      "deja-fait",
      "Vous ne pouvez pas vous relier vous-même à une fiche de l'annuaire : demandez-le à un autre administrateur.",
    );
  return advisorId;
}

const canAdminister = (row: Pick<AccountRow, "roles" | "disabledAt">): boolean =>
  row.disabledAt === null && row.roles.includes("administrator");

async function refuseLockOut(
  tx: Queryable,
  { issuer }: AccountsDeps,
  actor: Actor,
  before: AccountRow,
  after: AccountRow,
): Promise<void> {
  // Whoever gives rights gives none to themselves: two people are behind any that opens conversations.
  if (actor?.accountId === before.id && after.roles.some((role) => !before.roles.includes(role)))
    throw new DomainError(
      "deja-fait",
      "Vous ne pouvez pas vous donner un rôle à vous-même : demandez-le à un autre administrateur.",
    );
  if (canAdminister(before) && !canAdminister(after)) {
    if (actor?.accountId === before.id)
      throw new DomainError(
        "deja-fait",
        after.disabledAt === null
          ? "Vous ne pouvez pas retirer votre propre rôle d'administrateur : demandez-le à un autre administrateur."
          : "Vous ne pouvez pas désactiver votre propre compte : demandez-le à un autre administrateur.",
      );
    const left = (await activeAdministrators(tx, issuer ?? "")).filter((id) => id !== before.id);
    if (before.issuer === issuer && left.length === 0)
      throw new DomainError(
        "deja-fait",
        "C'est le dernier administrateur : nommez-en un autre avant, sinon plus personne ne pourrait gérer les comptes.",
      );
  }
  if (before.disabledAt !== null && after.disabledAt === null) {
    const other = await activeAccountOfEmail(tx, before.issuer, before.email);
    if (other !== null)
      throw new DomainError("deja-fait", "Un autre compte actif a la même adresse : désactivez-le d'abord.");
  }
}

/** One line of the rights' history and one entry of the journal for each thing that changed. */
async function recordAll(
  tx: Queryable,
  { journal }: AccountsDeps,
  actor: Actor,
  before: AccountRow,
  after: AccountRow,
  at: Date,
): Promise<void> {
  const by = actor?.accountId ?? null;
  const rolesOf = (row: AccountRow): Role[] => (row.disabledAt === null ? row.roles : []);
  const change = { subject: before.id, rolesBefore: rolesOf(before), rolesAfter: rolesOf(after), by, at };
  const facts = { rolesBefore: change.rolesBefore, rolesAfter: change.rolesAfter, by };
  const act = { subject: before.id, contentDigest: null };
  const rolesChanged = before.roles.join() !== after.roles.join();
  const identityChanged = before.function !== after.function || before.organisation !== after.organisation;
  const advisorChanged = before.advisorId !== after.advisorId;
  const toggled = (before.disabledAt === null) !== (after.disabledAt === null);
  if (identityChanged) await insertChange(tx, { ...change, kind: "identity" });
  if (advisorChanged) await insertChange(tx, { ...change, kind: "advisor" });
  if (rolesChanged)
    await insertChange(tx, { ...change, kind: "roles", rolesBefore: before.roles, rolesAfter: after.roles });
  if (toggled) await insertChange(tx, { ...change, kind: after.disabledAt ? "disabled" : "enabled" });
  if (toggled && after.disabledAt !== null) {
    const sessions = await endSessions(tx, before.id, {}, at);
    await journal(tx, { ...act, kind: "account_disabled", facts: { ...facts, sessions } }, at);
    return;
  }
  if (rolesChanged || identityChanged || advisorChanged || toggled) {
    const advisor = advisorChanged ? { advisor: after.advisorId } : {};
    const changed = { ...facts, identityChanged, enabled: toggled, ...advisor };
    await journal(tx, { ...act, kind: "account_changed", facts: changed }, at);
  }
}
