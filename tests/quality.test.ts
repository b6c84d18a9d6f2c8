import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateGeneration } from "../evals/generation/evaluate.ts";
import { RETRIEVAL, STEPS } from "../evals/steps.ts";
import { type Evaluated, openEvaluated } from "../evals/support/open.ts";
import { reaches } from "../evals/support/report.ts";

// What was once reached on the working sets stays reached: a change elsewhere can undo it, and no unit test would tell.
let service: Evaluated;
beforeAll(async () => {
  service = await openEvaluated();
});
afterAll(() => service.db.close());

test("most questions ask nothing of a model, and none gives it more tokens than the ceiling (charte, 5.8)", async () => {
  const folder = await mkdtemp(join(tmpdir(), "boussole-jetons-"));
  try {
    const lines = (await readFile(RETRIEVAL, "utf8")).split("\n").filter((line) => line !== "");
    const file = join(folder, "cases.jsonl");
    await writeFile(file, lines.filter((_, index) => index % 10 === 0).join("\n"));
    const { measures } = await evaluateGeneration(service, file);
    const asked = measures.filter(({ threshold }) => threshold !== undefined);
    expect(asked).toHaveLength(2);
    for (const measure of asked) {
      expect(measure.total).toBeGreaterThan(0);
      expect({ measure, holds: reaches(measure) }).toMatchObject({ holds: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

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
