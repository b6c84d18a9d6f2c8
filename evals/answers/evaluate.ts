import { answerOnce } from "../support/answer.ts";
import { type FactCase, factsInWords, holdsFacts, readCases } from "../support/cases.ts";
import type { Evaluated } from "../support/open.ts";
import { endOf } from "../support/outcomes.ts";
import type { Judged, Report } from "../support/report.ts";
import thresholds from "./thresholds.json" with { type: "json" };

/** Does what the person reads at once hold the key fact, with a citation whose passage holds it too? */
export async function evaluateAnswers(service: Evaluated, file: URL | string): Promise<Report> {
  const cases = await readCases<FactCase>(file);
  const judged: Judged[] = [];
  let right = 0;
  let unfolded = 0;
  let words = 0;
  for (const { id, question, keyFacts, source } of cases) {
    const { draft } = await answerOnce(service, question);
    const content = draft?.content ?? "";
    words += content.split(/\s+/).length;
    const cited = (draft?.citations.length ?? 0) > 0 && draft?.outcome === "answered";
    const holds = cited && holdsFacts(content, keyFacts);
    if (holds) right++;
    if (cited && holdsFacts(`${content}\n${draft?.details}`, keyFacts)) unfolded++;
    const got = endOf(draft, 240);
    const miss = holds ? null : { expected: factsInWords(keyFacts), got };
    judged.push({ id, topic: source, question, miss });
  }
  return {
    step: `Réponses sans modèle (${cases.length} questions)`,
    about: "La réponse lue tout de suite contient-elle le fait attendu, et cite-t-elle une source ?",
    measures: [
      { name: "fait clé présent et cité", hits: right, total: cases.length, threshold: thresholds.keyFact },
      { name: "… en dépliant « En savoir plus »", hits: unfolded, total: cases.length },
    ],
    figures: { "mots par réponse, en moyenne": (words / cases.length).toFixed(0) },
    cases: judged,
  };
}
