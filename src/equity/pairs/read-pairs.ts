import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Pair } from "../run.ts";

const Line = z.strictObject({
  id: z.string().min(1),
  differs: z.string().min(1),
  a: z.string().min(1),
  b: z.string().min(1),
});

export type Pairs = { pairs: readonly Pair[]; digest: string };

/**
 * The paired messages, a JSON object a line, and the digest of the file.
 * @throws Error naming the line that is not one, or an id that comes twice
 */
export async function readPairs(file: string | URL): Promise<Pairs> {
  const text = await readFile(file, "utf8");
  const pairs = text
    .split("\n")
    .map((line, index) => ({ line: line.trim(), index }))
    .filter(({ line }) => line !== "")
    .map(({ line, index }) => parsed(line, index + 1));
  const twice = pairs.find(({ id }, at) => pairs.findIndex((other) => other.id === id) !== at);
  if (twice) throw new Error(`two pairs are called ${twice.id}`);
  return { pairs, digest: createHash("sha256").update(text).digest("hex").slice(0, 12) };
}

function parsed(line: string, number: number): Pair {
  try {
    return Line.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`line ${number} is no pair`, { cause });
  }
}
