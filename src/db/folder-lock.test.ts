import { type ChildProcess, spawn } from "node:child_process";
import { readdir, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { newFolder, removeFolders } from "../../tests/support/folders.ts";
import { lockFolder } from "./folder-lock.ts";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(removeFolders);

/** A socket that nobody listens to any more, as kill -9 leaves it. */
async function leaveDeadSocket(folder: string, name: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, "bound"), resolve));
  await rename(join(folder, "bound"), join(folder, name));
  await new Promise((resolve) => server.close(resolve));
}

/** Processes that all take the folder at the same instant; each says « pris » or why not. */
async function startersAt(folder: string, count: number): Promise<string[]> {
  const module = new URL("./folder-lock.ts", import.meta.url).href;
  const script = `
    const { lockFolder } = await import(${JSON.stringify(module)});
    process.stdout.write("prêt ");
    process.stdin.once("data", async () => {
      await lockFolder(${JSON.stringify(folder)}).then(() => console.log("pris"), (e) => console.log(e.message));
      setInterval(() => {}, 1000);
    });`;
  const starters = Array.from({ length: count }, () => {
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
    children.push(child);
    let said = "";
    const waiting: { pattern: RegExp; done: () => void }[] = [];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      for (const { pattern, done } of waiting) if (pattern.test(said)) done();
    });
    const until = (pattern: RegExp) => new Promise<void>((done) => waiting.push({ pattern, done }));
    return {
      child,
      ready: until(/prêt/),
      decided: until(/\n$/),
      said: () => said.replace("prêt ", "").trim(),
    };
  });
  await Promise.all(starters.map(({ ready }) => ready));
  for (const { child } of starters) child.stdin.write("maintenant\n");
  await Promise.all(starters.map(({ decided }) => decided));
  return starters.map(({ said }) => said());
}

test("the folder is taken once, given back, and taken again", async () => {
  const folder = await newFolder();
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow("sert déjà à un autre processus");
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
  await (await lockFolder(folder)).release();
});

test("of eight starters at a time exactly one has the folder, on every one of 50 rounds after a kill", async () => {
  const folder = await newFolder();
  for (let round = 0; round < 50; round++) {
    await leaveDeadSocket(folder, "verrou-000000000000");
    const settled = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const locks = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(locks).toHaveLength(1);
    for (const lock of locks) await lock.release();
  }
});

test("of ten processes started together on a killed one's folder, one wins and nine are told why not", async () => {
  const folder = await newFolder();
  for (let round = 0; round < 2; round++) {
    const said = await startersAt(folder, 10);
    expect(said.filter((line) => line === "pris")).toHaveLength(1);
    expect(said.filter((line) => line.includes("sert déjà à un autre processus"))).toHaveLength(9);
    for (const child of children.splice(0)) {
      child.kill("SIGKILL");
      await new Promise((resolve) => child.once("exit", resolve));
    }
  }
  await (await lockFolder(folder)).release();
});

test("a path too long for a socket is refused, and nothing is written beside it", async () => {
  const parent = await newFolder();
  await expect(lockFolder(join(parent, "d".repeat(120)))).rejects.toThrow("trop long");
  expect(await readdir(parent)).toEqual(["d".repeat(120)]);
  expect(await readdir(join(parent, "d".repeat(120)))).toEqual([]);
});

test("a folder that cannot be made is told with the name of the setting", async () => {
  const parent = await newFolder();
  await writeFile(join(parent, "file"), "");
  await expect(lockFolder(join(parent, "file", "folder"))).rejects.toThrow("DATA_DIR");
});
