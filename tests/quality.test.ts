import { afterAll, beforeAll, expect, test } from "vitest";
import { STEPS } from "../evals/steps.ts";
import { type Evaluated, openEvaluated } from "../evals/support/open.ts";
import { reaches } from "../evals/support/report.ts";

// What was once reached on the working sets stays reached: a change elsewhere can undo it, and no unit test would tell.
let service: Evaluated;
beforeAll(async () => {
  service = await openEvaluated();
});
afterAll(() => service.db.close());

/** Under what is asked, and no lower than this (docs/adr/0006, docs/adr/0008). */
const FLOORS: Record<string, number> = { need: 0.9, "issue attendue": 0.88 };

test.each(["verification", "profile", "orientation", "refusals"])(
  "the working set of %s reaches what it once reached",
  async (name) => {
    const report = await STEPS[name]?.(async () => service);
    const measures = report?.measures ?? [];
    expect(measures.filter(({ threshold }) => threshold !== undefined).length).toBeGreaterThan(0);
    for (const measure of measures) {
      const floor = FLOORS[measure.name];
      const holds = floor === undefined ? reaches(measure) : measure.hits / measure.total >= floor;
      expect({ measure: measure.name, share: measure.hits / measure.total, holds }).toMatchObject({
        holds: true,
      });
    }
  },
);
