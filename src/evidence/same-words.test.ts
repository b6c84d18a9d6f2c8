import { expect, test } from "vitest";
import { isSameText } from "./same-words.ts";

const RECORDED = `**Le réseau** compte 600 ambassadeurs [1]. L'aide couvre 42,5 % de 5 000 € :

- ils sont *bénévoles* [2] ;
- -3 points en 2026.

Voir [la page](https://www.entreprises.gouv.fr/osez-lia).`;
const COPIED = `Le réseau compte 600 ambassadeurs source 1. L’aide couvre 42,5 % de 5 000 € :
ils sont bénévoles source
2 ;
• -3 points en 2026.
Voir la page.
[1] Qui sont-ils ? Le réseau · DGE, septembre 2025 https://www.entreprises.gouv.fr/osez-lia
[2] Autre https://exemple.fr
Boussole IA, réponse B7K3-9QXM-F`;

test("a text copied from the page, or from the recorded Markdown, is the same", () => {
  for (const text of [RECORDED, COPIED, COPIED.toUpperCase(), RECORDED.replaceAll("\n", "\r\n")])
    expect(isSameText(text, [RECORDED])).toBe(true);
});

test("one changed figure, sign, unit or word makes another text, and so does a missing or an added one", () => {
  const changes: [string, string][] = [
    ["600", "601"],
    ["42,5", "42.5"],
    ["42,5", "425"],
    ["42,5", "42"],
    ["5 000", "5 0000"],
    ["%", ""],
    ["€", "$"],
    ["-3 points", "3 points"],
    ["2026", "2025"],
    ["bénévoles", "benevoles"],
    ["sont", "ne sont pas"],
    [" ambassadeurs", ""],
    ["Voir", "Voir vite"],
  ];
  for (const [before, after] of changes) {
    expect(COPIED, before).toContain(before);
    expect(isSameText(COPIED.replace(before, after), [RECORDED]), `${before} → ${after}`).toBe(false);
  }
});

test("nothing, a part of the text, or its words in another order, is not the text", () => {
  for (const text of [
    "",
    " \n ",
    "[1]",
    "Le réseau compte 600 ambassadeurs",
    "ambassadeurs 600 compte réseau le",
  ])
    expect(isSameText(text, [RECORDED])).toBe(false);
  expect(isSameText("600 ambassadeurs le réseau compte", ["Le réseau compte 600 ambassadeurs"])).toBe(false);
});

test("any of the forms in which an answer was shown is recognised", () => {
  expect(isSameText("un deux trois", ["Un deux.", "Un deux.\n\nTrois."])).toBe(true);
});
