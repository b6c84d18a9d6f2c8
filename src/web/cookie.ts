import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";

type CookieSettings = { secure: boolean; retentionDays: number };

declare module "hono" {
  interface ContextVariableMap {
    cookieSettings?: CookieSettings;
  }
}

const NAME = "boussole";
// A name of its own: where the site that embeds us shares our domain, a browser holds both, and each keeps its conversation.
const FRAME_NAME = "boussole-cadre";
/** The cookies of whoever asks, in the page and in the frame of another site. */
export const CONVERSATION_COOKIES = [NAME, FRAME_NAME] as const;
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

const nameOf = (c: Context): string => (c.get("frame") ? FRAME_NAME : NAME);

/**
 * In the frame of another site, a cookie that crosses sites, in the jar that the browser keeps for that site alone.
 * Browsers take it over HTTPS, and from the machine itself.
 */
function attributesOf(c: Context): CookieOptions {
  const { secure } = settingsOf(c);
  return {
    path: "/",
    ...(c.get("frame") ? { secure: true, sameSite: "None", partitioned: true } : { secure, sameSite: "Lax" }),
    ...(secure ? { prefix: "host" as const } : {}),
  };
}

/** The only cookie: the token of the browser's conversation, for this host alone, out of reach of scripts. */
export const conversationCookie = {
  read(c: Context): string | undefined {
    const token = settingsOf(c).secure ? getCookie(c, nameOf(c), "host") : getCookie(c, nameOf(c));
    return token !== undefined && /^[\w-]{16,200}$/.test(token) ? token : undefined;
  },

  set(c: Context, token: string): void {
    const maxAge = Math.min(settingsOf(c).retentionDays, 400) * 86_400;
    setCookie(c, nameOf(c), token, { ...attributesOf(c), httpOnly: true, maxAge });
  },

  clear(c: Context): void {
    deleteCookie(c, nameOf(c), attributesOf(c));
  },
};
