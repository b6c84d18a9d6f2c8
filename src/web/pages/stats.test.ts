import { expect, test } from "vitest";
import { type MonthFigures, untoldMonth } from "../../statistics/figures.ts";
import { footprintWords } from "../footprint-words.ts";
import { site } from "../testing/doubles.ts";
import { dangers } from "../testing/html.ts";

const nobody = { total: 0, cells: [] };
const none = { total: 0, count: 0 };
const month = (over: Partial<MonthFigures> = {}): MonthFigures => ({
  month: "2026-09",
  conversations: 60,
  answers: 90,
  outcomes: {
    total: 90,
    cells: [
      { code: "answered_extractive", count: 55 },
      { code: "handover", count: null },
      { code: "refused_advice", count: null },
      { code: "refused_attack", count: 12 },
    ],
  },
  model: { total: 90, count: 12 },
  opinions: { total: 90, cells: null },
  ...{
    section: nobody,
    size: nobody,
    region: nobody,
    corrections: nobody,
    contests: nobody,
    decisions: nobody,
    contacts: nobody,
  },
  ...{ late: none, readings: { total: 40, count: 40 }, errors: { total: 40, count: "few" } },
  decisionDays: null,
  footprint: {
    inputTokens: 12_000,
    outputTokens: 1_200,
    energyWh: { min: 0.5, max: 0.75 },
    gCO2e: { min: 0.02, max: 0.03 },
    partial: true,
  },
  euros: { model: 0.004, perAnswer: null, perContact: null },
  ...over,
});
const page = async (months: MonthFigures[], query = ""): Promise<string> => {
  const { app } = site({ statistics: { published: async () => months, since: async () => "2026-08" } });
  const html = await (await app.request(`/stats${query}`)).text();
  expect(dangers(html)).toEqual([]);
  return html.replaceAll("\u00A0", " ").replaceAll("&#39;", "'");
};

test("before the first closed month the page says when there will be one, and since when the service runs", async () => {
  const html = await page([]);
  expect(html).toContain("Le service tourne depuis août 2026.");
  expect(html).toContain("dans la nuit du 1er");
  expect(html).not.toContain("<svg width");
});

test("what is not told is said so, and a small rate of errors is told as the most that it can be", async () => {
  const html = await page([month()]);
  expect(html).toMatch(/Renvoi vers une personne<\/th><td>non publié<\/td><td>–/);
  expect(html).toContain("moins de dix sur 40 lues, donc moins de 25 %");
  // Twelve of the refusals are told, the others are not.
  expect(html).toContain("au moins 12");
  expect(html).toContain("au moins, de 0,5 à 0,75 Wh");
  expect(html).toContain("inconnu : le suivi des mises en relation n'existe pas encore");
  expect(html).toContain("inconnu : sa consommation n'est pas mesurée");
  // Both estimates of one page, side by side.
  expect(html).toContain("1,14 gramme");
  expect(html).toContain("0,013 gramme");
});

test("a month of fewer than ten conversations tells nothing else, and another month can be asked for", async () => {
  const months = [month(), untoldMonth("2026-10")];
  expect(await page(months)).toContain("En octobre 2026 : moins de dix conversations.");
  expect(await page(months, "?mois=2026-09")).toContain("Le détail : septembre 2026");
  expect(await page(months, "?mois=%3Cscript%3E")).toContain("Le détail : octobre 2026");
});

test("without a single call the footprint of the model is that, and not a zero", async () => {
  const html = await page([
    month({
      model: { total: 90, count: 0 },
      footprint: { inputTokens: 0, outputTokens: 0, energyWh: null, gCO2e: null, partial: false },
    }),
  ]);
  expect(html).toContain("aucun modèle appelé");
  expect(html).toContain("<td>aucun appel</td>");
  expect(html).not.toMatch(/\b0 Wh/);
});

test("an answer says what is known of its own footprint, whatever became of the model", () => {
  const footprint = { modelCalls: 0, inputTokens: 0, outputTokens: 0, energyWh: null, gCO2e: null };
  const trace = { model: null } as Parameters<typeof footprintWords>[0]["trace"];
  expect(footprintWords({ footprint, trace, flags: [] })).toContain("Aucun modèle appelé");
  expect(footprintWords({ footprint, trace, flags: ["modele_en_panne"] })).toContain(
    "l'empreinte est inconnue",
  );
  expect(
    footprintWords({ footprint, trace: { ...trace, model: "mistral-small-latest" }, flags: [] }),
  ).toContain("aucun nouvel appel");
  const called = { ...footprint, modelCalls: 1, outputTokens: 10 };
  expect(footprintWords({ footprint: called, trace, flags: [] })).toContain("Énergie : inconnu");
  const known = { ...called, energyWh: { min: 0.01, max: 0.02 }, gCO2e: { min: 0.001, max: 0.001 } };
  expect(footprintWords({ footprint: known, trace, flags: [] })).toContain("de 0,01 à 0,02 Wh");
  expect(footprintWords({ footprint: known, trace, flags: [] })).toContain("environ 0,001 g");
});
