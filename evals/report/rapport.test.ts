import { expect, test } from "vitest";
import { gridOf } from "../coverage/grid.ts";
import type { Judged } from "../support/report.ts";
import { diffOf } from "./diff.ts";
import { renderRapport } from "./rapport.tsx";
import { resultsOf } from "./testing.ts";

const HOSTILE = `<script>alert("x")</script> & 'co' <img src=x onerror=alert(1)>`;

const missed = (id: string, words = id): Judged => ({
  id,
  topic: words,
  question: words,
  miss: { expected: words, got: words },
});

test("what a report holds is shown as words, wherever it stands, and never as tags", () => {
  const report = {
    step: HOSTILE,
    about: HOSTILE,
    measures: [{ name: HOSTILE, hits: 1, total: 2, threshold: 0.9 }],
    figures: { [HOSTILE]: HOSTILE },
    cases: [missed("a", HOSTILE)],
    grid: gridOf([]),
  };
  const after = resultsOf(report, { model: HOSTILE, knowledge: HOSTILE, prompts: { [HOSTILE]: HOSTILE } });
  const before = resultsOf({ ...report, cases: [{ ...missed("a", HOSTILE), miss: null }] });
  const page = renderRapport(after, diffOf(before, after));
  expect(page).not.toMatch(/<script|<img/);
  expect(page.split("&lt;script&gt;").length).toBeGreaterThan(12);
});

test("a page carries its style, and neither script nor anything to fetch", () => {
  const page = renderRapport(resultsOf({}), null);
  expect(page).toMatch(/^<!doctype html><html lang="fr">/);
  expect(page).toContain("--paper:");
  expect(page).not.toMatch(/<script|<link|@import|url\(|src=/);
  expect(page).toContain("Aucun passage précédent à comparer.");
});

test("a measure is shown with its interval and its verdict in French, and one over no case as such", () => {
  const page = renderRapport(
    resultsOf({
      measures: [
        { name: "haute", hits: 99, total: 100, threshold: 0.95 },
        { name: "basse", hits: 50, total: 100, threshold: 0.95 },
        { name: "vide", hits: 0, total: 0 },
      ],
    }),
    null,
  ).replaceAll(/[\u00A0\u202F]/g, " ");
  expect(page).toContain("<td>99,0 %</td><td>94,6 – 99,8 %</td><td>99/100</td>");
  expect(page).toContain('<td class="reached">atteint (95,0 %)</td>');
  expect(page).toContain('<td class="under">sous le seuil (95,0 %)</td>');
  expect(page).toContain("<td>–</td><td>–</td><td>0/0</td>");
  expect(page).toContain("Seuils atteints : 1 sur 2.");
});
