import type { Report } from "../support/report.ts";
import { diffOf } from "./diff.ts";
import { renderRapport } from "./rapport.tsx";
import { promptVersions, type Results, readResults, writeOut, writeResults } from "./results.ts";

/** Writes the page and the results of a whole run, set against the run before, and says in a line what moved. */
export async function publish(knowledge: string, reports: Record<string, Report>): Promise<void> {
  const results: Results = {
    date: new Date().toISOString(),
    knowledge,
    prompts: await promptVersions(),
    // The answers measured here are written by none; the fake one of `generation` is named by its step.
    model: null,
    reports,
  };
  const before = await readResults();
  const diff = before && diffOf(before, results);
  await writeOut("rapport.html", renderRapport(results, diff));
  await writeResults(results);
  if (diff)
    console.log(
      `\nDepuis le dernier passage : ${diff.moved.length} mesures ont bougé, ${diff.newlyFailing.length} cas échouent désormais, ` +
        `${diff.newlyPassing.length} passent désormais.`,
    );
  console.log("\nRapport : evals/out/rapport.html");
}
