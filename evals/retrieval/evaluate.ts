import { sql } from "../../src/db/sql.ts";
import { type FactCase, factsInWords, holdsFacts, readCases } from "../support/cases.ts";
import type { Evaluated } from "../support/open.ts";
import type { Report } from "../support/report.ts";
import { alternatives, type Ranking } from "./alternatives.ts";
import thresholds from "./thresholds.json" with { type: "json" };

/**
 * Does a passage that holds the key fact come first, or among the first five? A passage counts when its text holds
 * every fact of the case, wherever it comes from.
 */
export async function evaluateRetrieval(service: Evaluated, file: URL | string): Promise<Report> {
  const cases = await readCases<FactCase>(file);
  const texts = new Map(
    (
      await service.db.query<{ id: number; text: string }>(sql`
        SELECT id::int, concat_ws(E'\n', source->>'title', parent_heading, heading, body, array_to_string(essentials, E'\n')) AS text
        FROM knowledge.passage WHERE current`)
    ).map((row) => [row.id, row.text]),
  );
  const report: Report = {
    step: `Recherche (${cases.length} questions, ${texts.size} passages)`,
    about:
      "Un passage qui contient le fait attendu vient-il en premier (rappel@1), ou parmi les cinq premiers (rappel@5) ? Un cas réussit au premier rang.",
    measures: [],
    figures: {},
    cases: [],
  };
  for (const [name, rank] of Object.entries(await alternatives(service))) {
    const ranks = await ranksOf(cases, rank, texts);
    const at = (k: number): number => ranks.filter((r) => r !== null && r <= k).length;
    const ours = name.startsWith("la nôtre");
    report.measures.push(
      {
        name: `${name} : rappel@1`,
        hits: at(1),
        total: cases.length,
        ...(ours ? { threshold: thresholds.recall1 } : {}),
      },
      {
        name: `${name} : rappel@5`,
        hits: at(5),
        total: cases.length,
        ...(ours ? { threshold: thresholds.recall5 } : {}),
      },
    );
    const mean = (score: (rank: number | null) => number): string =>
      (ranks.reduce((sum: number, r) => sum + score(r), 0) / ranks.length).toFixed(3).replace(".", ",");
    report.figures[`${name} : MRR / nDCG@10`] =
      `${mean((r) => (r === null ? 0 : 1 / r))} / ${mean((r) => (r === null ? 0 : 1 / Math.log2(r + 1)))}`;
    if (!ours) continue;
    report.cases = cases.map(({ id, question, source, keyFacts }, index) => {
      const place = ranks[index] ?? null;
      const got = place === null ? "absent des dix premiers" : `rang ${place}`;
      const miss = place === 1 ? null : { expected: factsInWords(keyFacts), got };
      return { id, topic: source, question, miss };
    });
  }
  return report;
}

/** Rank (from 1) of the first passage that holds the facts, null when none of ten does. */
async function ranksOf(cases: readonly FactCase[], rank: Ranking, texts: ReadonlyMap<number, string>) {
  const ranks: (number | null)[] = [];
  for (const { question, keyFacts } of cases) {
    const found = (await rank(question)).findIndex((id) => holdsFacts(texts.get(id) ?? "", keyFacts));
    ranks.push(found === -1 ? null : found + 1);
  }
  return ranks;
}
