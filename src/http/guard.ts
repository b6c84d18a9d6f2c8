import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "../errors.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a mutation that another site sends with the person's cookie. `hono/csrf` lets cross-origin JSON through (it
 * counts on the preflight), so the origin is checked here for every content type. A client without a browser sends
 * neither header and carries a bearer token.
 */
export const sameOriginOnly = (publicUrl: string) =>
  createMiddleware(async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header("sec-fetch-site");
      const origin = c.req.header("origin");
      const own = new Set([new URL(publicUrl).origin, new URL(c.req.url).origin]);
      const foreignSite = site !== undefined && site !== "same-origin" && site !== "none";
      if (foreignSite || (origin !== undefined && !own.has(origin))) {
        throw new DomainError("origine-refusee", "Cette demande vient d'un autre site : elle est refusée.");
      }
    }
    await next();
  });

/** PostgreSQL has no text with a null character: an address that holds one names nothing. */
export const refuseNullInPath = createMiddleware(async (c, next) => {
  if (/%00|\0/.test(new URL(c.req.url).pathname))
    throw new DomainError("introuvable", "Cette page n'existe pas.");
  await next();
});

const DRAINED = 8 * 1024 * 1024;

/**
 * Refuses a body above `maxSize` bytes before any work. What is still coming is read and thrown away, up to 8 MiB: a
 * connection cut while the client is sending hides the answer from it.
 */
export const refuseLargeBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: async (c) => {
      const { body } = c.req.raw;
      const reader = body?.locked ? undefined : body?.getReader();
      for (let read = 0; reader && read < DRAINED; ) {
        const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
        if (done) break;
        read += value?.byteLength ?? 0;
      }
      throw new DomainError("trop-volumineux", "Votre envoi est trop volumineux. Raccourcissez votre texte.");
    },
  });

/** The address a limit counts: the peer's, or the last one a trusted proxy added. Never logged, never stored. */
export function clientAddress(c: Context, trustProxy: boolean): string {
  if (trustProxy) {
    const forwarded = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
    if (forwarded) return forwarded;
  }
  try {
    return getConnInfo(c).remote.address ?? "inconnue";
  } catch {
    return "inconnue"; // called without a socket (tests over app.request)
  }
}

/**
 * Limits the writes of an address: a burst, then a steady pace. Counted in this process: with several behind a proxy,
 * the sum is that many times the figure.
 */
export function limitWrites(options: { points: number; seconds: number; trustProxy: boolean }) {
  const limiter = new RateLimiterMemory({ points: options.points, duration: options.seconds });
  return createMiddleware(async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      try {
        await limiter.consume(clientAddress(c, options.trustProxy));
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        throw new DomainError(
          "trop-de-demandes",
          `Trop de demandes depuis votre connexion. Réessayez dans ${seconds} seconde${seconds > 1 ? "s" : ""}.`,
          [],
          seconds,
        );
      }
    }
    await next();
  });
}
