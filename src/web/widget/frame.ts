import { type Context, Hono, type MiddlewareHandler } from "hono";
import { sameOriginProven } from "../../http/guard.ts";
import { FRAME } from "../../http/headers.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Set while answering inside the frame: the sites that may hold it. */
    frame?: { hosts: readonly string[] };
  }
}

// What a conversation needs, and nothing else of the site: an agent's page, for one, is never in a frame.
const WITHIN =
  /^\/(?:$|question$|mes-donnees$|conversation\/|reponses\/|api\/(?:conversations|answers)(?:\/|$))/;
const isWithin = (address: string): boolean => WITHIN.test(address.replace(/[?#].*$/s, ""));
const inFrame = (address: string): string => `${FRAME}${address.replace(/^\/(?=$|[?#])/, "")}`;

const framed =
  (hosts: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    c.set("frame", { hosts });
    if (isWithin(c.req.path.slice(FRAME.length) || "/")) await next();
    else c.res = await c.notFound();
    await keepInside(c);
  };

/**
 * What answers under `FRAME`, once given the pages and the API of a conversation a second time: for the frame of another
 * site, with the frame's own cookie, a compact shell, and addresses that stay inside.
 * @param hosts the origins that may hold it
 */
export const widget = (hosts: readonly string[]): Hono => new Hono().use(framed(hosts), sameOriginProven);

/** Handlers and components know one address of each page: what leads out of an answer is turned here, once for all. */
async function keepInside(c: Context): Promise<void> {
  const location = c.res.headers.get("Location");
  if (location !== null && isWithin(location)) c.res.headers.set("Location", inFrame(location));
  if (c.res.headers.get("Content-Type")?.startsWith("text/html"))
    c.res = new Response(linksInside(await c.res.text()), c.res);
}

/**
 * A page of ours with the addresses of the conversation moved under `FRAME`; the others, which may not be framed, open
 * in a tab of their own. Sound on our pages alone: they escape every quote and every `<` that is not theirs.
 */
export const linksInside = (html: string): string =>
  html.replaceAll(
    /(<(?:a|form|button)\b[^>]*?\s(?:href|action|formaction)=")([^"]*)("[^>]*)>/g,
    (tag, before: string, address: string, after: string) => {
      if (!/^(?:\/|https?:)/.test(address) || /\starget="/.test(tag)) return tag;
      if (isWithin(address)) return `${before}${inFrame(address)}${after}>`;
      return `${before}${address}${after} target="_blank">`;
    },
  );
