import { readFile } from "node:fs/promises";
import { z } from "zod";
import { seeded, shuffled } from "./random.ts";

const CASES = new URL("../../evals/retrieval/cases.jsonl", import.meta.url);
const Case = z.object({ question: z.string() });

/** The questions of the retrieval evaluation, in an order that no run changes. */
export async function readQuestions(): Promise<string[]> {
  const lines = (await readFile(CASES, "utf8")).split("\n").filter(Boolean);
  return shuffled(
    seeded(7),
    lines.map((line) => Case.parse(JSON.parse(line)).question),
  );
}

/** `count` questions from the list, started again as often as needed. */
export const cycled = (questions: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, n) => questions[n % questions.length] ?? "");
