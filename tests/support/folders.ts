import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made: string[] = [];

/** A folder of its own for a test; all go with `removeFolders`. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "boussole-test-"));
  made.push(folder);
  return folder;
}

export async function removeFolders(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
}

export type SmallDisk = { folder: string; unmount(): void };

/** A disk of `megabytes`, held in memory; null on a machine that lets no test mount one. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await newFolder();
  const options = ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", folder];
  if (process.platform !== "linux" || spawnSync("mount", options).status !== 0) return null;
  return { folder, unmount: () => spawnSync("umount", [folder]) };
}

/** The files under a folder whose bytes hold one of the texts or byte strings. */
export async function filesHolding(folder: string, texts: readonly (string | Buffer)[]): Promise<string[]> {
  const holding: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (texts.some((text) => bytes.includes(text))) holding.push(path);
  }
  return holding;
}
