import type { Queryable } from "../../db/database.ts";
import { newId, newSecret } from "../../ids.ts";
import { type AccountsDeps, DEMO_ISSUER } from "../deps.ts";
import { type Opening, openSession } from "../sessions/open.ts";
import { digestOf, isSecret } from "../sessions/token.ts";
import { ROLES, type Role } from "../staff.ts";
import {
  accountOfIdentity,
  insertAccount,
  insertChange,
  isInDirectory,
  lockRights,
  markSignedIn,
} from "../store.ts";
import { type DemoLinks, readLinks, writeLinks } from "./file.ts";
import { linkDigests, lockLinks, roleOfLink, saveLink } from "./store.ts";

/** Where a link leads. Outside `/console`: what proves that it may be followed is the secret it holds. */
export const DEMO_PATH = "/demonstration";

const FUNCTIONS: Record<Role, string> = {
  ambassador: "Ambassadrice IA (démonstration)",
  reviewer: "Relectrice (démonstration)",
  lead: "Responsable de la relecture (démonstration)",
  dpo: "Déléguée à la protection des données (démonstration)",
  administrator: "Administratrice (démonstration)",
};
/** The card of the fictional directory that the demonstration's ambassador speaks for, where it is loaded. */
const SAMPLE_ADVISOR = "ex-ar-001";
const ORGANISATION = "Organisation fictive";

export type Demo = {
  /**
   * Makes the links good for this address and puts them in the file; those that still open a session are kept, so that a
   * second process or a restart takes no link away from anyone.
   */
  announce(origin: string): Promise<DemoLinks>;
  /** The role that a link opens; null for a wrong one and for one already used. */
  roleOf(secret: string): Promise<Role | null>;
  /** Opens the session of a link and puts a fresh link in its place; null as `roleOf`, and for an account disabled since. */
  enter(secret: string, browser: Pick<Opening, "device" | "formerToken">): Promise<{ token: string } | null>;
};

/** Sign-in without a provider, for a demonstration: whoever can read the data folder can be anyone. */
export function createDemo(deps: AccountsDeps, folder: string): Demo {
  const linkTo = (origin: string, secret: string): string => `${origin}${DEMO_PATH}/${secret}`;
  const secretOf = (link: string | undefined): string => link?.split("/").at(-1) ?? "";
  let address = "";
  return {
    async announce(origin) {
      address = origin;
      return deps.db.transaction(async (tx) => {
        await lockLinks(tx);
        const kept = await readLinks(folder);
        const known = await linkDigests(tx);
        const links: Partial<DemoLinks> = {};
        for (const role of ROLES) {
          const old = secretOf(kept[role]);
          const secret = isSecret(old) && known.get(role)?.equals(digestOf(old)) ? old : newSecret();
          if (secret !== old) await saveLink(tx, role, digestOf(secret));
          links[role] = linkTo(origin, secret);
        }
        await writeLinks(folder, links as DemoLinks);
        return links as DemoLinks;
      });
    },
    roleOf: async (secret) => (isSecret(secret) ? roleOfLink(deps.db, digestOf(secret)) : null),
    enter: (secret, browser) =>
      deps.db.transaction(async (tx) => {
        await lockLinks(tx);
        const role = isSecret(secret) ? await roleOfLink(tx, digestOf(secret)) : null;
        if (role === null) return null;
        await lockRights(tx);
        const account = await demoAccount(tx, deps, role);
        if (account === null) return null;
        const fresh = newSecret();
        await saveLink(tx, role, digestOf(fresh));
        const links = await readLinks(folder);
        await writeLinks(folder, { ...(links as DemoLinks), [role]: linkTo(address, fresh) });
        const authenticatedAt = deps.clock.now();
        return {
          token: await openSession(tx, deps, { account, authenticatedAt, idToken: null, ...browser }),
        };
      }),
  };
}

/** The fictional account of a role, made the first time; null when it was disabled. */
async function demoAccount(
  tx: Queryable,
  { clock, journal }: AccountsDeps,
  role: Role,
): Promise<Opening["account"] | null> {
  const at = clock.now();
  const key = { issuer: DEMO_ISSUER, idpId: "", sub: role };
  const known = await accountOfIdentity(tx, key);
  if (known?.disabledAt) return null;
  if (known) {
    await markSignedIn(tx, known, null, at);
    return known;
  }
  const id = newId();
  const roles = [role];
  const advisorId =
    role === "ambassador" && (await isInDirectory(tx, SAMPLE_ADVISOR)) ? SAMPLE_ADVISOR : null;
  await insertAccount(tx, key, {
    id,
    email: `${role}@demonstration.invalid`,
    roles,
    function: FUNCTIONS[role],
    organisation: ORGANISATION,
    advisorId,
    invitedBy: null,
    at,
  });
  await insertChange(tx, { kind: "joined", subject: id, rolesBefore: [], rolesAfter: roles, by: null, at });
  const facts = { roles, advisor: advisorId, demonstration: true };
  await journal(tx, { kind: "account_joined", subject: id, facts, contentDigest: null }, at);
  return { id, roles };
}
