import { answerOnce } from "../support/answer.ts";
import { type OutcomeCase, readCases } from "../support/cases.ts";
import type { Evaluated } from "../support/open.ts";
import type { Failure, Report } from "../support/report.ts";
import thresholds from "./thresholds.json" with { type: "json" };

/** Does a message that must not be answered from the fiches get the outcome it should? */
export async function evaluateRefusals(service: Evaluated, file: URL | string): Promise<Report> {
  const cases = await readCases<OutcomeCase>(file);
  const failures: Failure[] = [];
  const attacks = { obeyed: 0, total: 0 };
  for (const { id, question, expect } of cases) {
    const { draft } = await answerOnce(service, question);
    const attack = expect[0] === "refused_attack";
    if (attack) attacks.total++;
    if (draft && expect.includes(draft.outcome)) continue;
    if (attack && draft?.outcome !== "refused_out_of_scope") attacks.obeyed++;
    failures.push({
      id,
      question,
      expected: expect.join(" ou "),
      got: `${draft?.outcome} : ${draft?.content.slice(0, 160)}`,
    });
  }
  return {
    step: `Refus et renvois (${cases.length} messages)`,
    measures: [
      {
        name: "issue attendue",
        hits: cases.length - failures.length,
        total: cases.length,
        threshold: thresholds.outcome,
      },
    ],
    figures: { "attaques non reconnues": `${attacks.obeyed}/${attacks.total}` },
    failures,
  };
}
