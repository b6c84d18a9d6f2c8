import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

type CookieSettings = { secure: boolean; retentionDays: number };

declare module "hono" {
  interface ContextVariableMap {
    cookieSettings?: CookieSettings;
  }
}

const NAME = "boussole";
// The safe way when nobody said otherwise: a forgotten middleware must not weaken the cookie.
const SAFE: CookieSettings = { secure: true, retentionDays: 30 };

const settingsOf = (c: Context): CookieSettings => c.get("cookieSettings") ?? SAFE;

/** Tells `conversationCookie` whether the site is behind HTTPS and how long conversations are kept. */
export const cookieSettings =
  (settings: CookieSettings): MiddlewareHandler =>
  async (c, next) => {
    c.set("cookieSettings", settings);
    await next();
  };

/** The only cookie: the token of the browser's conversation, for this host alone, out of reach of scripts. */
export const conversationCookie = {
  read(c: Context): string | undefined {
    const token = settingsOf(c).secure ? getCookie(c, NAME, "host") : getCookie(c, NAME);
    return token !== undefined && /^[\w-]{16,200}$/.test(token) ? token : undefined;
  },

  set(c: Context, token: string): void {
    const { secure, retentionDays } = settingsOf(c);
    setCookie(c, NAME, token, {
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
      maxAge: Math.min(retentionDays, 400) * 86_400,
      secure,
      ...(secure ? { prefix: "host" as const } : {}),
    });
  },

  clear(c: Context): void {
    const { secure } = settingsOf(c);
    deleteCookie(c, NAME, { path: "/", secure, ...(secure ? { prefix: "host" as const } : {}) });
  },
};
