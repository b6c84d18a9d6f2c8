import type { Context } from "hono";

/** The address of the site in links to keep: the host that a request claims is its sender's word, and could lead elsewhere. */
export const siteOrigin = (c: Context, { publicUrl }: { publicUrl: string | null }): string =>
  new URL(publicUrl ?? c.req.url).origin;
