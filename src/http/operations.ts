import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { Counter, collectDefaultMetrics, Histogram, type Metric, Registry } from "prom-client";
import { DomainError } from "../errors.ts";
import { clientAddress } from "./guard.ts";

export type OperationsDeps = {
  /** Resolves when the database answers. */
  ping(): Promise<unknown>;
  metricsToken: string | null;
  trustProxy: boolean;
  /** Figures of the capabilities, by codes. */
  metrics: readonly Metric[];
};

/** Alive, ready, and figures for Prometheus: counts and times only, nothing that a person said. */
export function operations({ ping, metricsToken, trustProxy, metrics }: OperationsDeps) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const metric of metrics) registry.registerMetric(metric);
  const requests = new Counter({
    name: "boussole_http_requests_total",
    help: "Requêtes servies",
    labelNames: ["method", "route", "status"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "boussole_http_seconds",
    help: "Durée des requêtes",
    labelNames: ["route"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const app = new Hono();
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    try {
      await ping();
      return c.json({ status: "ok" });
    } catch {
      throw new DomainError("indisponible", "La base de données ne répond pas.");
    }
  });
  app.get("/metrics", async (c) => {
    const local = ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(clientAddress(c, trustProxy));
    const given = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    const allowed = metricsToken === null ? local : given !== undefined && sameSecret(given, metricsToken);
    if (!allowed) throw new DomainError("introuvable", "Cette page n'existe pas.");
    return c.body(await registry.metrics(), 200, { "Content-Type": registry.contentType });
  });
  const observe = (method: string, route: string, status: number, ms: number): void => {
    requests.inc({ method, route, status });
    seconds.observe({ route }, ms / 1000);
  };
  return { app, observe };
}

/** Compares in constant time, whatever the lengths. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
