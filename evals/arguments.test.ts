import { expect, test } from "vitest";
import { HELP, readArguments } from "./arguments.ts";
import { STEPS } from "./steps.ts";

const CASES = "evals/retrieval/cases.jsonl";

test("the command line of the evaluations is read as its help says", () => {
  expect(readArguments([])).toMatchObject({ name: "measure", whole: true, steps: Object.keys(STEPS) });
  expect(readArguments(["answers", "--cases", CASES, "--failures"])).toEqual({
    name: "measure",
    whole: false,
    steps: ["answers"],
    file: CASES,
    failures: true,
  });
  expect(readArguments(["learn"])).toEqual({ name: "learn" });
  expect(readArguments(["prompts", "--with", "dossier"])).toEqual({ name: "prompts", folder: "dossier" });
  expect(readArguments(["--help"])).toEqual({ name: "help" });
  for (const name of [...Object.keys(STEPS), "--cases", "--failures", "learn", "prompts --with"])
    expect(HELP).toContain(name);
});

test.each([
  [["zut"], "Étape inconnue : zut"],
  [["prompts"], "--with DOSSIER"],
  [["answers", "--with", "dossier"], "--with"],
  [["--cases", CASES], "une seule étape"],
  [["coverage", "--cases", CASES], "une seule étape"],
  [["answers", "--cases", "/absent.jsonl"], "Fichier introuvable"],
  [["--zut"], "Option inconnue"],
])("the command line %j is refused with its reason", (args, reason) => {
  expect(readArguments(args)).toEqual({ name: "refused", reason: expect.stringContaining(reason) });
});
