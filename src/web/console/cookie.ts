import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";
import { isSecret } from "../../accounts/sessions/token.ts";

// The safe way when nobody said otherwise: a forgotten middleware must not weaken the cookie.
const isSecure = (c: Context): boolean => c.get("cookieSettings")?.secure ?? true;

function cookie(name: string, seconds: number) {
  const attributes = (c: Context): CookieOptions => ({
    path: "/",
    secure: isSecure(c),
    httpOnly: true,
    // Not Strict: the way back from the provider comes from another site.
    sameSite: "Lax",
    ...(isSecure(c) ? { prefix: "host" as const } : {}),
  });
  return {
    name,
    seconds,
    read(c: Context): string | undefined {
      const value = isSecure(c) ? getCookie(c, name, "host") : getCookie(c, name);
      return value !== undefined && isSecret(value) ? value : undefined;
    },
    set(c: Context, value: string): void {
      setCookie(c, name, value, { ...attributes(c), maxAge: seconds });
    },
    clear(c: Context): void {
      deleteCookie(c, name, attributes(c));
    },
  };
}

/** The token of a session of staff, as long as a session can last; what it opens is decided here, never by the browser. */
export const agentCookie = cookie("boussole-agent", 8 * 3600);

/** The secret of a sign-in under way: only the browser that began it ends it. */
export const signInCookie = cookie("boussole-connexion", 600);
