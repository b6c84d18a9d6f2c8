import type { Context, MiddlewareHandler } from "hono";
import type { Clock } from "../clock.ts";
import { DomainError } from "../errors.ts";
import { hasRole, type Role, type Staff } from "./staff.ts";

declare module "hono" {
  interface ContextVariableMap {
    staff?: Staff;
  }
}

/** How long a sign-in counts as fresh, for what must not be done by whoever finds an open screen. */
export const FRESH_MINUTES = 15;

export type Access = {
  /** Lets in whoever has one of the roles; `only()` without a role: whoever is signed in. */
  only(...roles: readonly Role[]): MiddlewareHandler;
  /** After `only`: wants a sign-in of the last quarter of an hour. */
  fresh: MiddlewareHandler;
};

/**
 * The guard of every staff route, pages and API alike: a route without it is not a staff route.
 * Throws DomainError `connexion-requise` (401), `role-insuffisant` (403), `connexion-a-renouveler` (403).
 * @param currentStaff the account of the request's session, or null; a session that ended, or an account disabled since, is null
 */
export function createAccess(currentStaff: (c: Context) => Promise<Staff | null>, clock: Clock): Access {
  return {
    only:
      (...roles) =>
      async (c, next) => {
        const staff = await currentStaff(c);
        if (staff === null)
          throw new DomainError("connexion-requise", "Connectez-vous : cette page est réservée aux agents.");
        if (roles.length > 0 && !hasRole(staff, ...roles))
          throw new DomainError(
            "role-insuffisant",
            "Votre rôle ne permet pas cette action. Un administrateur peut vous l'attribuer.",
          );
        c.set("staff", staff);
        c.header("Cache-Control", "private, no-store");
        c.header("X-Robots-Tag", "noindex");
        await next();
      },
    fresh: async (c, next) => {
      const age = clock.now().getTime() - staffOf(c).authenticatedAt.getTime();
      if (age > FRESH_MINUTES * 60_000)
        throw new DomainError(
          "connexion-a-renouveler",
          "Cette action demande une connexion récente : connectez-vous de nouveau, puis recommencez.",
        );
      await next();
    },
  };
}

/** Who sends the request. @throws Error on a route that `only` does not guard */
export function staffOf(c: Context): Staff {
  const staff = c.get("staff");
  if (!staff) throw new Error("a route that is not guarded");
  return staff;
}
