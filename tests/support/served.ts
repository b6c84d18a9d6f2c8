import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { DemoLinks } from "../../src/accounts/demo/file.ts";
import { type Clock, systemClock } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/db/open.ts";
import { openService, type Service } from "../../src/service.ts";
import { newServerDatabase } from "./database.ts";
import { copySnapshot } from "./snapshots.ts";

export type Served = {
  origin: string;
  service: Service;
  failures: string[];
  /** The first sign-in links of the demonstration; null with a provider. */
  demoLinks: DemoLinks | null;
  dataDir: string;
  stop(): Promise<void>;
};

/**
 * The whole service over real HTTP on a free port, with a data folder of its own and, with `TEST_DATABASE_URL`, a new database
 * of that server.
 */
export async function serveForTest(
  environment: Record<string, string> = {},
  clock: Clock = systemClock,
): Promise<Served> {
  const dataDir = await mkdtemp(join(tmpdir(), "boussole-served-"));
  const failures: string[] = [];
  const server = process.env.TEST_DATABASE_URL;
  const own = server ? await newServerDatabase(server) : null;
  const config = readConfig({
    DATA_DIR: dataDir,
    RATE_LIMIT: "off",
    LOG_LEVEL: "silent",
    ...(own ? { DATABASE_URL: own.url } : {}),
    ...environment,
  });
  const { databaseUrl: url, migrationDatabaseUrl: migrationUrl } = config;
  if (url === null) await copySnapshot(config.sampleData ? "samples" : "knowledge", dataDir);
  const db = await openDatabase({ url, migrationUrl, dataDir }, (reason) => failures.push(reason));
  const service = await openService(config, db, clock, (error, route) =>
    failures.push(`${route}: ${String(error)}`),
  );
  const { listening, port } = await new Promise<{ listening: ReturnType<typeof serve>; port: number }>(
    (resolve) => {
      const started = serve({ fetch: service.app.fetch, port: 0, hostname: "127.0.0.1" }, (info) =>
        resolve({ listening: started, port: info.port }),
      );
    },
  );
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    service,
    failures,
    demoLinks: await service.announceDemo(origin),
    dataDir,
    async stop() {
      await new Promise<void>((resolve) => {
        listening.close(() => resolve());
        if ("closeAllConnections" in listening) listening.closeAllConnections();
      });
      await service.stop();
      await own?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
