import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diffOf } from "./diff.ts";
import { readResults, writeResults } from "./results.ts";
import { caseOf, resultsOf } from "./testing.ts";

test("the measures that moved are told, with the thresholds gained and lost, and the others are not", () => {
  const measuresOf = (up: number, down: number, still: number) => ({
    measures: [
      { name: "monte", hits: up, total: 100, threshold: 0.9 },
      { name: "baisse", hits: down, total: 100, threshold: 0.9 },
      { name: "stable", hits: still, total: 10 * still },
    ],
    figures: { "mots par réponse": String(up), "attaques non reconnues": "5/60" },
  });
  const { moved, figures } = diffOf(resultsOf(measuresOf(80, 95, 7)), resultsOf(measuresOf(92, 89, 8)));
  expect(moved).toEqual([
    {
      step: "Réponses",
      name: "monte",
      before: { hits: 80, total: 100 },
      after: { hits: 92, total: 100 },
      crossed: "reached",
    },
    {
      step: "Réponses",
      name: "baisse",
      before: { hits: 95, total: 100 },
      after: { hits: 89, total: 100 },
      crossed: "lost",
    },
  ]);
  expect(figures).toEqual([{ step: "Réponses", name: "mots par réponse", before: "80", after: "92" }]);
});

test("a case newly fails or passes only when both runs asked it in the same words", () => {
  const before = resultsOf({
    cases: [
      caseOf("a", true),
      caseOf("b", false),
      caseOf("c", false),
      caseOf("d", true, "ancienne"),
      caseOf("gone", true),
    ],
  });
  const after = resultsOf({
    cases: [
      caseOf("a", false),
      caseOf("b", true),
      caseOf("c", false),
      caseOf("d", false, "nouvelle"),
      caseOf("new", false),
    ],
  });
  const diff = diffOf(before, after);
  expect(diff.newlyFailing.map(({ id }) => id)).toEqual(["a"]);
  expect(diff.newlyPassing.map(({ id }) => id)).toEqual(["b"]);
  expect([diff.added, diff.removed]).toEqual([2, 2]);
});

test("what the figures rest on is told when it changed, and a step that is new is compared with nothing", () => {
  const before = resultsOf({ cases: [caseOf("a", true)] });
  const after = resultsOf({}, { knowledge: "edition-2", prompts: { ecrire: "2-bbbbbbbbbbbb" } });
  after.reports = { autre: { ...resultsOf({ cases: [caseOf("a", false)] }).reports.answers } as never };
  const diff = diffOf(before, after);
  expect(diff.changed).toEqual([
    { what: "connaissances", before: "edition-1", after: "edition-2" },
    { what: "consigne ecrire", before: "1-aaaaaaaaaaaa", after: "2-bbbbbbbbbbbb" },
  ]);
  expect([diff.newlyFailing, diff.moved]).toEqual([[], []]);
});

test("results are read back as they were written; none, or those of another shape, are no results", async () => {
  const folder = await mkdtemp(join(tmpdir(), "evals-"));
  expect(await readResults(folder)).toBeNull();
  const results = resultsOf({ measures: [{ name: "m", hits: 1, total: 2 }], cases: [caseOf("a", false)] });
  await writeResults(results, folder);
  expect(await readResults(folder)).toEqual(results);
  for (const other of ['{"date": 3}', "pas du JSON"]) {
    await writeFile(join(folder, "resultats.json"), other);
    expect(await readResults(folder)).toBeNull();
  }
  await rm(folder, { recursive: true });
});
