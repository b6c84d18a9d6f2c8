import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCheckpoints } from "./checkpoint.ts";
import { isSigned, type Line } from "./statement.ts";

const AT = new Date("2026-11-23T09:00:00.000Z");
const pemOf = (type: "ed25519" | "x25519"): string =>
  generateKeyPairSync(type as "ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "boussole-checkpoint-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("with a key given, checkpoints are kept in a folder that did not exist", async () => {
  const checkpoints = await openCheckpoints(join(folder, "not/yet"), pemOf("ed25519"));
  await checkpoints.add({ seq: 1, digest: "d" }, AT);
  const lines: (Line | null)[] = [];
  for await (const line of checkpoints.lines()) lines.push(line);
  const kept = lines[1];
  expect(lines[0]).toMatchObject({ type: "key", key: null });
  expect(kept).toMatchObject({ seq: 1, digest: "d", at: AT.toISOString() });
  expect(await checkpoints.last()).toMatchObject({ seq: 1, digest: "d" });
  expect(kept && isSigned(kept, checkpoints.publicKey)).toBe(true);
});

test("a wrong checkpoint key is refused at start, without its value", async () => {
  for (const pem of ["not-a-key", pemOf("x25519")]) {
    const refused = await openCheckpoints(folder, pem).catch((error: Error) => error);
    expect(refused).toMatchObject({ name: "StartError" });
    expect(String(refused)).toContain("CHECKPOINT_KEY");
    expect(String(refused)).not.toContain(pem);
  }
});

test("a folder for the checkpoints that cannot be made is told", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(openCheckpoints(join(folder, "file/under"), null)).rejects.toThrow("DATA_DIR");
});
