import type { Judged, Report } from "../support/report.ts";
import type { Results } from "./results.ts";

/** A run of one step, for a test: `report` and `ground` over nothing measured on nothing. */
export const resultsOf = (
  report: Partial<Report>,
  ground: Partial<Omit<Results, "reports">> = {},
): Results => ({
  date: "2026-11-29T18:00:00.000Z",
  knowledge: "edition-1",
  prompts: { ecrire: "1-aaaaaaaaaaaa" },
  model: null,
  ...ground,
  reports: {
    answers: { step: "Réponses (3 questions)", about: "", measures: [], figures: {}, cases: [], ...report },
  },
});

/** A case that passes, or misses. */
export const caseOf = (id: string, passed: boolean, question = id): Judged => ({
  id,
  topic: "sujet",
  question,
  miss: passed ? null : { expected: "attendu", got: "obtenu" },
});
