import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

export type Running = {
  origin: string;
  child: ChildProcess;
  output(): string;
  exit(): Promise<number | null>;
};

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** The service as `npm start` runs it, in a process of its own. Resolves when it answers or has stopped. */
export async function startProcess(environment: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      PORT: String(port),
      RATE_LIMIT: "off",
      ...environment,
    },
  });
  let output = "";
  child.stdout.on("data", (data) => {
    output += String(data);
  });
  child.stderr.on("data", (data) => {
    output += String(data);
  });
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", () => {
      if (output.includes("http://localhost:")) resolve();
    });
  });
  await Promise.race([ready, exited]);
  return { origin: `http://127.0.0.1:${port}`, child, output: () => output, exit: () => exited };
}

export type Conversation = { id: string; token: string };

export async function openConversation(origin: string): Promise<Conversation> {
  return (await (await fetch(`${origin}/api/conversations`, { method: "POST" })).json()) as Conversation;
}

export const post = (
  origin: string,
  { id, token }: Conversation,
  content: string,
  extra: Record<string, unknown> = {},
) =>
  fetch(`${origin}/api/conversations/${id}/messages`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ content, ...extra }),
  });

export const read = (origin: string, { id, token }: Conversation) =>
  fetch(`${origin}/api/conversations/${id}`, { headers: { Authorization: `Bearer ${token}` } });
