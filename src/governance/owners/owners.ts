import type { Staff } from "../../accounts/staff.ts";
import { journal } from "../../audit/journal.ts";
import { DomainError } from "../../errors.ts";
import type { GovernanceDeps } from "../deps.ts";
import { type Naming, OWNED, OWNED_ROLES, type OwnedRole, type Owner, type Owners } from "./owner.ts";
import { readNaming } from "./read-naming.ts";
import * as store from "./store.ts";

const SHOWN = 100;

type Deps = Pick<GovernanceDeps, "db" | "clock" | "legal">;

export const createOwners = (deps: Deps): Owners => ({
  list: () => listOwners(deps),
  history: () => store.namings(deps.db, SHOWN),
  name: (staff, naming) => nameOwner(deps, staff, naming),
});

/** A naming wins over the settings, which know three of them; a role withdrawn by a naming stays without anyone. */
async function listOwners({ db, legal }: Deps): Promise<Owner[]> {
  const rows = await store.ownersInForce(db);
  const ofSettings: Partial<Record<OwnedRole, string | null>> = {
    referent: legal.referent,
    data_protection: legal.dpo,
    security: legal.securityContact,
  };
  return OWNED_ROLES.map((role) => {
    const row = rows.find((one) => one.role === role);
    const said = ofSettings[role] ?? null;
    const owner = { role, ...OWNED[role] };
    if (row)
      return row.function === null || row.organisation === null || row.contact === null
        ? { ...owner, holder: null }
        : {
            ...owner,
            holder: {
              function: row.function,
              organisation: row.organisation,
              contact: row.contact,
              since: row.since,
            },
          };
    return {
      ...owner,
      holder: said === null ? null : { function: null, organisation: null, contact: said, since: null },
    };
  });
}

/** Names who answers for something from now on, or nobody. @throws DomainError `entree-invalide`, `deja-fait` */
async function nameOwner({ db, clock }: Deps, staff: Staff, naming: Naming): Promise<void> {
  const { holder, reason } = readNaming(naming);
  const { role } = naming;
  const at = clock.now();
  await db.transaction(async (tx) => {
    await store.lockOwners(tx);
    const now = (await store.ownersInForce(tx)).find((one) => one.role === role);
    const next = { function: null, organisation: null, contact: null, ...holder };
    const same =
      (now?.function ?? null) === next.function &&
      (now?.organisation ?? null) === next.organisation &&
      (now?.contact ?? null) === next.contact;
    if (same && now !== undefined)
      throw new DomainError("deja-fait", "C'est déjà ainsi : rien n'a été enregistré.");
    await store.insertOwner(tx, { role, ...next, reason, namedBy: staff.accountId, since: at });
    const facts = {
      owned: role,
      function: next.function,
      organisation: next.organisation,
      by: staff.accountId,
    };
    await journal(tx, { kind: "owner_named", subject: role, facts, contentDigest: null }, at);
  });
}
