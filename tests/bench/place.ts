import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** Where a measured process keeps its rows: a folder of its own and, on a server, a database of its own. */
export type Place = { dataDir: string; databaseUrl: string | null; remove(): Promise<void> };

const inUse = new Set<Place>();

/** @param server address of a PostgreSQL server whose role may create databases; null: the embedded engine */
export async function newPlace(server: string | null): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), "boussole-bench-"));
  const database = server ? await createDatabaseOn(server) : null;
  const place: Place = {
    dataDir,
    databaseUrl: database?.url ?? null,
    async remove() {
      inUse.delete(place);
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  inUse.add(place);
  return place;
}

/** For a bench that is interrupted: nothing of it stays behind. */
export async function removeAllPlaces(): Promise<void> {
  await Promise.allSettled([...inUse].map((place) => place.remove()));
}

/** The server's settings that decide what a commit costs; they are printed beside the figures. */
export async function describeServer(server: string): Promise<string> {
  const [row] = await administer<{ version: string; fsync: string; commit: string }>(
    server,
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
       current_setting('synchronous_commit') AS commit`,
  );
  return `PostgreSQL ${row?.version.split(" ")[0]} (fsync=${row?.fsync}, synchronous_commit=${row?.commit})`;
}

async function createDatabaseOn(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `boussole_bench_${randomBytes(6).toString("hex")}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function administer<R extends pg.QueryResultRow>(server: string, statement: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query<R>(statement)).rows;
  } finally {
    await client.end();
  }
}
