import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const EVALS = join(import.meta.dirname, "..", "..", "..", "evals");

/** What is measured, on what question, and where the bar stands: the folder and the key of its `thresholds.json`. */
const MEASURED = [
  {
    step: "answers",
    key: "keyFact",
    says: "La réponse porte le fait attendu et cite sa source",
    of: "questions",
  },
  {
    step: "refusals",
    key: "outcome",
    says: "Un message reçoit la suite attendue : réponse, refus ou renvoi",
    of: "messages",
  },
  { step: "retrieval", key: "recall1", says: "Le bon passage est trouvé en premier", of: "questions" },
  {
    step: "orientation",
    key: "premier rang",
    says: "La personne la mieux placée est la bonne",
    of: "entreprises",
  },
  {
    step: "orientation",
    key: "personne d'interdit",
    says: "Personne d'interdit n'est proposé",
    of: "entreprises",
  },
] as const;

export type Measure = {
  says: string;
  of: string;
  /** The least share that we ask of ourselves, 0 to 1. */
  asked: number;
  command: string;
  /** The last run that this install keeps; null: none. */
  found: { hits: number; total: number } | null;
};
export type Measures = { measures: Measure[] /** Of that last run. */; at: Date | null };

const Results = z.object({
  date: z.iso.datetime(),
  reports: z.record(
    z.string(),
    z.object({
      measures: z.array(
        z.object({ hits: z.number(), total: z.number(), threshold: z.number().optional(), name: z.string() }),
      ),
    }),
  ),
});

/** The bars of the evaluations, read from their files, and what the last run found, where this install keeps one. */
export async function measuresOf(): Promise<Measures> {
  const results = await readJson(join(EVALS, "out/resultats.json"), Results);
  const measures = await Promise.all(
    MEASURED.map(async ({ step, key, says, of }) => {
      const bars = await readJson(join(EVALS, step, "thresholds.json"), z.record(z.string(), z.number()));
      const asked = bars?.[key];
      if (asked === undefined) return [];
      const held = results?.reports[step]?.measures.filter(({ threshold }) => threshold !== undefined) ?? [];
      // Several bars in a folder: the measure of the same name; a single one: the first that has a bar.
      const found = held.find(({ name }) => name === key) ?? held[0] ?? null;
      return [
        {
          says,
          of,
          asked,
          command: `npm run evals -- ${step}`,
          found: found && { hits: found.hits, total: found.total },
        },
      ];
    }),
  );
  return { measures: measures.flat(), at: results && new Date(results.date) };
}

/** A file that is not there, or that says something else, is null: an install need not hold the evaluations. */
async function readJson<T>(path: string, shape: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
