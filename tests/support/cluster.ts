import { spawnSync } from "node:child_process";
import { accessSync, chownSync, constants, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newServerDatabase } from "./database.ts";

export type TestServer = { url: string; stop(): Promise<void> };

const DEBIAN = "/usr/lib/postgresql";
// PostgreSQL refuses to run as root; on Linux this number is « nobody ».
const NOBODY = 65_534;

/**
 * A real PostgreSQL server with an empty database: that of `TEST_DATABASE_URL`, or a throw-away cluster where its programs
 * are found. Null where there is neither.
 */
export async function serverForTest(): Promise<TestServer | null> {
  const address = process.env.TEST_DATABASE_URL;
  if (address) {
    const { url, drop } = await newServerDatabase(address);
    return { url, stop: drop };
  }
  const initdb = program("initdb");
  const control = program("pg_ctl");
  return initdb && control ? startCluster(initdb, control) : null;
}

export const hasServer = (): boolean =>
  Boolean(process.env.TEST_DATABASE_URL) || (program("initdb") !== null && program("pg_ctl") !== null);

function program(name: string): string | null {
  const versions = listed(DEBIAN).map((version) => join(DEBIAN, version, "bin"));
  for (const folder of [...(process.env.PATH ?? "").split(":"), ...versions.reverse()]) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // the next folder
    }
  }
  return null;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function startCluster(initdb: string, control: string): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), "boussole-pg-"));
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  const who = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const data = join(folder, "data");
  const run = (path: string, options: string[]): void => {
    const done = spawnSync(path, options, { ...who, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    if (done.status !== 0) throw new Error(`${path}: ${done.stderr}`);
  };
  run(initdb, ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]);
  const settings = `-k ${folder} -c listen_addresses='' -c fsync=off`;
  run(control, ["-D", data, "-w", "-o", settings, "-l", join(folder, "log"), "start"]);
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      run(control, ["-D", data, "-m", "immediate", "stop"]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
