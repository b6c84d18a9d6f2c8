import type { Context } from "hono";

export const SIGN_IN = "/console/connexion";

/**
 * A page of the console to come back to, or its home: an address that would lead anywhere else is not followed (open
 * redirect), nor one of the sign-in itself.
 */
export function wayBack(asked: string | undefined): string {
  const home = "/console";
  if (asked === undefined || !/^\/console(?:[/?]|$)/.test(asked) || !URL.canParse(asked, "http://console"))
    return home;
  const { origin, pathname, search } = new URL(asked, "http://console");
  const within = origin === "http://console" && /^\/console(?:\/|$)/.test(pathname);
  return within && !/^\/console\/(?:connexion|deconnexion)/.test(pathname) ? `${pathname}${search}` : home;
}

/** The page a form was sent from: browsers tell it to our own pages (`referrerPolicy: same-origin`). */
export function pageOfForm(c: Context): string {
  const referrer = c.req.header("referer");
  if (referrer === undefined || !URL.canParse(referrer)) return "/console";
  const { origin, pathname, search } = new URL(referrer);
  return origin === new URL(c.req.url).origin || c.req.header("origin") === origin
    ? wayBack(`${pathname}${search}`)
    : "/console";
}

export const signInFor = (page: string, renew = false): string => {
  const query = new URLSearchParams({ retour: wayBack(page), ...(renew ? { renouveler: "oui" } : {}) });
  return `${SIGN_IN}?${query}`;
};
