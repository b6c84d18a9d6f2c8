import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Place } from "./place.ts";
import type { StatementTime } from "./probe.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const PROBE = join(import.meta.dirname, "probe.ts");

/** What can be measured: the service as anyone starts it, or the plain LangChain chain. */
export const SYSTEMS = ["boussole", "chaine"] as const;
export type System = (typeof SYSTEMS)[number];
const ENTRY: Record<System, string> = {
  boussole: join(ROOT, "src", "main.ts"),
  chaine: join(import.meta.dirname, "chain-server.ts"),
};

export type Running = {
  /** `http://127.0.0.1:port` */
  url: string;
  /** From the start of the process to its address line, and to the first 200 on /readyz. */
  addressMs: number;
  readyMs: number;
  /** Resident memory in MiB, or null where it cannot be read. */
  residentMiB(): number | null;
  /** Starts or stops counting statements. @returns those counted since the last call */
  statements(order: "count" | "tell"): Promise<StatementTime[]>;
  stop(): Promise<void>;
};

const PATIENCE_MS = 60_000;
const alive = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/**
 * Starts a system in a process of its own on a free loopback port, in an environment that holds nothing else: no
 * setting of the person who runs the bench changes what is measured.
 */
export async function start(system: System, place: Place): Promise<Running> {
  const before = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "--import", PROBE, ENTRY[system]], {
    cwd: ROOT,
    env: environment(place),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  let complaints = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaints = `${complaints}${text}`.slice(-2_000);
  });
  try {
    const url = await addressOf(child);
    const addressMs = performance.now() - before;
    await untilReady(url);
    return { ...running(child, url), addressMs, readyMs: performance.now() - before };
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`${system} n'a pas démarré (${messageOf(error)}). ${complaints}`);
  }
}

/** An environment that holds nothing of the person who runs the bench. */
export const environment = (place: Place): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TMPDIR: process.env.TMPDIR,
  PORT: "0",
  HOST: "127.0.0.1",
  DATA_DIR: place.dataDir,
  DATABASE_URL: place.databaseUrl ?? "",
  RATE_LIMIT: "off",
  LOG_LEVEL: "error",
});

function running(child: ChildProcess, url: string): Omit<Running, "addressMs" | "readyMs"> {
  return {
    url,
    residentMiB: () => (child.pid === undefined ? null : residentMiB(child.pid)),
    async statements(order) {
      const reply = once(child, "message", { signal: AbortSignal.timeout(PATIENCE_MS) });
      child.send(order);
      const [report] = (await reply) as [{ statements: StatementTime[] }];
      return report.statements;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const over = once(child, "exit");
      child.kill("SIGTERM");
      const slow = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
      await over;
      clearTimeout(slow);
    },
  };
}

/** The port is read on the address line that a person reads. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const slow = setTimeout(() => reject(new Error("aucune adresse affichée à temps")), PATIENCE_MS);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`code de sortie ${code}`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(slow);
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}

async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const status = await fetch(`${url}/readyz`).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("/readyz ne répond pas 200");
}

function residentMiB(pid: number): number | null {
  try {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kib === undefined ? null : Number(kib) / 1024;
  } catch {
    return residentByPs(pid); // no /proc (macOS)
  }
}

function residentByPs(pid: number): number | null {
  try {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
  } catch {
    return null;
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
