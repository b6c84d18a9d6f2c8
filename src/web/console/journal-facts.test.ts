import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../config.ts";
import { rulesOf } from "../../startup/rules.ts";
import { hasFactLabel, readableFacts } from "./journal-facts.ts";

const SRC = join(import.meta.dirname, "../..");

/** The names given in each `facts = { … }` or `facts: { … }` of a text, spreads left out. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  for (const { index, 0: head } of text.matchAll(/\bfacts(?: =|:) \{/g)) {
    let depth = 1;
    let item = "";
    for (let at = index + head.length; depth > 0 && at < text.length; at++) {
      const mark = text[at] ?? "";
      if ("{[(".includes(mark)) depth++;
      if ("}])".includes(mark)) depth--;
      if ((mark === "," && depth === 1) || depth === 0) {
        const name = /^\s*(?:\/\/.*\n\s*)*(\w+)\s*(?::|$)/.exec(item)?.[1];
        if (name) names.push(name);
        item = "";
      } else item += mark;
    }
  }
  return names;
}

/** What is noted on an answer in review, and of an event of the agenda: no entry of the journal. */
const NOT_JOURNALLED = ["flag"];

test("whatever an act says of itself has a French label", () => {
  expect(namesIn("const facts = { a, b: f({ x: 1 }), ...c, d: [1, 2] }")).toEqual(["a", "b", "d"]);
  const files = (readdirSync(SRC, { recursive: true }) as string[]).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file),
  );
  const names = new Set(files.flatMap((file) => namesIn(readFileSync(join(SRC, file), "utf8"))));
  expect(names.size).toBeGreaterThan(60);
  const rules = Object.keys(rulesOf(readConfig({}), null));
  const missing = [...names, ...rules].filter(
    (name) => !hasFactLabel(name) && !NOT_JOURNALLED.includes(name),
  );
  expect(missing).toEqual([]);
});

const functions = new Map([["mip11IYwAAAAAAAAAAAAAA", "Chargée de mission, DGE"]]);
const read = (kind: Parameters<typeof readableFacts>[0]["kind"], facts: object) =>
  readableFacts({ kind, facts: facts as never }, functions).map(({ label, value }) => `${label} : ${value}`);

test("codes are said in French, and an account by its function", () => {
  expect(
    read("contest_decided", {
      contest: "c1",
      account: "mip11IYwAAAAAAAAAAAAAA",
      outcome: "upheld",
      late: false,
      told: true,
    }),
  ).toEqual([
    "contestation : c1",
    "compte : Chargée de mission, DGE (mip11IYw…)",
    "décision : acceptée",
    "en retard : non",
    "personne prévenue par courriel : oui",
  ]);
  expect(
    read("review_verdict", {
      conclusion: "to_correct",
      exact: 0,
      wellRouted: 2,
      reasons: ["faux"],
      status: "escalated",
    }),
  ).toEqual([
    "conclusion : À corriger",
    "exacte : non",
    "bien orientée : oui",
    "raisons : Une affirmation est fausse",
    "place dans la file : attend un responsable",
  ]);
  expect(
    read("account_changed", { rolesBefore: ["lead"], rolesAfter: [], by: null, enabled: false }),
  ).toEqual(["rôles avant : Responsable de la relecture", "compte réactivé : non"]);
  expect(read("figures_exported", { by: "outcome", from: "2026-11-01", format: "csv" })).toEqual([
    "selon : Issue",
    "à partir de : 1er novembre 2026",
    "format : CSV (tableur)",
  ]);
  expect(read("switch_turned", { switch: "chat", on: false })).toEqual([
    "interrupteur : Toutes les réponses",
    "état : coupé",
  ]);
  expect(read("answer_contested", { due: "2026-12-21", masked: 2 })).toEqual([
    "à décider avant la fin du : 21 décembre 2026",
    "données personnelles masquées : 2",
  ]);
});

test("what another version of the program wrote keeps its code", () => {
  expect(read("review_verdict", { conclusion: "nouvelle", inconnu: "x", toString: "y" })).toEqual([
    "conclusion : nouvelle",
    "inconnu : x",
    "toString : y",
  ]);
});
