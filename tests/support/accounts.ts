import type { AccountsDeps } from "../../src/accounts/deps.ts";
import { resumeSession } from "../../src/accounts/sessions/resume.ts";
import { admit } from "../../src/accounts/sign-in/admit.ts";
import type { Identity } from "../../src/accounts/sign-in/identity.ts";
import type { Role, Staff } from "../../src/accounts/staff.ts";
import { insertAccount } from "../../src/accounts/store.ts";
import { journal } from "../../src/audit/journal.ts";
import type { Clock } from "../../src/clock.ts";
import type { Database } from "../../src/db/database.ts";
import { newId } from "../../src/ids.ts";

export const ISSUER = "https://idp.exemple";
export const START = new Date("2026-11-23T09:30:00.000Z");
export const MINUTE = 60_000;

/** A clock that a test moves. */
export class MovedClock implements Clock {
  constructor(private at = START) {}
  now(): Date {
    return this.at;
  }
  advance(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }
}

export const depsOn = (db: Database, clock: Clock, issuer: string | null = ISSUER): AccountsDeps => ({
  db,
  clock,
  issuer,
  journal,
});

/** Someone the provider vouches for. */
export const identity = (sub: string, over: Partial<Identity> = {}): Identity => ({
  issuer: ISSUER,
  idpId: "",
  sub,
  email: `${sub}@exemple.fr`,
  authenticatedAt: START,
  idToken: null,
  ...over,
});

/** An account with a session, as its holder's requests see them. */
export async function member(deps: AccountsDeps, roles: readonly Role[]): Promise<Staff & { token: string }> {
  const sub = newId();
  const at = deps.clock.now();
  await insertAccount(
    deps.db,
    { issuer: ISSUER, idpId: "", sub },
    {
      id: newId(),
      email: `${sub.toLowerCase()}@exemple.fr`,
      roles,
      function: "Chargée de mission",
      organisation: "DGE",
      invitedBy: null,
      at,
    },
  );
  const token = await signIn(deps, sub);
  const resumed = await resumeSession(deps, token);
  if (resumed === null) throw new Error("no session");
  return { ...resumed.staff, token };
}

/** A sign-in of someone known, in a browser that held `formerToken`. */
export async function signIn(
  deps: AccountsDeps,
  sub: string,
  over: Partial<Identity> = {},
  formerToken?: string,
): Promise<string> {
  const came = identity(sub, { email: null, authenticatedAt: deps.clock.now(), ...over });
  const admission = await admit(deps, came, { device: "Firefox sur Linux", formerToken });
  if ("refused" in admission) throw new Error(admission.refused);
  return admission.token;
}
