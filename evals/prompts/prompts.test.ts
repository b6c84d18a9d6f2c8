import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PROMPTS_FOLDER, promptInForce } from "../support/writer.ts";
import type { Side } from "./compare.ts";
import { renderComparison } from "./page.tsx";
import { comparePrompts } from "./run.ts";

let said = "";
beforeEach(() => {
  said = "";
  vi.spyOn(console, "error").mockImplementation((line: string) => {
    said += line;
  });
  for (const name of ["MISTRAL_API_KEY", "MISTRAL_SERVER_URL", "ANSWER_MODE", "NODE_ENV"])
    vi.stubEnv(name, "");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const neverOpened = (): never => {
  throw new Error("the engine is opened for nothing");
};

test("comparing prompts without a model is refused in French, before anything is opened", async () => {
  expect(await comparePrompts(neverOpened, "/absent")).toBe(2);
  expect(said).toContain("MISTRAL_API_KEY");
});

test("a folder without a prompt, or with the same one, is refused with its reason", async () => {
  vi.stubEnv("MISTRAL_API_KEY", "cle");
  expect(await comparePrompts(neverOpened, "/absent")).toBe(2);
  expect(said).toContain("/absent/ecrire/prompt.md : introuvable");
  const folder = await mkdtemp(join(tmpdir(), "evals-"));
  await cp(PROMPTS_FOLDER, folder, { recursive: true });
  expect(await comparePrompts(neverOpened, folder)).toBe(2);
  expect(said).toContain("rien à comparer");
  await rm(folder, { recursive: true });
});

test("what a model says under either prompt is shown as words, never as tags", async () => {
  const hostile = "<script>alert(1)</script>";
  const side: Side = {
    answer: hostile,
    shown: true,
    holds: false,
    sentences: 2,
    withheld: [{ text: hostile, reason: "sens_inverse" }],
    inputTokens: 900,
    outputTokens: 80,
  };
  const prompt = await promptInForce();
  const page = renderComparison({
    names: ["prompts", hostile],
    prompts: [prompt, prompt],
    models: [hostile, "faux"],
    pairs: [{ id: "a", question: hostile, expected: hostile, sides: [side, side] }],
    failed: 0,
  });
  expect(page).not.toContain("<script");
  expect(page.split("&lt;script&gt;")).toHaveLength(1 + 1 + 1 + 2 + 4 + 1);
  expect(page).toContain("Retenue (sens inverse)");
  expect(page.replaceAll(/[\u00A0\u202F]/g, " ")).toContain("50,0 %");
});
