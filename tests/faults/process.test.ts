import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type Conversation, openConversation, post, read, startProcess } from "../support/process.ts";
import { copySnapshot } from "../support/snapshots.ts";

// The real process on a real folder: what happens when it is killed, doubled, or given a bad folder. These faults are the
// embedded engine's; with a server, PostgreSQL answers for its own. One starts from an empty folder, as a first start does; the
// others from a folder already prepared.
const folders: string[] = [];
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "boussole-fault-"));
  folders.push(dataDir);
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const verifyCommand = async (): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", new URL("../../src/cli/audit-verify.ts", import.meta.url).pathname],
    { env: { PATH: process.env.PATH ?? "", DATA_DIR: dataDir } },
  );
  return stdout;
};

test("killed ten times with answers under way, it loses no acknowledged answer and its journal verifies", async () => {
  await copySnapshot("samples", dataDir);
  const acknowledged: { conversation: Conversation; reference: string }[] = [];
  for (let round = 0; round < 10; round++) {
    const running = await startProcess({ DATA_DIR: dataDir });
    const conversations = await Promise.all(
      Array.from({ length: 4 }, () => openConversation(running.origin)),
    );
    const wanted = acknowledged.length + 3 + round;
    let killed = false;
    const asking = conversations.map(async (conversation) => {
      while (!killed) {
        const response = await post(
          running.origin,
          conversation,
          "le diagnostic data-ia c'est pour qui ?",
        ).catch(() => null);
        if (response?.status !== 200) return;
        const answer = (await response.json().catch(() => null)) as { reference: string } | null;
        if (answer) acknowledged.push({ conversation, reference: answer.reference });
      }
    });
    while (acknowledged.length < wanted) await new Promise((resolve) => setTimeout(resolve, 3));
    killed = true; // the others are in the middle of theirs
    running.child.kill("SIGKILL");
    await Promise.all(asking);
    await running.exit();
  }
  const last = await startProcess({ DATA_DIR: dataDir });
  expect(acknowledged.length).toBeGreaterThan(70);
  for (const { conversation, reference } of acknowledged) {
    const view = (await (await read(last.origin, conversation)).json()) as {
      messages: { answer: { reference: string } | null }[];
    };
    expect(view.messages.map((message) => message.answer?.reference)).toContain(reference);
  }
  last.child.kill("SIGTERM");
  expect(await last.exit()).toBe(0);
  expect(await verifyCommand()).toContain("Journal intact");
}, 400_000);

test("on SIGTERM the answer under way is given, and the process ends cleanly", async () => {
  const running = await startProcess({ DATA_DIR: dataDir });
  const conversation = await openConversation(running.origin);
  const asking = post(running.origin, conversation, "combien d'ambassadeurs ia en france ?");
  await new Promise((resolve) => setTimeout(resolve, 20));
  running.child.kill("SIGTERM");
  const response = await asking;
  expect(response.status).toBe(200);
  expect(((await response.json()) as { outcome: string }).outcome).toBe("answered");
  expect(await running.exit()).toBe(0);
}, 60_000);

test("a second process on the same folder is told so in French, and the first goes on", async () => {
  await copySnapshot("samples", dataDir);
  const first = await startProcess({ DATA_DIR: dataDir });
  const second = await startProcess({ DATA_DIR: dataDir });
  expect(await second.exit()).toBe(1);
  expect(second.output()).toContain("sert déjà à un autre processus");
  expect((await fetch(`${first.origin}/readyz`)).status).toBe(200);
  first.child.kill("SIGKILL");
  await first.exit();
  const starters = await Promise.all([
    startProcess({ DATA_DIR: dataDir }),
    startProcess({ DATA_DIR: dataDir }),
  ]);
  const alive = starters.filter((starter) => starter.child.exitCode === null);
  expect(alive).toHaveLength(1);
  for (const starter of alive) starter.child.kill("SIGTERM");
  await Promise.all(starters.map((starter) => starter.exit()));
}, 90_000);

test("a corrupt data folder is refused in French, and nothing in it is deleted", async () => {
  await copySnapshot("samples", dataDir);
  const before = await startProcess({ DATA_DIR: dataDir });
  before.child.kill("SIGTERM");
  await before.exit();
  await writeFile(join(dataDir, "postgres/global/pg_control"), "garbage");
  const files = await readdir(join(dataDir, "postgres"), { recursive: true });
  const running = await startProcess({ DATA_DIR: dataDir });
  expect(await running.exit()).toBe(1);
  expect(running.output()).toContain("n'a pas pu démarrer");
  expect(running.output()).toContain("Rien n'y a été effacé");
  expect(await readdir(join(dataDir, "postgres"), { recursive: true })).toEqual(
    expect.arrayContaining(files),
  );
}, 60_000);

test("a folder that cannot be made, a taken port and a wrong setting are each said in French", async () => {
  await writeFile(join(dataDir, "fichier"), "");
  const noFolder = await startProcess({ DATA_DIR: join(dataDir, "fichier/dossier") });
  expect(await noFolder.exit()).toBe(1);
  expect(noFolder.output()).toContain("DATA_DIR");
  await copySnapshot("samples", dataDir);
  const first = await startProcess({ DATA_DIR: dataDir });
  const other = await mkdtemp(join(tmpdir(), "boussole-fault-"));
  folders.push(other);
  await copySnapshot("samples", other);
  const samePort = await startProcess({ DATA_DIR: other, PORT: new URL(first.origin).port });
  expect(await samePort.exit()).toBe(1);
  expect(samePort.output()).toContain("est déjà pris");
  first.child.kill("SIGTERM");
  await first.exit();
  const wrong = await startProcess({
    DATA_DIR: dataDir,
    RETENTION_DAYS: "toujours",
    MASTER_KEY: "un-secret-mal-forme",
  });
  expect(await wrong.exit()).toBe(1);
  expect(wrong.output()).toContain("RETENTION_DAYS");
  expect(wrong.output()).not.toContain("un-secret-mal-forme");
}, 90_000);
