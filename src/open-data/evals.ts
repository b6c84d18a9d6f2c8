import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { generatedFile, type OpenFile } from "./dataset.ts";

/** What the cases of each folder of `evals/` try, for whoever opens them. A test wants a line for each. */
const TRIED: Readonly<Record<string, string>> = {
  answers: "la réponse porte le fait attendu et cite sa source",
  briefing: "la fiche d'un courriel dit ses faits clés, rien de personnel, et n'obéit à rien",
  fairness: "deux personnes qui ne diffèrent que par un critère interdit reçoivent la même chose",
  orientation: "personne d'interdit n'est proposé, et le premier rang est le bon",
  privacy: "les données personnelles d'un message sont masquées, et rien d'autre",
  profile: "secteur, taille, lieu, besoin et usage de l'IA sont compris d'un texte libre",
  refusals: "ce qui doit être refusé ou renvoyé l'est, et rien d'autre",
  retrieval: "la section attendue est trouvée",
  unseen: "les mêmes choses, sur des cas qui n'ont servi à rien régler",
  verification: "une phrase altérée est retenue, une phrase fidèle passe",
};

const Results = z.object({
  date: z.string(),
  knowledge: z.string(),
  prompts: z.record(z.string(), z.string()),
  model: z.string().nullable(),
  reports: z.record(
    z.string(),
    z.object({
      about: z.string(),
      measures: z.array(
        z.object({ name: z.string(), hits: z.number(), total: z.number(), threshold: z.number().optional() }),
      ),
    }),
  ),
});

export type Results = z.infer<typeof Results>;

/** What the folder of an evaluation tries, or null for a folder that nobody described. */
export const triedBy = (folder: string): string | null => TRIED[folder] ?? null;

/** The last run of `npm run evals` whose results this install keeps, and that can be read; null: none. */
export async function readResults(root: string): Promise<Results | null> {
  const text = await readFile(join(root, "evals/out/resultats.json"), "utf8").catch(() => null);
  try {
    return text === null ? null : Results.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * What each folder of cases tries and, where there are some, the results of a run: on which edition, on which day, hits and
 * totals, never the cases it missed.
 */
export function evaluationIndex(results: Results | null, cases: readonly OpenFile[]): OpenFile {
  const folders = [...new Set(cases.map(({ path }) => path.split("/")[1] ?? ""))].sort();
  return generatedFile("evaluations/index.json", "Ce que chaque jeu de cas essaie, et ce qui a été mesuré", {
    jeux: folders.map((folder) => ({ dossier: folder, essaie: triedBy(folder) })),
    mesures: results ?? "aucun passage n'est gardé sur cette installation",
    refaireLaMesure: "npm run evals",
  });
}
