import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { readPrompt } from "./prompt.ts";
import { fill } from "./template.ts";
import { Output } from "./writer.ts";

const PROMPTS = join(import.meta.dirname, "../../prompts");

test("the prompt in force is read with its version, its digest and a frame that takes the data alone", async () => {
  const prompt = await readPrompt(PROMPTS, "ecrire");
  expect(prompt).toMatchObject({ id: "ecrire", version: expect.stringMatching(/^\d+$/) });
  expect(prompt.digest).toMatch(/^[0-9a-f]{12}$/);
  expect(fill(prompt.request, { donnees: "DONNÉES" })).toContain("DONNÉES");
  expect(prompt.system).not.toContain("{{");
});

test("the published schema of what a model must return is the one it is checked against", async () => {
  const prompt = await readPrompt(PROMPTS, "ecrire");
  const { $schema: _, ...schema } = z.toJSONSchema(Output, { io: "input" });
  expect(JSON.parse(prompt.schema)).toEqual(schema);
});

test("a prompt without its head or its frame is refused at start, with what was expected", async () => {
  const folder = await mkdtemp(join(tmpdir(), "prompts-"));
  await mkdir(join(folder, "ecrire"));
  await writeFile(join(folder, "ecrire/prompt.md"), "Écris bien.");
  await expect(readPrompt(folder, "ecrire")).rejects.toThrow("=== demande ===");
});
