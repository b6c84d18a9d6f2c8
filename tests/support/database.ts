import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Clock } from "../../src/clock.ts";
import { createDatabase, type Database } from "../../src/db/database.ts";
import { startEmbedded } from "../../src/db/embedded.ts";
import { migrate } from "../../src/db/migrate.ts";
import { bringUpToDate } from "../../src/ingestion/up-to-date.ts";
import { copySnapshot, KNOWLEDGE, type Snapshot } from "./snapshots.ts";

/**
 * A fresh, migrated database for one test file: the embedded engine in a folder of its own, or, with `TEST_DATABASE_URL`, a new
 * database of that server, dropped on close. The same suite runs on both.
 */
export async function testDatabase(
  options: { connections?: number; snapshot?: Snapshot } = {},
): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL;
  const db = server
    ? await onServer(server, options.connections ?? 10)
    : await embedded(options.snapshot ?? "migrated");
  await migrate(db);
  return db;
}

/** The same, with the project's knowledge in it. */
export async function informedDatabase(
  clock: Clock,
  options: { connections?: number } = {},
): Promise<Database> {
  const db = await testDatabase({ ...options, snapshot: "knowledge" });
  await bringUpToDate(db, clock, KNOWLEDGE);
  return db;
}

async function embedded(snapshot: Snapshot): Promise<Database> {
  const dataDir = await mkdtemp(join(tmpdir(), "boussole-db-"));
  await copySnapshot(snapshot, dataDir);
  const engine = await startEmbedded(join(dataDir, "postgres"));
  const pool = new pg.Pool({ host: engine.socketFolder, user: "postgres", database: "postgres", max: 1 });
  const close = async (): Promise<void> => {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return createDatabase(pool, { close });
}

async function onServer(address: string, connections: number): Promise<Database> {
  const { url, drop } = await newServerDatabase(address);
  const pool = new pg.Pool({ connectionString: url, max: connections });
  pool.on("error", () => {}); // dropping the database cuts what is still closing
  return createDatabase(pool, { close: drop });
}

/** An empty database of a server, of its own for a test. */
export async function newServerDatabase(address: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `boussole_test_${randomBytes(6).toString("hex")}`;
  await administer(address, `CREATE DATABASE ${name}`);
  const url = new URL(address);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(address, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function administer(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
