import { answerOnce } from "../support/answer.ts";
import { type FactCase, holdsFacts, readCases } from "../support/cases.ts";
import type { Evaluated } from "../support/open.ts";
import type { Failure, Report } from "../support/report.ts";
import thresholds from "./thresholds.json" with { type: "json" };

/** Does what the person reads at once hold the key fact, with a citation whose passage holds it too? */
export async function evaluateAnswers(service: Evaluated, file: URL | string): Promise<Report> {
  const cases = await readCases<FactCase>(file);
  const failures: Failure[] = [];
  let right = 0;
  let unfolded = 0;
  let words = 0;
  for (const { id, question, keyFacts } of cases) {
    const { draft } = await answerOnce(service, question);
    const content = draft?.content ?? "";
    words += content.split(/\s+/).length;
    const cited = (draft?.citations.length ?? 0) > 0 && draft?.outcome === "answered";
    const holds = cited && holdsFacts(content, keyFacts);
    if (holds) right++;
    if (cited && holdsFacts(`${content}\n${draft?.details}`, keyFacts)) unfolded++;
    if (!holds) {
      const got = `${draft?.outcome} : ${content.replace(/\s+/g, " ").slice(0, 240)}`;
      failures.push({ id, question, expected: JSON.stringify(keyFacts), got });
    }
  }
  return {
    step: `Réponses sans modèle (${cases.length} questions)`,
    measures: [
      { name: "fait clé présent et cité", hits: right, total: cases.length, threshold: thresholds.keyFact },
      { name: "… en dépliant « En savoir plus »", hits: unfolded, total: cases.length },
    ],
    figures: { "mots par réponse, en moyenne": (words / cases.length).toFixed(0) },
    failures,
  };
}
