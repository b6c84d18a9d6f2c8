import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readPrompt } from "../../src/generation/prompt.ts";
import { Report } from "../support/report.ts";
import { PROMPTS_FOLDER } from "../support/writer.ts";

export const OUT = join(import.meta.dirname, "../out");
const FILE = "resultats.json";

/** A whole run: when, on what, and what each step found. `model` null where no answer was written by one. */
export const Results = z.object({
  date: z.iso.datetime(),
  knowledge: z.string(),
  prompts: z.record(z.string(), z.string()),
  model: z.string().nullable(),
  reports: z.record(z.string(), Report),
});
export type Results = z.infer<typeof Results>;

/** The versions of all prompts, as answers keep them in their trace. */
export async function promptVersions(folder = PROMPTS_FOLDER): Promise<Record<string, string>> {
  const steps = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const prompts = await Promise.all(steps.map(({ name }) => readPrompt(folder, name)));
  return Object.fromEntries(prompts.map(({ id, version, digest }) => [id, `${version}-${digest}`]));
}

/** The results of the run before; null when there are none, or when another version of this program wrote them. */
export async function readResults(folder = OUT): Promise<Results | null> {
  const text = await readFile(join(folder, FILE), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return Results.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps the results for the next run. */
export const writeResults = (results: Results, folder = OUT): Promise<void> =>
  writeOut(FILE, `${JSON.stringify(results, null, 1)}\n`, folder);

/** Writes a file of the folder of results, made if need be. */
export async function writeOut(name: string, text: string, folder = OUT): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), text);
}
