import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const Head = z.strictObject({ id: z.string(), version: z.string(), purpose: z.string(), model: z.string() });

/** What a model is told: its orders, the frame of what it is given, the JSON schema of what it must return. `digest` tells two texts of one version apart. */
export type Prompt = z.infer<typeof Head> & {
  system: string;
  request: string;
  schema: string;
  digest: string;
};

const REQUEST = /^=== demande ===$/m;

/**
 * Reads the prompt of a step, in `prompts/STEP/prompt.md`.
 * @throws Error when its head or its two parts are not as expected
 */
export async function readPrompt(folder: string, step: string): Promise<Prompt> {
  const text = await readFile(join(folder, step, "prompt.md"), "utf8");
  const schema = await readFile(join(folder, step, "schema.json"), "utf8").catch(() => "");
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const [system, request, ...more] = (body ?? "").split(REQUEST);
  if (head === undefined || !system || !request || more.length > 0) {
    throw new Error(
      `prompts/${step}/prompt.md : attendu un en-tête, des consignes, puis « === demande === » et un cadre`,
    );
  }
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return { schema, ...Head.parse(parse(head)), system: system.trim(), request: request.trim(), digest };
}
