import { isIPv6 } from "node:net";
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
export const sameOriginOnly = (publicUrl: string | null) =>
  createMiddleware(async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header("sec-fetch-site");
      const origin = c.req.header("origin");
      // The host that a request claims counts only where no address was set: one machine, no proxy.
      const own = new URL(publicUrl ?? c.req.url).origin;
      const foreignSite = site !== undefined && site !== "same-origin" && site !== "none";
      if (foreignSite || (origin !== undefined && origin !== own)) {
        throw new DomainError("origine-refusee", "Cette demande vient d'un autre site : elle est refusée.");
      }
    }
    await next();
  });

/**
 * Wants the browser's own word that a mutation comes from our pages. `sameOriginOnly`, which goes before, refuses what
 * is said to come from elsewhere and lets silence through; with a cookie that crosses sites, silence is not enough.
 */
export const sameOriginProven = createMiddleware(async (c, next) => {
  const proven = c.req.header("origin") !== undefined || c.req.header("sec-fetch-site") === "same-origin";
  if (!SAFE.has(c.req.method) && !proven) {
    throw new DomainError(
      "origine-refusee",
      "Votre navigateur ne dit pas d'où vient cette demande : elle est refusée. Ouvrez Boussole IA en pleine page.",
    );
  }
  await next();
});

/** What the API says is a person's own, or changes: no cache keeps it. A route may say otherwise. */
export const neverCached = createMiddleware(async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.header("Cache-Control", "private, no-store");
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

/** Who waits for an answer: what a budget counts, and a signal aborted when they leave. Neither is kept. */
export const whoAsks = (c: Context, trustProxy: boolean): { address: string; signal: AbortSignal } => ({
  address: networkOf(clientAddress(c, trustProxy)),
  signal: c.req.raw.signal,
});

/** An IPv6 customer holds a /64 and moves in it at will: the network counts as one address. IPv4 is left as it is. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail = ""] = address.split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const groups = [
    ...before,
    ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"),
    ...after,
  ];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/**
 * Limits the requests of an address, writes more than reads: a burst, then a steady pace. What the browser keeps
 * (`/assets/`) is free. Counted in this process: with several behind a proxy, the sum is that many times the figure.
 * @param options `writes` and `reads`: how many in `seconds`
 */
export function limitRequests(options: {
  writes: number;
  reads: number;
  seconds: number;
  trustProxy: boolean;
}) {
  const limiterOf = (points: number) => new RateLimiterMemory({ points, duration: options.seconds });
  const writes = limiterOf(options.writes);
  const reads = limiterOf(options.reads);
  return createMiddleware(async (c, next) => {
    if (!c.req.path.startsWith("/assets/")) {
      try {
        const limiter = SAFE.has(c.req.method) ? reads : writes;
        await limiter.consume(networkOf(clientAddress(c, options.trustProxy)));
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
