import { readFile } from "node:fs/promises";
import { fold } from "../../src/retrieval/tokenise.ts";

export type FactCase = { id: string; question: string; keyFacts: string[][]; source: string; note?: string };
export type OutcomeCase = { id: string; question: string; expect: string[]; note?: string };

/** Reads a JSONL set. @throws Error when it is empty: a figure over nothing is not a figure */
export async function readCases<T>(path: URL | string): Promise<T[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) throw new Error(`jeu vide : ${path}`);
  return lines.map((line) => JSON.parse(line) as T);
}

/** Folded, white space folded, thousands and units side by side: `500 000 €` = `500000€`. */
export const comparable = (text: string): string =>
  ` ${fold(text).replace(/\s+/g, " ").replace(/[*_]/g, "")} `;

const squeezed = (text: string): string => comparable(text).replace(/(\d) (?=\d{3}\b)/g, "$1");

/** True when the text holds, for every group, one of its wordings. */
export function holdsFacts(text: string, keyFacts: readonly string[][]): boolean {
  const [plain, dense] = [comparable(text), squeezed(text)];
  return keyFacts.every((group) =>
    group.some(
      (fact) => plain.includes(fold(fact)) || dense.includes(squeezed(` ${fact}`).slice(1).trimEnd()),
    ),
  );
}

/** The facts a case wants, as a person reads them: « 6 mois » ou « six mois » ; « CCI ». */
export const factsInWords = (keyFacts: readonly string[][]): string =>
  keyFacts.map((group) => group.map((fact) => `« ${fact.trim()} »`).join(" ou ")).join(" ; ");
