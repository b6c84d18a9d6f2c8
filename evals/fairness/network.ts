import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readDirectory } from "../../src/directory/import/read.ts";
import { collectFolder } from "../../src/ingestion/collect.ts";
import type { Network } from "../../src/orientation/orient.ts";
import type { Scheme } from "../../src/orientation/schemes.ts";

const KNOWLEDGE = join(import.meta.dirname, "../../knowledge");
const trusting = { name: () => false, prose: () => false };

/** The fictional directory and the schemes of the fiches, as a service without a base of its own would hold them. */
export async function sampleNetwork(): Promise<Network> {
  const { advisors } = readDirectory(await readFile(join(KNOWLEDGE, "annuaire/exemple.jsonl")), trusting);
  const { fiches } = await collectFolder(KNOWLEDGE);
  const schemes = fiches.flatMap(({ head }): Scheme[] => (head.kind === "dispositif" ? [head] : []));
  return { advisors, directoryVersion: "exemple", schemes };
}
