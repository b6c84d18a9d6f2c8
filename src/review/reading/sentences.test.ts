import { expect, test } from "vitest";
import { type QuotedPassage, supportedSentences } from "./sentences.ts";

const passage = (n: number | null, body: string): QuotedPassage => ({
  n,
  digest: `d${n}`,
  fiche: "fiche",
  anchor: "section",
  title: "Fiche",
  heading: "Section",
  body,
  essentials: ["Un seuil de 10 salariés."],
  publisher: "DGE",
  sourceUrl: "https://exemple.fr",
  sourceDate: "2025-09",
  reviewBy: "2027-01-01",
  current: true,
  score: 1,
});
const passages = [
  passage(1, "Un ambassadeur est **bénévole**. Il peut :\n\n- écouter ;\n- orienter."),
  passage(2, "Le diagnostic coûte 900 euros."),
  passage(null, "Autre chose est dite ici."),
];
const read = (content: string, extracted = true) =>
  supportedSentences(content, passages, extracted).map(({ text, kind, supports }) => [
    text,
    kind,
    supports.map(({ n, quoted }) => `${n}${quoted ? "" : "?"}`).join(" "),
  ]);

test("a sentence stands beside its source, word for word or in other words", () => {
  expect(read("Un ambassadeur est bénévole. [1] Il est payé 300 euros. [2]")).toEqual([
    ["Un ambassadeur est bénévole. [1]", "claim", "1"],
    ["Il est payé 300 euros. [2]", "claim", "2?"],
  ]);
});

test("a line of a list rests on what announces it; an essential without a mark, on the passage that holds it", () => {
  expect(
    read("Il peut [1] :\n\n- écouter ;\n- vendre ;\n\n> **À savoir.** Un seuil de 10 salariés."),
  ).toEqual([
    ["Il peut [1] :", "claim", "1"],
    ["- écouter ;", "claim", "1"],
    ["- vendre ;", "claim", "1?"],
    ["> **À savoir.** Un seuil de 10 salariés.", "claim", "1"],
  ]);
});

test("a title is none of its sources', nor are the words that frame extracts; elsewhere a bare sentence is unsupported", () => {
  expect(read("**Combien ça coûte ?**\n\nVoici ce qu'elles disent.")).toEqual([
    ["**Combien ça coûte ?**", "title", ""],
    ["Voici ce qu'elles disent.", "own", ""],
  ]);
  expect(read("Une affirmation sans rien.", false)).toEqual([["Une affirmation sans rien.", "claim", ""]]);
  expect(read("Autre chose est dite ici.", false)).toEqual([["Autre chose est dite ici.", "claim", ""]]);
});
