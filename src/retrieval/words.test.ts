import { expect, test } from "vitest";
import { expectedOf, holds, missingKinds } from "./expected.ts";
import { askedPart, clausesOf } from "./focus.ts";
import { phonetic } from "./phonetic.ts";
import { createSpeller, editDistance } from "./spelling.ts";
import { contentWords, tokenise } from "./tokenise.ts";
import { weighTerms } from "./weights.ts";

test("words are folded, elisions cut, thousands joined, signs spelled out", () => {
  expect(tokenise("L’aide d'une société : 500 000 € à 40 % — l'I.A., 100 M€")).toEqual([
    "aide",
    "une",
    "societe",
    "500000",
    "euro",
    "a",
    "40",
    "pourcent",
    "ia",
    "100",
    "million",
    "euro",
  ]);
  expect(contentWords("c koi un ambassadeur ia ?")).toEqual(["ambassadeur", "ia"]);
});

test("spellings that sound alike meet", () => {
  for (const [wrong, right] of [
    ["ambasadeur", "ambassadeur"],
    ["subvansion", "subvention"],
    ["inteligence", "intelligence"],
    ["finansement", "financement"],
    ["akademie", "academie"],
  ] as const) {
    expect(phonetic(wrong)).toBe(phonetic(right));
  }
});

test("a misspelt word finds the known one, a short or far word is left alone", () => {
  const spell = createSpeller(["ambassadeur", "diagnostic", "garantie", "electricite", "prix"]);
  expect(spell("embassadeur")).toBe("ambassadeur");
  expect(spell("diagnostique")).toBe("diagnostic");
  expect(spell("elec")).toBe("electricite");
  expect(spell("proi")).toBeNull();
  expect(spell("chocolat")).toBeNull();
  expect(editDistance("abcd", "abdc", 2)).toBe(1);
  expect(editDistance("abcdef", "uvwxyz", 2)).toBeGreaterThan(2);
});

test("a rambling message is searched by what it asks", () => {
  const message =
    "bonjour, j'ai une boulangerie à Vannes créée en 2011, 22 personnes, deux fournées par jour, l'ambassadeur est passé hier, il se base sur quoi pour répondre ?";
  expect(askedPart(message)).toBe("il se base sur quoi pour répondre ?");
  const weights = Object.fromEntries(clausesOf(message).map(({ text, weight }) => [text, weight]));
  expect(weights["l'ambassadeur est passé hier"]).toBeGreaterThan(weights["22 personnes"] ?? 1);
  expect(clausesOf("durée engagement ambassadeur")).toEqual([
    { text: "durée engagement ambassadeur", weight: 1 },
  ]);
});

test("the kind of answer expected is read from the question, and its absence is noticed", () => {
  expect(expectedOf("combien de mois dure l'engagement ?")).toContain("duration");
  expect(holds("L'engagement dure 12 mois.", ["duration"])).toBe(true);
  expect(missingKinds("quel est le taux d'intérêt du prêt ?", ["Le prêt dure dix ans."])).toContain("share");
  expect(missingKinds("quel est le taux de l'aide ?", ["L'aide couvre 40 % du coût."])).toEqual([]);
});

test("a rare term weighs more than one found everywhere, and a heading more than a long body", () => {
  const filler = Array.from({ length: 50 }, () => "mot");
  const postings = weighTerms(
    new Map([
      [1, { heading: ["ia", "cadeau"], questions: [], body: ["texte"] }],
      [2, { heading: ["ia"], questions: [], body: [...filler, "cadeau"] }],
      [3, { heading: ["ia"], questions: [], body: ["texte"] }],
    ]),
  );
  const weight = (term: string, passage: number): number =>
    postings.find((p) => p.term === term && p.passage === passage)?.weight ?? 0;
  expect(weight("cadeau", 1)).toBeGreaterThan(weight("ia", 1));
  expect(weight("cadeau", 1)).toBeGreaterThan(weight("cadeau", 2));
});
